// The actors that a document or its claims, retracted ones included, refer to.
// params: document
// rows: actors
MATCH (d:Document {id: $document})
RETURN COLLECT {
  MATCH (d)-[:MENTIONS|INTERVIEWS]->(a:Actor) RETURN a.id
  UNION
  MATCH (c:Claim {document: d.id})-[:HELD_BY|TOWARDS|ASSERTED_BY]->(a:Actor) WHERE {{placed}} RETURN a.id
} AS actors
