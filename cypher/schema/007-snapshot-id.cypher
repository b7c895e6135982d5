// Two nodes with one id would split what is said of one snapshot.
CREATE CONSTRAINT snapshotId IF NOT EXISTS FOR (n:Snapshot) REQUIRE n.id IS UNIQUE
