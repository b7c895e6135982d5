// Some claims of the stances.
// params: codes, most
// rows: id, document, start, end, quote, topic, holder, target, stance, sign, certainty, negated, saidAt
MATCH (c:Claim)
WHERE c.stance IN $codes AND {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c LIMIT $most
RETURN {{found-claim}}
