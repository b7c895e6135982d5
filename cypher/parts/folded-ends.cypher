// The ends of a claim `c` after folding. An end folds into the state stored with it, else into the state that the actor
// led or represented on the day it was said; the actors of `$filters.own` stay themselves.
// params: filters
CASE
    WHEN NOT $filters.fold OR c.holder IN $filters.own THEN c.holder
    WHEN c.holderState IS NOT NULL THEN c.holderState
    WHEN NOT c.holder IN $filters.officials THEN c.holder
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:HELD_BY]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.holder)
  END AS holder,
  CASE
    WHEN NOT $filters.fold OR c.target IN $filters.own THEN c.target
    WHEN c.targetState IS NOT NULL THEN c.targetState
    WHEN NOT c.target IN $filters.officials THEN c.target
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:TOWARDS]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.target)
  END AS target
