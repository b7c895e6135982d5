// Actors are found by any of their names, inflected or not.
CREATE FULLTEXT INDEX actorWordsRussian IF NOT EXISTS FOR (a:Actor) ON EACH [a.name, a.nameRu, a.nameKk, a.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'russian'}}
