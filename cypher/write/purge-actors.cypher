// Erases those of the given actors that nothing refers to any more; their own facts go with them.
// params: actors
// rows: erased
UNWIND $actors AS id
MATCH (a:Actor {id: id})
WHERE NOT EXISTS { (a)<-[:MENTIONS|INTERVIEWS|SPOKEN_BY|HELD_BY|TOWARDS|ASSERTED_BY|LEADS|REPRESENTS|MEMBER_OF|PART_OF]-() }
DETACH DELETE a
RETURN count(*) AS erased
