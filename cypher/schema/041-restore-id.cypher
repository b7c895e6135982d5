// Two restores of one id would be one that is completed twice.
CREATE CONSTRAINT restoreId IF NOT EXISTS FOR (n:Restore) REQUIRE n.id IS UNIQUE
