// en: Which risks are named?
// ru: Какие риски названы?
// kk: Қандай тәуекелдер аталған?
MATCH (c:Claim {kind: 'risk'})
WHERE c.retractedAt IS NULL AND c.review <> 'rejected'
OPTIONAL MATCH (c)-[:ABOUT]->(topic:Topic)
RETURN c.quote AS quote, c.certainty AS certainty, collect(coalesce(topic.en, topic.words)) AS topics
ORDER BY certainty, quote
