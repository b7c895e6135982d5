// Takes away facts about actors that their source now tells otherwise, or that people's decisions moved elsewhere.
// params: relations
// rows: none
UNWIND $relations AS row
MATCH (:Actor {id: row.actor})-[fact:LEADS|REPRESENTS|MEMBER_OF|PART_OF]->(:Actor {id: row.target})
WHERE type(fact) = row.kind AND fact.source = row.source
  AND coalesce(fact.from, '') = coalesce(row.from, '') AND coalesce(fact.to, '') = coalesce(row.to, '')
  AND coalesce(fact.told, '') = coalesce(row.told, '')
DELETE fact
