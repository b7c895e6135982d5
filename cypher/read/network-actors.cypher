// The actors of a picture.
// params: actors
// rows: id, type, names, wikidata
UNWIND $actors AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id, a.type AS type, {en: a.name, ru: a.nameRu, kk: a.nameKk} AS names, a.wikidata AS wikidata
ORDER BY id
