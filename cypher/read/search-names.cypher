// All actors that some document has ever named, with all of their names, those that are shown first in front.
// params: none
// rows: id, names
MATCH (a:Actor)
WHERE EXISTS { (a)<-[:MENTIONS]-(:Document) }
RETURN a.id AS id,
  [name IN [a.name, a.nameRu, a.nameKk] + coalesce(a.aliases, []) + [a.id] WHERE name IS NOT NULL] AS names
ORDER BY id
