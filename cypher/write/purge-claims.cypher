// Erases claims with their cues and reviews.
// params: claims
// rows: none
UNWIND $claims AS id
MATCH (c:Claim {id: id})
CALL (c) {
  OPTIONAL MATCH (c)-[:HAS_CUE]->(cue:Cue)
  DETACH DELETE cue
}
CALL (c) {
  OPTIONAL MATCH (c)<-[:OF]-(review:Review)
  DETACH DELETE review
}
DETACH DELETE c
