// Says that a document has named these actors, in this or an earlier version of its text.
// params: document, actors
// rows: none
MATCH (d:Document {id: $document})
UNWIND $actors AS id
MATCH (a:Actor {id: id})
MERGE (d)-[:MENTIONS]->(a)
