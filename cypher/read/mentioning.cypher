// Documents that are not removed and name any of these actors, in the order in which they were recorded.
// params: actors
// rows: document
UNWIND $actors AS id
MATCH (:Actor {id: id})<-[:MENTIONS]-(d:Document)
WHERE d.retractedAt IS NULL
WITH DISTINCT d
RETURN d.id AS document
ORDER BY d.recordedAt, d.id
