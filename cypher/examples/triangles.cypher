// en: Which three actors all stand in some relation to each other?
// ru: Какие три актора связаны отношениями попарно?
// kk: Қай үш актор бір-бірімен өзара қатынаста?
MATCH (a:Actor)-[:STANCE]-(b:Actor)-[:STANCE]-(c:Actor)-[:STANCE]-(a)
WHERE a.id < b.id AND b.id < c.id
RETURN DISTINCT a.name AS a, b.name AS b, c.name AS c
ORDER BY a, b, c
