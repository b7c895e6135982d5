// Two nodes with one id would split what is said of one review.
CREATE CONSTRAINT reviewId IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE
