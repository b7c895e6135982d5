// Gives a snapshot another name.
// params: id, name
// rows: id
MATCH (s:Snapshot {id: $id})
SET s.name = $name
RETURN s.id AS id
