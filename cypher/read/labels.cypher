// Counts the nodes of each label, and looks at the properties of the first of them.
// params: sample
// rows: label, count, sampled, properties
CALL db.labels() YIELD label
CALL (label) {
  MATCH (n:$(label))
  RETURN count(n) AS count
}
CALL (label) {
  MATCH (n:$(label))
  WITH n LIMIT toInteger($sample)
  WITH collect(n) AS nodes
  CALL (nodes) {
    UNWIND nodes AS n
    UNWIND keys(n) AS name
    WITH name, replace(valueType(n[name]), ' NOT NULL', '') AS type, count(*) AS times ORDER BY type
    WITH name, collect(type) AS types, sum(times) AS found ORDER BY name
    RETURN collect({name: name, types: types, count: found}) AS properties
  }
  RETURN size(nodes) AS sampled, properties
}
WITH label, count, sampled, properties
WHERE count > 0
RETURN label, count, sampled, properties
ORDER BY label
