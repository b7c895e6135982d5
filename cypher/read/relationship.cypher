// Claims between two actors, in both directions, that may be part of a line or that the text denies.
// An actor asked for by its own id does not fold; else a claim's end folds as it does in the network.
// params: one, other
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
WHERE (c.negated OR c.realis <> 'hypothetical') AND {{not-rejected}}
  AND c.holder IS NOT NULL AND c.target IS NOT NULL
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE (holder = $one AND target = $other OR holder = $other AND target = $one)
RETURN c.id AS id, holder, target
ORDER BY c.negated, c.document, c.start, c.end, c.id
