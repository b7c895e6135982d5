// Actors as they are stored, with the facts about them; `told` is what documents say where people decided otherwise.
// params: actors
// rows: id, type, name, nameRu, nameKk, aliases, wikidata, provisional, told, relations
UNWIND $actors AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id, a.type AS type, a.name AS name, a.nameRu AS nameRu, a.nameKk AS nameKk, a.aliases AS aliases,
  a.wikidata AS wikidata, coalesce(a.provisional, false) AS provisional,
  CASE WHEN a.toldName IS NOT NULL
    THEN {name: a.toldName, nameRu: a.toldNameRu, nameKk: a.toldNameKk, aliases: a.toldAliases}
  END AS told,
  COLLECT {
    MATCH (a)-[fact:LEADS|REPRESENTS|MEMBER_OF|PART_OF]->(b:Actor)
    RETURN {kind: type(fact), target: b.id, from: fact.from, to: fact.to, source: fact.source, told: fact.told}
  } AS relations
