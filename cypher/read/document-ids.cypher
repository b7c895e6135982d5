// The ids of all documents that are there at a moment.
// params: asOf
// rows: id
MATCH (d:Document)
WHERE d.recordedAt <= $asOf AND coalesce(d.retractedAt > $asOf, true)
RETURN d.id AS id
