// Says that a document names these actors.
// params: document, actors
// rows: none
MATCH (d:Document {id: $document})
UNWIND $actors AS id
MATCH (a:Actor {id: id})
MERGE (d)-[:MENTIONS]->(a)
