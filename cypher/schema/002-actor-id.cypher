// Two nodes with one id would split what is said of one actor.
CREATE CONSTRAINT actorId IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE
