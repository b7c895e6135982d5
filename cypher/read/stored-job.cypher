// One job.
// params: id
// rows: id, state, step, document, attempts, createdAt, startedAt, endedAt, result, code, message
MATCH (j:Job {id: $id})
RETURN j.id AS id, j.state AS state, j.step AS step, j.document AS document, j.attempts AS attempts,
  j.createdAt AS createdAt, j.startedAt AS startedAt, j.endedAt AS endedAt,
  j.result AS result, j.errorCode AS code, j.errorMessage AS message
