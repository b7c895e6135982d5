// How many claims that match were made on each day, by sign.
// params: none
// rows: saidAt, sign, claims
MATCH (c:Claim)
WHERE NOT c.negated AND {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE {{end-filters}}
RETURN c.saidAt AS saidAt, c.sign AS sign, count(*) AS claims
