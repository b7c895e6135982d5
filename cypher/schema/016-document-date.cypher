// Documents are listed newest first.
CREATE RANGE INDEX documentDate IF NOT EXISTS FOR (d:Document) ON (d.date, d.id)
