// Takes away all that hangs on claims, so that it can be said anew.
// params: claims
// rows: none
UNWIND $claims AS id
MATCH (c:Claim {id: id})
CALL (c) {
  OPTIONAL MATCH (c)-[:HAS_CUE]->(cue:Cue)
  DETACH DELETE cue
}
CALL (c) {
  OPTIONAL MATCH (c)-[link:FROM|HELD_BY|TOWARDS|ABOUT|ASSERTED_BY]->()
  DELETE link
}
