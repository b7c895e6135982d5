// Lets no other writer in until the transaction ends; the graph stays the version that it is.
// params: none
// rows: none
MERGE (g:Graph {id: 'graph'})
SET g.lock = true
REMOVE g.lock
