// What a search shows of a claim `c`.
// params: none
c.id AS id, c.document AS document, c.start AS start, c.end AS end, c.quote AS quote,
  head(COLLECT { MATCH (c)-[:ABOUT]->(topic:Topic) RETURN {en: topic.en, words: topic.words} }) AS topic,
  head(COLLECT { MATCH (c)-[:HELD_BY]->(a:Actor) RETURN {id: a.id, name: a.name} }) AS holder,
  head(COLLECT { MATCH (c)-[:TOWARDS]->(a:Actor) RETURN {id: a.id, name: a.name} }) AS target,
  c.stance AS stance, c.sign AS sign, c.certainty AS certainty, c.negated AS negated, c.saidAt AS saidAt
