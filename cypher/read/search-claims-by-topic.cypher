// The claims whose topics have the words, those that have most of them in each index.
// params: words, isMisspelt, most
// rows: id, document, start, end, quote, topic, holder, target, stance, sign, certainty, negated, saidAt
UNWIND ['topicWordsRussian', 'topicWordsEnglish'][..CASE WHEN $isMisspelt THEN 1 ELSE 2 END] AS index
CALL (index) {
  CALL db.index.fulltext.queryNodes(index, $words) YIELD node AS topic
  MATCH (c:Claim)-[:ABOUT]->(topic)
  WHERE {{not-rejected}}
    AND {{at-moment}}
    AND {{claim-filters}}
  RETURN c LIMIT $most
}
WITH DISTINCT c
RETURN {{found-claim}}
