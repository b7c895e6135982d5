// Actors that a document names which is there, by id, with how often claims that nobody rejected name them.
// params: type, after, limit
// rows: id, type, names, aliases, wikidata, relations, held, received, asserted
MATCH (a:Actor)
WHERE (size($type) = 0 OR a.type IN $type) AND ($after IS NULL OR a.id > $after)
  AND EXISTS { MATCH (a)<-[:MENTIONS]-(d:Document) WHERE {{document-at-moment}} }
WITH a ORDER BY a.id LIMIT $limit
RETURN a.id AS id, a.type AS type, {en: a.name, ru: a.nameRu, kk: a.nameKk} AS names, a.aliases AS aliases,
  a.wikidata AS wikidata,
  COLLECT {
    MATCH (a)-[fact:LEADS|REPRESENTS|MEMBER_OF|PART_OF]->(b:Actor)
    RETURN {kind: type(fact), target: b.id, from: fact.from, to: fact.to, source: fact.source}
    ORDER BY type(fact), b.id, fact.from, fact.to, fact.source
  } AS relations,
  COUNT { MATCH (a)<-[:HELD_BY]-(c:Claim) WHERE {{at-moment}} AND {{not-rejected}} } AS held,
  COUNT { MATCH (a)<-[:TOWARDS]-(c:Claim) WHERE {{at-moment}} AND {{not-rejected}} } AS received,
  COUNT { MATCH (a)<-[:ASSERTED_BY]-(c:Claim) WHERE {{at-moment}} AND {{not-rejected}} RETURN DISTINCT c } AS asserted
ORDER BY id
