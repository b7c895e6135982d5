// Brings a document's own properties to what is given.
// params: document
// rows: none
MERGE (d:Document {id: $document.id})
SET d += $document
