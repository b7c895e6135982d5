// en: Which claims are said guardedly, and which words guard them?
// ru: Какие утверждения высказаны осторожно и какими словами смягчены?
// kk: Қай тұжырымдар сақ айтылған және қандай сөздермен жұмсартылған?
MATCH (c:Claim)-[:HAS_CUE]->(cue:Cue {role: 'hedge'})
WHERE c.certainty IN ['PR', 'PS'] AND c.retractedAt IS NULL
RETURN c.certainty AS certainty, cue.text AS words, c.quote AS quote
ORDER BY certainty, quote, words
