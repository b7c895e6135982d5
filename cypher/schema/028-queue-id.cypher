// With two queues to lock, two workers could lease one job.
CREATE CONSTRAINT queueId IF NOT EXISTS FOR (n:Queue) REQUIRE n.id IS UNIQUE
