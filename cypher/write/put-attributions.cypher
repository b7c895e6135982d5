// Ties claims to the chain of those who assert them, outermost first (depth 0).
// params: links
// rows: links
UNWIND $links AS row
MATCH (c:Claim {id: row.claim})
MATCH (a:Actor {id: row.actor})
CREATE (c)-[link:ASSERTED_BY {depth: row.depth, certainty: row.certainty, state: row.state, cue: row.cue, start: row.start, end: row.end}]->(a)
RETURN count(link) AS links
