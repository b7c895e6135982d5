// en: Which pairs stand both well and badly towards each other?
// ru: Какие пары относятся друг к другу и хорошо, и плохо сразу?
// kk: Қай жұптар бір-біріне әрі жақсы, әрі жаман қарайды?
MATCH (one:Actor)-[good:STANCE {sign: 1}]-(other:Actor)-[bad:STANCE {sign: -1}]-(one)
WHERE one.id < other.id
RETURN DISTINCT one.name AS one, other.name AS other, good.stances AS good, bad.stances AS bad
ORDER BY one, other
