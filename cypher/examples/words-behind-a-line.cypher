// en: In which words is Kazakhstan's stance towards Uzbekistan said, and by whom?
// ru: Какими словами и кем сказано об отношении Казахстана к Узбекистану?
// kk: Қазақстанның Өзбекстанға қатынасы қандай сөздермен және кімнің аузымен айтылған?
MATCH (c:Claim {holder: 'KAZ', target: 'UZB'})-[by:ASSERTED_BY]->(asserter:Actor)
WHERE c.retractedAt IS NULL
WITH c, asserter, by ORDER BY by.depth
RETURN c.stance AS stance, c.quote AS quote, c.certainty AS certainty, collect(asserter.name) AS said
ORDER BY stance, quote
