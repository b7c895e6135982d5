// The claims of one asserter, holder, stance and target, retracted ones included, with what each supersedes now.
// params: series
// rows: claims
UNWIND $series AS series
CALL (series) {
  MATCH (c:Claim {holder: series.holder, target: series.target})
  WHERE c.stance = series.stance AND c.asserter = series.asserter
  WITH c ORDER BY c.saidAt, c.document, c.start, c.id
  RETURN collect({
    id: c.id, saidAt: c.saidAt, isCurrent: c.retractedAt IS NULL,
    supersedes: COLLECT { MATCH (c)-[:SUPERSEDES]->(earlier:Claim) RETURN earlier.id }
  }) AS claims
}
RETURN claims
