// en: Who is interested in somebody of whom nothing is said in return?
// ru: Чьё отношение остаётся без ответа?
// kk: Кімнің қатынасы жауапсыз қалған?
MATCH (one:Actor)-[line:STANCE]->(other:Actor)
WHERE NOT EXISTS { (other)-[:STANCE]->(one) }
RETURN one.name AS one, other.name AS other, line.stances AS stances
ORDER BY one, other, stances
