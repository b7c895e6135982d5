// Who says of whom that they hold which stance towards what; what the text denies included, what is hypothetical not.
// params: none
// rows: asserter, holder, target, topic, stance, sign, negated, claims, claimIds
MATCH (c:Claim)
WHERE c.realis <> 'hypothetical' AND {{not-rejected}}
  AND {{at-moment}}
  AND {{claim-filters}}
WITH c,
  {{folded-ends}}
WHERE holder IS NOT NULL
  AND {{end-filters}}
OPTIONAL MATCH (c)-[:ABOUT]->(topic:Topic)
WITH c, holder, target, CASE WHEN target IS NULL THEN coalesce(topic.en, topic.words) END AS topic ORDER BY c.id
RETURN c.asserter AS asserter, holder, target, topic, c.stance AS stance, c.sign AS sign, c.negated AS negated,
  count(*) AS claims, collect(c.id)[..20] AS claimIds
