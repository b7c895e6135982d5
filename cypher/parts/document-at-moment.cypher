// Document `d` is there: now, or at the moment that is asked for.
// params: filters
($filters.asOf IS NOT NULL OR d.retractedAt IS NULL)
  AND ($filters.asOf IS NULL OR d.recordedAt <= $filters.asOf AND coalesce(d.retractedAt > $filters.asOf, true))
