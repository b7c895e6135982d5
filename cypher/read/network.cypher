// Claims that match, grouped by the ends they have after folding and by what tells a line apart.
// params: none
// rows: holder, target, sign, stance, certainty, counts, claims, documents, asserters, scoreSum, scored, firstSaid, lastSaid
MATCH (c:Claim)
WHERE NOT c.negated AND {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE {{end-filters}}
RETURN holder, target, c.sign AS sign, c.stance AS stance, c.certainty AS certainty,
  c.realis <> 'hypothetical' AS counts, count(*) AS claims, collect(DISTINCT c.document) AS documents,
  collect(DISTINCT c.asserter) AS asserters, coalesce(sum(c.score), 0.0) AS scoreSum, count(c.score) AS scored,
  min(c.saidAt) AS firstSaid, max(c.saidAt) AS lastSaid
