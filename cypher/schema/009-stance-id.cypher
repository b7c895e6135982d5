// One line for each ordered pair and sign.
CREATE CONSTRAINT stanceId IF NOT EXISTS FOR ()-[s:STANCE]-() REQUIRE s.id IS UNIQUE
