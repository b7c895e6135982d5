// Claims are found by the words quoted, in whatever form, and topics by the words of the text.
CREATE FULLTEXT INDEX claimWordsRussian IF NOT EXISTS FOR (n:Claim|Topic) ON EACH [n.quote, n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'russian'}}
