// Adds facts about actors, each with its source; `told` where a decision moved it here: of whom it is told, and towards whom.
// params: relations
// rows: none
UNWIND $relations AS row
MATCH (a:Actor {id: row.actor})
MATCH (b:Actor {id: row.target})
CREATE (a)-[:$(row.kind) {from: row.from, to: row.to, source: row.source, told: row.told}]->(b)
