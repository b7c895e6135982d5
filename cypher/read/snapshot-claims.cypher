// Claims that match, by id from a place on, with what happened to them after they were recorded.
// params: holder, target, after, limit
// rows: id, document, changedAt
MATCH (c:Claim)
WHERE c.id > $after
  AND {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE {{end-filters}}
  AND (size($holder) = 0 OR c.holder IN $holder OR holder IN $holder)
  AND (size($target) = 0 OR c.target IN $target OR target IN $target)
RETURN c.id AS id, c.document AS document, c.changedAt AS changedAt
ORDER BY c.id
LIMIT $limit
