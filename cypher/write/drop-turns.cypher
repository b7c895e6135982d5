// Takes away turns that the text no longer has.
// params: turns
// rows: none
UNWIND $turns AS id
MATCH (t:Turn {id: id})
DETACH DELETE t
