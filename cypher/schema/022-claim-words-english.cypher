// Claims are found by the words quoted, in whatever form, and topics by their English name.
CREATE FULLTEXT INDEX claimWordsEnglish IF NOT EXISTS FOR (n:Claim|Topic) ON EACH [n.quote, n.en]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}
