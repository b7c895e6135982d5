// Makes a job.
// params: job
// rows: none
CREATE (j:Job)
SET j = $job
