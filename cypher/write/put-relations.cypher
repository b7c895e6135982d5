// Adds facts about actors, each with its source.
// params: relations
// rows: none
UNWIND $relations AS row
MATCH (a:Actor {id: row.actor})
MATCH (b:Actor {id: row.target})
CREATE (a)-[:$(row.kind) {from: row.from, to: row.to, source: row.source}]->(b)
