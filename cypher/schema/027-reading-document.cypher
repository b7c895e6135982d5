// Two nodes of one document would be two readings, and nobody could say which one decisions are laid over.
CREATE CONSTRAINT readingDocument IF NOT EXISTS FOR (n:Reading) REQUIRE n.document IS UNIQUE
