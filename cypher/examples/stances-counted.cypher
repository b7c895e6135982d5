// en: Which stances occur, and how often?
// ru: Какие отношения встречаются и как часто?
// kk: Қандай қатынастар кездеседі және қаншалықты жиі?
MATCH (c:Claim {kind: 'stance'})
WHERE c.retractedAt IS NULL AND NOT c.negated AND c.review <> 'rejected'
RETURN c.stance AS stance, c.sign AS sign, count(*) AS claims
ORDER BY claims DESC, stance, sign
