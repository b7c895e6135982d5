// Topics are found by their own index: among the hits of the claims' index they would be lost behind the claims.
CREATE FULLTEXT INDEX topicWordsRussian IF NOT EXISTS FOR (t:Topic) ON EACH [t.words, t.en]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'russian'}}
