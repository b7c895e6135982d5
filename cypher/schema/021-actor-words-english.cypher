// Actors are found by their English name and their aliases.
CREATE FULLTEXT INDEX actorWordsEnglish IF NOT EXISTS FOR (a:Actor) ON EACH [a.name, a.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}
