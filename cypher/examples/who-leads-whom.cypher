// en: Who leads which state?
// ru: Кто возглавляет какое государство?
// kk: Қай мемлекетті кім басқарады?
MATCH (person:Person)-[post:LEADS]->(state:State)
RETURN person.name AS person, state.name AS state, post.from AS since, post.to AS until
ORDER BY state, since
