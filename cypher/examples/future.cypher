// en: What is expected to happen?
// ru: Чего ожидают в будущем?
// kk: Болашақта не күтіледі?
MATCH (c:Claim {realis: 'future'})
WHERE c.retractedAt IS NULL
OPTIONAL MATCH (c)-[:HELD_BY]->(holder:Actor)
OPTIONAL MATCH (c)-[:TOWARDS]->(target:Actor)
RETURN holder.name AS holder, c.stance AS stance, target.name AS target, c.certainty AS certainty, c.quote AS quote
ORDER BY quote, stance
