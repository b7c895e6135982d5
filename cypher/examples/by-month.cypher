// en: How do friendly and unfriendly stances change from month to month?
// ru: Как по месяцам меняется число дружественных и недружественных отношений?
// kk: Достық және достық емес қатынастар айдан айға қалай өзгереді?
MATCH (c:Claim)
WHERE c.retractedAt IS NULL AND NOT c.negated AND c.review <> 'rejected' AND c.saidAt IS NOT NULL
RETURN left(c.saidAt, 7) AS month, count(CASE WHEN c.sign = 1 THEN 1 END) AS friendly,
  count(CASE WHEN c.sign = -1 THEN 1 END) AS unfriendly, count(*) AS claims
ORDER BY month
