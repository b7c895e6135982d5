// What a search shows of a document `d`; `length`: UTF-16 code units of its text.
// params: none
d.id AS id, d.title AS title, d.outlet AS outlet, d.date AS date, d.language AS language,
  COLLECT { MATCH (d)-[r:INTERVIEWS]->(a:Actor) RETURN {id: a.id, name: a.name} ORDER BY r.index } AS experts,
  size(d.text) AS length
