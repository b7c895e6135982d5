// en: Who says most, and how surely?
// ru: Кто утверждает больше всего и насколько уверенно?
// kk: Кім ең көп айтады және қаншалықты сенімді?
MATCH (c:Claim)
WHERE c.retractedAt IS NULL
MATCH (asserter:Actor {id: c.asserter})
RETURN asserter.name AS asserter, count(*) AS claims, count(CASE WHEN c.certainty = 'CT' THEN 1 END) AS certain
ORDER BY claims DESC, asserter
