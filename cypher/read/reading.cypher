// What the machine read in a document, packed, with what the document's own node says of it.
// params: document
// rows: content, properties
MATCH (d:Document {id: $document})<-[:OF]-(r:Reading)
RETURN r.content AS content, properties(d) AS properties
