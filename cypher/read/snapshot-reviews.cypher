// The decisions of reviewers on claims.
// params: claims
// rows: id, claim, action, by, at, note
UNWIND $claims AS id
MATCH (:Claim {id: id})<-[:OF]-(r:Review)
RETURN r.id AS id, id AS claim, r.action AS action, r.by AS by, r.at AS at, r.note AS note
