// en: Which claims were found by whom: rules, a language model, people?
// ru: Кем найдены утверждения: правилами, языковой моделью, людьми?
// kk: Тұжырымдарды кім тапты: ережелер ме, тіл моделі ме, адамдар ма?
MATCH (c:Claim)
WHERE c.retractedAt IS NULL
RETURN c.methods AS methods, c.review AS review, count(*) AS claims
ORDER BY claims DESC, methods, review
