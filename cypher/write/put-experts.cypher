// Says anew who is interviewed in a document.
// params: document, experts
// rows: none
MATCH (d:Document {id: $document})
CALL (d) {
  OPTIONAL MATCH (d)-[old:INTERVIEWS]->(:Actor)
  DELETE old
}
UNWIND $experts AS row
MATCH (a:Actor {id: row.actor})
CREATE (d)-[:INTERVIEWS {index: row.index, state: row.state}]->(a)
