// Creates claims, or replaces their properties, and ties them to turn, holder, target and topic.
// params: claims
// rows: claims
UNWIND $claims AS row
MATCH (t:Turn {id: row.turn})
MERGE (c:Claim {id: row.properties.id})
SET c = row.properties,
  c.plover = toFloat(row.properties.plover),
  c.goldstein = toFloat(row.properties.goldstein),
  c.posture = toFloat(row.properties.posture),
  c.score = toFloat(row.properties.score),
  c.confidence = toFloat(row.properties.confidence)
CREATE (c)-[:FROM]->(t)
WITH c, row
CALL (c, row) {
  WITH c, row WHERE row.properties.holder IS NOT NULL
  MATCH (a:Actor {id: row.properties.holder})
  CREATE (c)-[:HELD_BY]->(a)
}
CALL (c, row) {
  WITH c, row WHERE row.properties.target IS NOT NULL
  MATCH (a:Actor {id: row.properties.target})
  CREATE (c)-[:TOWARDS]->(a)
}
CALL (c, row) {
  WITH c, row WHERE row.topic IS NOT NULL
  MERGE (topic:Topic {id: row.topic.id})
  ON CREATE SET topic.en = row.topic.en, topic.words = row.topic.words
  CREATE (c)-[:ABOUT]->(topic)
}
RETURN count(c) AS claims
