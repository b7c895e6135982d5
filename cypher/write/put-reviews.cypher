// Lays decisions of reviewers beside their claims.
// params: reviews
// rows: reviews
UNWIND $reviews AS row
MATCH (c:Claim {id: row.claim})
CREATE (r:Review {id: row.id, action: row.action, by: row.by, at: row.at, note: row.note})-[:OF]->(c)
RETURN count(r) AS reviews
