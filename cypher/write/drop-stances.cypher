// Takes away the lines between pairs of actors, in both directions, that no claim stands behind any more.
// params: pairs, keep
// rows: none
UNWIND $pairs AS pair
MATCH (:Actor {id: pair.one})-[line:STANCE]-(:Actor {id: pair.other})
WHERE NOT line.id IN $keep
DELETE line
