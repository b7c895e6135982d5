// The filters that look at a claim `c` alone.
// params: filters
c.certainty IN $filters.certainties
  AND (size($filters.sign) = 0 OR c.sign IN $filters.sign)
  AND (size($filters.stance) = 0 OR c.stance IN $filters.stance)
  AND ($filters.from IS NULL OR c.saidAt >= $filters.from)
  AND ($filters.to IS NULL OR c.saidAt <= $filters.to)
  AND ($filters.negated IS NULL OR c.negated = $filters.negated)
  AND (size($filters.kind) = 0 OR c.kind IN $filters.kind)
  AND (size($filters.realis) = 0 OR c.realis IN $filters.realis)
  AND (size($filters.review) = 0 OR c.review IN $filters.review)
  AND (size($filters.document) = 0 OR c.document IN $filters.document)
  AND (size($filters.method) = 0 OR any(method IN c.methods WHERE method IN $filters.method))
  AND (size($filters.asserter) = 0 OR EXISTS { MATCH (c)-[:ASSERTED_BY]->(a:Actor) WHERE a.id IN $filters.asserter })
  AND (size($filters.language) = 0 OR EXISTS { MATCH (d:Document {id: c.document}) WHERE d.language IN $filters.language })
