// The ids of current claims that match, in the order of their documents and positions, from a place on.
// params: actors, holder, target, asserter, document, sign, stance, certainties, negated, from, to, after, limit
// rows: id, document, start, end
MATCH (c:Claim)
WHERE c.document >= coalesce($after[0], '') AND c.start IS NOT NULL AND c.end IS NOT NULL AND c.id IS NOT NULL
  AND c.retractedAt IS NULL
  AND ($after IS NULL OR c.document > $after[0] OR c.start > $after[1]
    OR c.start = $after[1] AND (c.end > $after[2] OR c.end = $after[2] AND c.id > $after[3]))
  AND (size($document) = 0 OR c.document IN $document)
  AND (size($actors) = 0 OR c.holder IN $actors OR c.target IN $actors)
  AND (size($holder) = 0 OR c.holder IN $holder)
  AND (size($target) = 0 OR c.target IN $target)
  AND (size($sign) = 0 OR c.sign IN $sign)
  AND (size($stance) = 0 OR c.stance IN $stance)
  AND c.certainty IN $certainties
  AND ($negated IS NULL OR c.negated = $negated)
  AND ($from IS NULL OR c.saidAt >= $from)
  AND ($to IS NULL OR c.saidAt <= $to)
  AND (size($asserter) = 0 OR EXISTS { MATCH (c)-[:ASSERTED_BY]->(a:Actor) WHERE a.id IN $asserter })
RETURN c.id AS id, c.document AS document, c.start AS start, c.end AS end
ORDER BY c.document, c.start, c.end, c.id
LIMIT $limit
