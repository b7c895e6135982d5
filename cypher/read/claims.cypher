// The ids of claims that match, in the order of their documents and positions, from a place on.
// params: holder, target, after, limit
// rows: id, document, start, end
MATCH (c:Claim)
WHERE c.document >= coalesce($after[0], '') AND {{placed}}
  AND ($after IS NULL OR c.document > $after[0] OR c.start > $after[1]
    OR c.start = $after[1] AND (c.end > $after[2] OR c.end = $after[2] AND c.id > $after[3]))
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE {{end-filters}}
  AND (size($holder) = 0 OR c.holder IN $holder OR holder IN $holder)
  AND (size($target) = 0 OR c.target IN $target OR target IN $target)
RETURN c.id AS id, c.document AS document, c.start AS start, c.end AS end
ORDER BY c.document, c.start, c.end, c.id
LIMIT $limit
