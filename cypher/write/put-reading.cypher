// Keeps what the machine read in a document beside it.
// params: document, content, hash
// rows: none
MATCH (d:Document {id: $document})
MERGE (r:Reading {document: $document})
SET r.content = $content, r.hash = $hash
MERGE (r)-[:OF]->(d)
