// A document as it is stored, to be compared with what is to be saved.
// params: document
// rows: properties, mentions, experts, turns, reading
MATCH (d:Document {id: $document})
RETURN properties(d) AS properties,
  COLLECT { MATCH (d)-[:MENTIONS]->(a:Actor) RETURN a.id } AS mentions,
  COLLECT { MATCH (d)-[r:INTERVIEWS]->(a:Actor) RETURN {actor: a.id, index: r.index, state: r.state} ORDER BY r.index } AS experts,
  COLLECT {
    MATCH (d)-[:HAS_TURN]->(t:Turn)
    OPTIONAL MATCH (t)-[r:SPOKEN_BY]->(a:Actor)
    RETURN {index: t.index, role: t.role, start: t.start, end: t.end, speaker: a.id, state: r.state} ORDER BY t.index
  } AS turns,
  head(COLLECT { MATCH (d)<-[:OF]-(r:Reading) RETURN r.hash }) AS reading
