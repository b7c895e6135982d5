// en: Which topics come up, and whose are they?
// ru: Какие темы поднимаются и чьи они?
// kk: Қандай тақырыптар көтеріледі және олар кімдікі?
MATCH (topic:Topic)<-[:ABOUT]-(c:Claim)-[:HELD_BY]->(holder:Actor)
WHERE c.retractedAt IS NULL
RETURN coalesce(topic.en, topic.words) AS topic, collect(DISTINCT holder.name) AS holders, count(*) AS claims
ORDER BY claims DESC, topic
