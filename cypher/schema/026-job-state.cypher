// Workers look for what waits again and again, among all that ended.
CREATE RANGE INDEX jobState IF NOT EXISTS FOR (j:Job) ON (j.state)
