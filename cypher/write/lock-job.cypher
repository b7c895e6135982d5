// Lets one transaction at a time decide about a job, until it ends; what is read after this is what the others left.
// params: id
// rows: id
MATCH (j:Job {id: $id})
SET j.lock = true
REMOVE j.lock
RETURN j.id AS id
