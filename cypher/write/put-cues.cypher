// Adds the words that carry the parts of claims.
// params: cues
// rows: cues
UNWIND $cues AS row
MATCH (c:Claim {id: row.claim})
CREATE (c)-[:HAS_CUE]->(cue:Cue {index: row.index, role: row.role, start: row.start, end: row.end, text: row.text, metonym: row.metonym})
RETURN count(cue) AS cues
