// The filters that look at the ends of a claim `c`, as folded (`holder`, `target`) or as they are. With types, there is
// an end, and each that is there has one of the types.
// params: filters
(size($filters.actors) = 0 OR holder IN $filters.actors OR target IN $filters.actors OR c.holder IN $filters.actors OR c.target IN $filters.actors)
  AND (size($filters.type) = 0 OR coalesce(holder, target) IS NOT NULL AND
    (holder IS NULL OR EXISTS { MATCH (a:Actor {id: holder}) WHERE a.type IN $filters.type }) AND
    (target IS NULL OR EXISTS { MATCH (a:Actor {id: target}) WHERE a.type IN $filters.type }))
