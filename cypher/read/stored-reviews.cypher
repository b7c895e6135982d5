// The decisions of reviewers that are kept beside the claims of a document, to be compared with what is to be saved.
// params: document
// rows: id, claim, action, by, at, note
MATCH (c:Claim {document: $document})<-[:OF]-(r:Review)
WHERE {{placed}}
RETURN r.id AS id, c.id AS claim, r.action AS action, r.by AS by, r.at AS at, r.note AS note
