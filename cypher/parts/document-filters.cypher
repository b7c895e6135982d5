// The filters that look at a document `d` alone.
// params: filters
(size($filters.document) = 0 OR d.id IN $filters.document)
  AND (size($filters.language) = 0 OR d.language IN $filters.language)
  AND ($filters.from IS NULL OR d.date >= $filters.from)
  AND ($filters.to IS NULL OR d.date <= $filters.to)
