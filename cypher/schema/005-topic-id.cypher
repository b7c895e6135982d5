// Two nodes with one id would split what is said of one topic.
CREATE CONSTRAINT topicId IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE
