// Unties claims from those that they no longer supersede.
// params: ties
// rows: none
UNWIND $ties AS row
MATCH (:Claim {id: row.later})-[tie:SUPERSEDES]->(:Claim {id: row.earlier})
DELETE tie
