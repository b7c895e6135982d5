// Under one name two snapshots could be meant.
CREATE CONSTRAINT snapshotName IF NOT EXISTS FOR (n:Snapshot) REQUIRE n.name IS UNIQUE
