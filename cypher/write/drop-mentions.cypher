// Says that a document does not name these actors any more, and takes away what only its words said of them.
// params: document, actors
// rows: none
MATCH (d:Document {id: $document})
UNWIND $actors AS id
MATCH (d)-[mention:MENTIONS]->(a:Actor {id: id})
CALL (d, a) {
  OPTIONAL MATCH (a)-[fact:LEADS|REPRESENTS|MEMBER_OF|PART_OF]->(:Actor)
  WHERE fact.source STARTS WITH d.id + '#'
  DELETE fact
}
DELETE mention
