// en: How do states stand towards each other, when their officials count as the state?
// ru: Как государства относятся друг к другу, если считать их должностных лиц государством?
// kk: Лауазымды тұлғаларды мемлекет деп санағанда, мемлекеттер бір-біріне қалай қарайды?
MATCH (c:Claim)
WHERE c.retractedAt IS NULL AND NOT c.negated AND c.review <> 'rejected'
WITH coalesce(c.holderState, c.holder) AS holder, coalesce(c.targetState, c.target) AS target, c
WHERE holder <> target
RETURN holder, target, count(*) AS claims, collect(DISTINCT c.stance) AS stances
ORDER BY claims DESC, holder, target
