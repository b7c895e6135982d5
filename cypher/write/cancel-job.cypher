// Ends a job that waits or runs; what it had to read is dropped. No row: it ended before.
// params: id, at
// rows: id
MATCH (j:Job {id: $id})
WHERE j.state IN ['queued', 'running']
SET j.state = 'cancelled', j.endedAt = $at
REMOVE j.input, j.worker, j.leaseUntil
RETURN j.id AS id
