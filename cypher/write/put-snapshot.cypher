// Notes that a snapshot is kept; one of this id that is there stays as it is.
// params: snapshot
// rows: name
MERGE (s:Snapshot {id: $snapshot.id})
ON CREATE SET s = $snapshot
RETURN s.name AS name
