// Claim `c` is there: now, or at the moment that is asked for.
// params: filters
($filters.asOf IS NOT NULL OR c.retractedAt IS NULL)
  AND ($filters.asOf IS NULL OR c.recordedAt <= $filters.asOf AND coalesce(c.retractedAt > $filters.asOf, true))
