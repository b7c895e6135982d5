// Ends a job whose lease still holds; what it had to read is dropped. No row: the lease is lost.
// params: id, attempt, properties
// rows: id
MATCH (j:Job {id: $id})
WHERE j.state = 'running' AND j.attempts = $attempt
SET j += $properties
REMOVE j.input, j.worker, j.leaseUntil
RETURN j.id AS id
