// The texts of documents.
// params: documents
// rows: id, text
UNWIND $documents AS document
MATCH (d:Document {id: document})
RETURN d.id AS id, d.text AS text
