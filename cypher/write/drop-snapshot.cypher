// Forgets a snapshot.
// params: id
// rows: none
MATCH (s:Snapshot {id: $id})
DETACH DELETE s
