// Retracts claims: they are still there as of before.
// params: claims, at
// rows: none
UNWIND $claims AS id
MATCH (c:Claim {id: id})
SET c.retractedAt = $at
