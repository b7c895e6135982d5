// Claims that one actor holds or receives (it does not fold), in groups.
// params: id
// rows: holder, target, asserter, stance, sign, negated, saidAt, claims
CALL () {
  MATCH (:Actor {id: $id})<-[:HELD_BY|TOWARDS]-(c:Claim) RETURN c
  UNION
  MATCH (c:Claim {holderState: $id}) RETURN c
  UNION
  MATCH (c:Claim {targetState: $id}) RETURN c
  UNION
  MATCH (:Actor {id: $id})<-[:LEADS|REPRESENTS]-(:Actor)<-[:HELD_BY|TOWARDS]-(c:Claim) RETURN c
}
WITH c
WHERE {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE (holder = $id OR target = $id)
  AND {{end-filters}}
RETURN holder, target, c.asserter AS asserter, c.stance AS stance, c.sign AS sign, c.negated AS negated,
  c.saidAt AS saidAt, count(*) AS claims
