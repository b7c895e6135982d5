// Draws the folded lines between actors, or brings them to what the claims now say.
// params: stances
// rows: stances
UNWIND $stances AS row
MATCH (holder:Actor {id: row.holder})
MATCH (target:Actor {id: row.target})
MERGE (holder)-[line:STANCE {id: row.properties.id}]->(target)
SET line += row.properties, line.meanScore = toFloat(row.properties.meanScore)
RETURN count(line) AS stances
