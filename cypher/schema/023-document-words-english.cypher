// Documents are found by title, text and outlet. (Neo4j keeps one full-text index for one set of properties.)
CREATE FULLTEXT INDEX documentWordsEnglish IF NOT EXISTS FOR (d:Document) ON EACH [d.title, d.text, d.outlet]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}
