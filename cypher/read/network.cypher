// Current claims that match, grouped by the ends they have after folding and by what tells a line apart.
// A claim's end folds into the state stored with it, else into the state that the actor led or represented that day.
// params: actors, sign, stance, certainties, from, to, fold, officials
// rows: holder, target, sign, stance, certainty, counts, claims, documents, asserters, scoreSum, scored, firstSaid, lastSaid
MATCH (c:Claim)
WHERE c.retractedAt IS NULL AND NOT c.negated AND c.review <> 'rejected'
  AND c.certainty IN $certainties
  AND (size($sign) = 0 OR c.sign IN $sign)
  AND (size($stance) = 0 OR c.stance IN $stance)
  AND ($from IS NULL OR c.saidAt >= $from)
  AND ($to IS NULL OR c.saidAt <= $to)
WITH c,
  CASE
    WHEN NOT $fold THEN c.holder
    WHEN c.holderState IS NOT NULL THEN c.holderState
    WHEN NOT c.holder IN $officials THEN c.holder
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:HELD_BY]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.holder)
  END AS holder,
  CASE
    WHEN NOT $fold THEN c.target
    WHEN c.targetState IS NOT NULL THEN c.targetState
    WHEN NOT c.target IN $officials THEN c.target
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:TOWARDS]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.target)
  END AS target
WHERE size($actors) = 0 OR holder IN $actors OR target IN $actors OR c.holder IN $actors OR c.target IN $actors
RETURN holder, target, c.sign AS sign, c.stance AS stance, c.certainty AS certainty,
  c.realis <> 'hypothetical' AS counts, count(*) AS claims, collect(DISTINCT c.document) AS documents,
  collect(DISTINCT c.asserter) AS asserters, coalesce(sum(c.score), 0.0) AS scoreSum, count(c.score) AS scored,
  min(c.saidAt) AS firstSaid, max(c.saidAt) AS lastSaid
