// Counts the relationships of each type, and looks at the ends and properties of the first of them.
// params: sample
// rows: type, count, sampled, properties, joins
CALL db.relationshipTypes() YIELD relationshipType AS type
CALL (type) {
  MATCH ()-[r:$(type)]->()
  RETURN count(r) AS count
}
CALL (type) {
  MATCH ()-[r:$(type)]->()
  WITH r LIMIT toInteger($sample)
  WITH collect(r) AS relationships
  CALL (relationships) {
    UNWIND relationships AS r
    UNWIND keys(r) AS name
    WITH name, replace(valueType(r[name]), ' NOT NULL', '') AS type, count(*) AS times ORDER BY type
    WITH name, collect(type) AS types, sum(times) AS found ORDER BY name
    RETURN collect({name: name, types: types, count: found}) AS properties
  }
  CALL (relationships) {
    UNWIND relationships AS r
    WITH labels(startNode(r)) AS from, labels(endNode(r)) AS to, count(*) AS times
    ORDER BY times DESC, from[0], from[1], to[0], to[1]
    RETURN collect({from: from, to: to, count: times}) AS joins
  }
  RETURN size(relationships) AS sampled, properties, joins
}
WITH type, count, sampled, properties, joins
WHERE count > 0
RETURN type, count, sampled, properties, joins
ORDER BY type
