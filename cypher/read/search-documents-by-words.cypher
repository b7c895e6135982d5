// The documents that have the words in title, text or outlet, those that have most of them in each index.
// params: words, isMisspelt, most
// rows: id, title, outlet, date, language, experts, length
UNWIND ['documentWordsRussian', 'documentWordsEnglish'][..CASE WHEN $isMisspelt THEN 1 ELSE 2 END] AS index
CALL (index) {
  CALL db.index.fulltext.queryNodes(index, $words) YIELD node AS d, score
  WHERE {{document-at-moment}} AND {{document-filters}}
  RETURN d, score LIMIT $most
}
WITH d, max(score) AS score
ORDER BY score DESC, d.id LIMIT $most
RETURN {{found-document}}
