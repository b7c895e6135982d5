// Topics are found by the forms of their English name.
CREATE FULLTEXT INDEX topicWordsEnglish IF NOT EXISTS FOR (t:Topic) ON EACH [t.en]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}
