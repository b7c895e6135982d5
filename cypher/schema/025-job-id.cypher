// Two jobs of one id would be one job that is done twice.
CREATE CONSTRAINT jobId IF NOT EXISTS FOR (n:Job) REQUIRE n.id IS UNIQUE
