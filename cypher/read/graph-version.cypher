// Which state the graph is in: another word after everything that is written, and in another graph. While a snapshot is
// being restored, its name.
// params: none
// rows: version, restoring
OPTIONAL MATCH (g:Graph {id: 'graph'})
RETURN coalesce(coalesce(g.identity, 'graph') + '.' + toString(g.version), 'empty') AS version,
  head(COLLECT { MATCH (r:Restore) RETURN r.name LIMIT 1 }) AS restoring
