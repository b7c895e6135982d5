// Notes that a snapshot is being brought into the graph.
// params: restore
// rows: none
CREATE (r:Restore)
SET r = $restore, r.aliveAt = toString(datetime.realtime('Z'))
