// en: What did reviewers change or reject, and why?
// ru: Что рецензенты изменили или отклонили и почему?
// kk: Тексерушілер нені өзгертті не қабылдамады және неге?
MATCH (review:Review)-[:OF]->(c:Claim)
WHERE review.action IN ['edit', 'reject']
RETURN review.action AS action, review.by AS by, review.note AS note, c.stance AS stance, c.quote AS quote
ORDER BY action, quote, stance
