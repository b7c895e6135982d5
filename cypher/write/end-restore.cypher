// Forgets a restore, which is done or was taken back.
// params: id
// rows: none
MATCH (r:Restore {id: $id})
DETACH DELETE r
