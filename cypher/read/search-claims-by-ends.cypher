// Some claims between the actors, some that each of them holds, some towards each; where stances are given only of these.
// (From an actor there is one way to its claims; the planner would rather read all claims unless it is told the way.)
// params: ends, codes, most, each
// rows: id, document, start, end, quote, topic, holder, target, stance, sign, certainty, negated, saidAt
CALL () {
  MATCH (c:Claim)
  WHERE c.holder IN $ends AND c.target IN $ends AND (size($codes) = 0 OR c.stance IN $codes) AND {{not-rejected}}
    AND {{at-moment}}
    AND {{claim-filters}}
  RETURN c LIMIT $most
  UNION
  UNWIND $ends AS id
  MATCH (actor:Actor {id: id})
  CALL (actor) {
    MATCH (actor)<-[:HELD_BY]-(c:Claim)
    WHERE (size($codes) = 0 OR c.stance IN $codes) AND {{not-rejected}}
      AND {{at-moment}}
      AND {{claim-filters}}
    RETURN c LIMIT $each
  }
  RETURN c
  UNION
  UNWIND $ends AS id
  MATCH (actor:Actor {id: id})
  CALL (actor) {
    MATCH (actor)<-[:TOWARDS]-(c:Claim)
    WHERE (size($codes) = 0 OR c.stance IN $codes) AND {{not-rejected}}
      AND {{at-moment}}
      AND {{claim-filters}}
    RETURN c LIMIT $each
  }
  RETURN c
}
RETURN {{found-claim}}
