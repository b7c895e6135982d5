// en: What does the expert say that others say?
// ru: Что эксперт передаёт со слов других?
// kk: Сарапшы басқалардың сөзінен не жеткізеді?
MATCH (c:Claim)-[by:ASSERTED_BY]->(source:Actor)
WHERE by.depth >= 2 AND c.retractedAt IS NULL
RETURN source.name AS source, c.holder AS holder, c.stance AS stance, c.target AS target, c.quote AS quote
ORDER BY source, stance, quote
