// Restores that have not ended, with the seconds since somebody said that they work on it.
// params: none
// rows: id, snapshot, name, mode, prefer, done, total, added, replaced, owner, silent
MATCH (r:Restore)
RETURN r.id AS id, r.snapshot AS snapshot, r.name AS name, r.mode AS mode, r.prefer AS prefer, r.done AS done,
  r.total AS total, r.added AS added, r.replaced AS replaced, r.owner AS owner,
  duration.inSeconds(datetime(r.aliveAt), datetime.realtime('Z')).seconds AS silent
