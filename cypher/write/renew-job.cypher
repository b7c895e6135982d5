// Prolongs a lease that still holds, and says where the job is. No row: the lease is lost.
// params: id, attempt, seconds, step, document
// rows: until
MATCH (j:Job {id: $id})
WHERE j.state = 'running' AND j.attempts = $attempt
SET j.step = $step,
  j.document = coalesce($document, j.document),
  j.leaseUntil = toString(datetime.realtime('Z') + duration({milliseconds: toInteger($seconds * 1000)}))
RETURN j.leaseUntil AS until
