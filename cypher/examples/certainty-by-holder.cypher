// en: How surely are the stances of each actor known?
// ru: Насколько уверенно говорится об отношениях каждого актора?
// kk: Әр актордың қатынасы қаншалықты сенімді айтылады?
MATCH (c:Claim)-[:HELD_BY]->(holder:Actor)
WHERE c.retractedAt IS NULL
WITH holder.name AS holder, c.certainty AS certainty, count(*) AS claims
ORDER BY holder, certainty
RETURN holder, collect({certainty: certainty, claims: claims}) AS certainties
