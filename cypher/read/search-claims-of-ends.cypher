// The claims with one of the actors at an end whose quotes have the words: among many claims with the words alone, they
// could be too far behind to be looked at. (The number keeps a word that stands everywhere from taking seconds.)
// params: words, ends, most
// rows: id, document, start, end, quote, topic, holder, target, stance, sign, certainty, negated, saidAt
UNWIND ['claimWordsRussian', 'claimWordsEnglish'] AS index
CALL (index) {
  CALL db.index.fulltext.queryNodes(index, $words, {limit: 10000}) YIELD node AS c
  WHERE (c.holder IN $ends OR c.target IN $ends) AND {{not-rejected}}
    AND {{at-moment}}
    AND {{claim-filters}}
  RETURN c LIMIT $most
}
WITH DISTINCT c
RETURN {{found-claim}}
