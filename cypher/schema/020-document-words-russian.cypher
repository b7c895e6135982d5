// Documents are found by title and text.
CREATE FULLTEXT INDEX documentWordsRussian IF NOT EXISTS FOR (d:Document) ON EACH [d.title, d.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'russian'}}
