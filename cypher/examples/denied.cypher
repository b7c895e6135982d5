// en: What does the text deny?
// ru: Что в тексте отрицается?
// kk: Мәтінде не теріске шығарылады?
MATCH (c:Claim {negated: true})-[:HELD_BY]->(holder:Actor)
WHERE c.retractedAt IS NULL
RETURN holder.name AS holder, c.stance AS stance, c.target AS target, c.quote AS quote
ORDER BY holder, stance, quote
