// The newest documents that interview one of the actors.
// params: ends, most
// rows: id, title, outlet, date, language, experts, length
MATCH (expert:Actor)<-[:INTERVIEWS]-(d:Document)
WHERE expert.id IN $ends AND {{document-at-moment}} AND {{document-filters}}
WITH DISTINCT d ORDER BY d.date DESC, d.id LIMIT $most
RETURN {{found-document}}
