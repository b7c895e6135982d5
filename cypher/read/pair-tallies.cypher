// What the current claims between pairs of actors say, counted for the lines between them.
// params: pairs
// rows: holder, target, sign, stance, certainty, claims, documents, asserters, scoreSum, scored, firstSaid, lastSaid
UNWIND $pairs AS pair
UNWIND [[pair.one, pair.other], [pair.other, pair.one]] AS ends
MATCH (c:Claim {holder: ends[0], target: ends[1]})
WHERE c.retractedAt IS NULL AND NOT c.negated AND c.realis <> 'hypothetical' AND c.review <> 'rejected'
RETURN c.holder AS holder, c.target AS target, c.sign AS sign, c.stance AS stance, c.certainty AS certainty,
  count(*) AS claims, collect(DISTINCT c.document) AS documents, collect(DISTINCT c.asserter) AS asserters,
  coalesce(sum(c.score), 0.0) AS scoreSum, count(c.score) AS scored, min(c.saidAt) AS firstSaid, max(c.saidAt) AS lastSaid
