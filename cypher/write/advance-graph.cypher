// Counts the graph's version up, and by that lets one writer in at a time until its transaction ends.
// params: none
// rows: version
MERGE (g:Graph {id: 'graph'})
SET g.version = coalesce(g.version, 0) + 1, g.identity = coalesce(g.identity, left(randomUUID(), 8))
RETURN g.version AS version
