// Documents that are there, newest first, from a place on.
// params: after, limit
// rows: id, title, outlet, date, language, experts, url, rights, source, hash, recordedAt, retractedAt, claims
MATCH (d:Document)
WHERE {{document-at-moment}} AND ($after IS NULL OR d.date < $after[0] OR d.date = $after[0] AND d.id > $after[1])
WITH d ORDER BY d.date DESC, d.id LIMIT $limit
RETURN d.id AS id, d.title AS title, d.outlet AS outlet, d.date AS date, d.language AS language,
  COLLECT {
    MATCH (d)-[r:INTERVIEWS]->(a:Actor)
    RETURN {id: a.id, type: a.type, name: a.name, state: r.state}
    ORDER BY r.index
  } AS experts,
  d.url AS url, d.rights AS rights, d.source AS source, d.hash AS hash, d.recordedAt AS recordedAt,
  d.retractedAt AS retractedAt,
  COUNT { MATCH (c:Claim {document: d.id}) WHERE {{placed}} AND {{at-moment}} } AS claims
ORDER BY date DESC, id
