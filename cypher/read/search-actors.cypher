// Those of the given actors that a matching document names, with the number of claims that were ever recorded of them.
// params: found
// rows: id, type, names, claims
UNWIND $found AS id
MATCH (a:Actor {id: id})
WHERE EXISTS { MATCH (a)<-[:MENTIONS]-(d:Document) WHERE {{document-at-moment}} AND {{document-filters}} }
RETURN a.id AS id, a.type AS type, {en: a.name, ru: a.nameRu, kk: a.nameKk} AS names,
  COUNT { (a)<-[:HELD_BY]-() } + COUNT { (a)<-[:TOWARDS]-() } AS claims
