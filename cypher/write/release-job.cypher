// Gives a job back whose lease still holds. That it was begun does not count against it.
// params: id, attempt
// rows: id
MATCH (j:Job {id: $id})
WHERE j.state = 'running' AND j.attempts = $attempt
SET j.state = 'queued', j.step = 'waiting', j.released = j.released + 1
REMOVE j.worker, j.leaseUntil
RETURN j.id AS id
