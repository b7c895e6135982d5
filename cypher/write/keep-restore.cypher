// Says that somebody still works on a restore, and who. No row: it has ended.
// params: id, owner
// rows: id
MATCH (r:Restore {id: $id})
SET r.owner = $owner, r.aliveAt = toString(datetime.realtime('Z'))
RETURN r.id AS id
