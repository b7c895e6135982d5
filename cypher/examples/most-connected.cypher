// en: Which actors are joined with most others?
// ru: Какие акторы связаны с наибольшим числом других?
// kk: Қай акторлар ең көп актормен байланысқан?
MATCH (actor:Actor)-[:STANCE]-(other:Actor)
RETURN actor.name AS actor, count(DISTINCT other) AS others
ORDER BY others DESC, actor
