// Creates turns, or brings them to what is given.
// params: document, turns
// rows: none
MATCH (d:Document {id: $document})
UNWIND $turns AS row
MERGE (t:Turn {id: row.id})
SET t += row.properties
MERGE (d)-[:HAS_TURN]->(t)
WITH t, row
CALL (t) {
  OPTIONAL MATCH (t)-[old:SPOKEN_BY]->(:Actor)
  DELETE old
}
WITH t, row
WHERE row.speaker IS NOT NULL
MATCH (a:Actor {id: row.speaker})
CREATE (t)-[:SPOKEN_BY {state: row.state}]->(a)
