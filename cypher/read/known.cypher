// What the graph knows of a document, so that the same text need not be read again.
// params: document
// rows: hash, extractor, retractedAt
MATCH (d:Document {id: $document})
RETURN d.hash AS hash, d.extractor AS extractor, d.retractedAt AS retractedAt
