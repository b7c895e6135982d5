// What happened between two moments to claims that match: they were recorded, retracted, or reviewed. A review that is
// older than the claim's record came in with it, and is no change of its own.
// params: since, until
// rows: id, change, at
MATCH (c:Claim)
WHERE {{claim-filters}}
  AND (c.recordedAt > $since OR c.retractedAt > $since OR c.reviewAt > $since)
WITH c,
  {{folded-ends}}
WHERE {{end-filters}}
UNWIND [['recorded', c.recordedAt], ['reviewed', c.reviewAt], ['retracted', c.retractedAt]] AS event
WITH c, event[0] AS change, event[1] AS at
WHERE at > $since AND at >= c.recordedAt AND ($until IS NULL OR at <= $until)
RETURN c.id AS id, change, at
ORDER BY at, id, change
