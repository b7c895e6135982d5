// Jobs that did not end, oldest first, with how often they were begun and not given back.
// params: none
// rows: id, document, text, isRunning, isLapsed, attempt, begun
MATCH (j:Job)
WHERE j.state IN ['queued', 'running']
WITH j ORDER BY j.number
RETURN j.id AS id, j.document AS document, j.text AS text,
  j.state = 'running' AS isRunning,
  j.state = 'running' AND datetime(j.leaseUntil) <= datetime.realtime() AS isLapsed,
  j.attempts AS attempt, j.attempts - j.released AS begun
