// Retracts a document.
// params: document, at
// rows: none
MATCH (d:Document {id: $document})
SET d.retractedAt = $at
