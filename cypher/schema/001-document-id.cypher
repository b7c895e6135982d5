// Two nodes with one id would split what is said of one document.
CREATE CONSTRAINT documentId IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE
