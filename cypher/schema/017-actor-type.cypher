// Actors are filtered by type.
CREATE RANGE INDEX actorType IF NOT EXISTS FOR (a:Actor) ON (a.type)
