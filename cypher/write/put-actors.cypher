// Creates actors, or brings their properties to what is given.
// params: actors
// rows: none
UNWIND $actors AS row
MERGE (a:Actor {id: row.id})
REMOVE a:State:GovBody:Person:Igo:Bloc:Region:Company:Media:NonState:Public:Group
SET a:$(row.label), a += row.properties
