// en: Who is mentioned without having a stance?
// ru: Кто упоминается, но без отношения к кому-либо?
// kk: Кім аталады, бірақ ешкімге қатынасы көрсетілмеген?
MATCH (:Document)-[:MENTIONS]->(actor:Actor)
WHERE NOT EXISTS { (actor)-[:STANCE]->() }
RETURN DISTINCT actor.name AS actor, actor.type AS type
ORDER BY actor
