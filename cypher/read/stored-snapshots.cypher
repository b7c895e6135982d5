// Snapshots that are kept, newest first; or those that are meant by a word: by id, its beginning, or name.
// params: ref
// rows: id, name, note, at, createdAt, program, filters, documents, claims, reviews, actors, bytes
MATCH (s:Snapshot)
WHERE $ref IS NULL OR s.id = $ref OR s.name = $ref OR size($ref) >= 8 AND s.id STARTS WITH $ref
RETURN s.id AS id, s.name AS name, s.note AS note, s.at AS at, s.createdAt AS createdAt, s.program AS program,
  s.filters AS filters, s.documents AS documents, s.claims AS claims, s.reviews AS reviews, s.actors AS actors,
  s.bytes AS bytes
ORDER BY s.createdAt DESC, s.id
