// en: What can actors do, rather than what they do?
// ru: Что акторы могут, а не что они делают?
// kk: Акторлар не істей алады (не істеп жатқаны емес)?
MATCH (c:Claim {modality: 'capability'})
WHERE c.retractedAt IS NULL
OPTIONAL MATCH (c)-[:HELD_BY]->(holder:Actor)
RETURN holder.name AS holder, c.stance AS stance, c.target AS target, c.quote AS quote
ORDER BY holder, stance, quote
