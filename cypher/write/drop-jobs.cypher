// Drops jobs that ended before a moment, and of the others that ended all but the newest so many.
// params: before, kept
// rows: none
MATCH (j:Job)
WHERE j.endedAt IS NOT NULL
WITH j ORDER BY j.number DESC
WITH collect(j) AS ended
UNWIND [index IN range(0, size(ended) - 1) WHERE index >= $kept OR ended[index].endedAt < $before | ended[index]] AS old
DELETE old
