// Current claims between two actors, in both directions, that may be part of a line or that the text denies.
// An actor asked for by its own id is itself; else a claim's end folds as it does in the network.
// params: one, other, sign, stance, certainties, from, to, fold, officials
// rows: id, holder, target
CALL () {
  MATCH (c:Claim) WHERE c.holder IN [$one, $other] RETURN c
  UNION
  MATCH (c:Claim) WHERE c.holderState IN [$one, $other] RETURN c
  UNION
  MATCH (state:Actor)<-[:LEADS|REPRESENTS]-(person:Actor) WHERE state.id IN [$one, $other]
  MATCH (c:Claim {holder: person.id}) RETURN c
}
WITH c
WHERE c.retractedAt IS NULL AND c.review <> 'rejected' AND (c.negated OR c.realis <> 'hypothetical')
  AND c.holder IS NOT NULL AND c.target IS NOT NULL
  AND c.certainty IN $certainties
  AND (size($sign) = 0 OR c.sign IN $sign)
  AND (size($stance) = 0 OR c.stance IN $stance)
  AND ($from IS NULL OR c.saidAt >= $from)
  AND ($to IS NULL OR c.saidAt <= $to)
WITH c,
  CASE
    WHEN NOT $fold OR c.holder IN [$one, $other] THEN c.holder
    WHEN c.holderState IS NOT NULL THEN c.holderState
    WHEN NOT c.holder IN $officials THEN c.holder
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:HELD_BY]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.holder)
  END AS holder,
  CASE
    WHEN NOT $fold OR c.target IN [$one, $other] THEN c.target
    WHEN c.targetState IS NOT NULL THEN c.targetState
    WHEN NOT c.target IN $officials THEN c.target
    ELSE coalesce(head(COLLECT {
      MATCH (c)-[:TOWARDS]->(:Actor)-[office:LEADS|REPRESENTS]->(state:State)
      WHERE coalesce(office.from <= c.saidAt, true) AND coalesce(c.saidAt < office.to, true)
      RETURN state.id ORDER BY type(office), state.id
    }), c.target)
  END AS target
WHERE holder = $one AND target = $other OR holder = $other AND target = $one
RETURN c.id AS id, holder, target
ORDER BY c.negated, c.document, c.start, c.end, c.id
