// All documents that are not removed, with the number of their current claims.
// params: none
// rows: id, claims
MATCH (d:Document)
WHERE d.retractedAt IS NULL
RETURN d.id AS id, COUNT { MATCH (c:Claim {document: d.id}) WHERE {{placed}} AND c.retractedAt IS NULL } AS claims
ORDER BY id
