// Two nodes with one id would split what is said of one graph.
CREATE CONSTRAINT graphId IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE
