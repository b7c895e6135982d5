// Ties claims to the earlier ones that they supersede.
// params: ties
// rows: ties
UNWIND $ties AS row
MATCH (later:Claim {id: row.later})
MATCH (earlier:Claim {id: row.earlier})
CREATE (later)-[tie:SUPERSEDES]->(earlier)
RETURN count(tie) AS ties
