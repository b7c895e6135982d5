// Nobody had rejected claim `c` (at the moment, where one is given).
// params: filters
(c.review <> 'rejected' OR coalesce(c.reviewAt > $filters.asOf, false))
