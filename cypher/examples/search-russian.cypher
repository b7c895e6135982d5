// en: Where is the interest in the region spoken of, in whatever form of the words?
// ru: Где говорится об интересе к региону, в любой форме слов?
// kk: Аймаққа деген қызығушылық қай жерде айтылады, сөздің кез келген тұлғасында?
CALL db.index.fulltext.queryNodes('claimWordsRussian', 'интерес регион') YIELD node, score
WHERE node:Claim
RETURN node.quote AS quote, round(score, 2) AS score
ORDER BY score DESC, quote
LIMIT 10
