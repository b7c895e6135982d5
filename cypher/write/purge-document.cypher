// Erases a document, its turns, what was read in it, and facts whose only source are its words.
// params: document
// rows: none
MATCH (d:Document {id: $document})
CALL (d) {
  OPTIONAL MATCH (d)-[:MENTIONS]->(:Actor)-[fact:LEADS|REPRESENTS|MEMBER_OF|PART_OF]->(:Actor)
  WHERE fact.source STARTS WITH d.id + '#'
  DELETE fact
}
CALL (d) {
  OPTIONAL MATCH (d)<-[:OF]-(r:Reading)
  DETACH DELETE r
}
CALL (d) {
  OPTIONAL MATCH (d)-[:HAS_TURN]->(t:Turn)
  DETACH DELETE t
}
DETACH DELETE d
