// Two nodes with one id would split what is said of one turn.
CREATE CONSTRAINT turnId IF NOT EXISTS FOR (n:Turn) REQUIRE n.id IS UNIQUE
