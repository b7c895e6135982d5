// Notes that one more document of a restore is done, which was new, or wrote over what was there.
// params: id, added, replaced
// rows: done
MATCH (r:Restore {id: $id})
SET r.done = r.done + 1, r.added = r.added + $added, r.replaced = r.replaced OR $replaced,
  r.aliveAt = toString(datetime.realtime('Z'))
RETURN r.done AS done
