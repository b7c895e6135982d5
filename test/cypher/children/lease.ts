/** Leases a job for a second, writes its end without committing it, says so on stdout, and waits to be killed. */
import { connect } from '#cypher/driver';
import { endJob, jobsOf } from '#cypher/jobs';
import type { JobResult } from '#model/job';

const [uri = ''] = process.argv.slice(2);
const connection = connect({
  uri,
  user: process.env.NEO4J_USERNAME ?? '',
  password: process.env.NEO4J_PASSWORD ?? '',
  database: null,
});
const now = () => new Date().toISOString();
const leased = await jobsOf(connection, now, { seconds: 1 }).lease('killed');
if (!leased) throw new Error('there is no job to lease');
const result: JobResult = {
  document: 'half',
  outcome: 'added',
  claims: { added: 0, changed: 0, retracted: 0, unchanged: 0 },
  sentences: { total: 0, withoutClaim: 0 },
  review: { unreviewed: 0, changed: 0, orphaned: 0 },
  notes: [],
};
await connection.write(async (run) => {
  await run("CREATE (:Topic {id: 'half'})");
  await endJob(run, leased.lease, result, now());
  console.log('written');
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});
