// Takes away those of the given topics that no claim is about any more.
// params: topics
// rows: none
UNWIND $topics AS id
MATCH (topic:Topic {id: id})
WHERE NOT EXISTS { (topic)<-[:ABOUT]-(:Claim) }
DELETE topic
