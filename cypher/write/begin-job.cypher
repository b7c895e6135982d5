// Leases a job to a worker. The moment is the database's own, whatever time the worker's machine believes it is.
// params: id, worker, seconds, at
// rows: attempt, until, input
MATCH (j:Job {id: $id})
SET j.state = 'running',
  j.step = CASE j.kind WHEN 'address' THEN 'fetching' ELSE 'reading' END,
  j.attempts = j.attempts + 1,
  j.worker = $worker,
  j.startedAt = coalesce(j.startedAt, $at),
  j.leaseUntil = toString(datetime.realtime('Z') + duration({milliseconds: toInteger($seconds * 1000)}))
RETURN j.attempts AS attempt, j.leaseUntil AS until, j.input AS input
