// Lets one transaction at a time put or lease jobs, until it ends; gives the place of the next job.
// params: none
// rows: number
MERGE (q:Queue {id: 'jobs'})
SET q.number = coalesce(q.number, 0) + 1
RETURN q.number AS number
