import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Restoring, Unreachable } from '#model/errors';
import type { Restored, RestoreOptions } from '#model/snapshot/snapshot';
import type { Connection, Run } from '../driver.ts';
import { startOf } from '../managed/processes.ts';
import { purge, remove, save } from '../save.ts';
import { reading, writing } from '../statements.ts';
import { claimChanges, differences, isTheSame } from './compare.ts';
import { exactActors } from './restore-actors.ts';
import { current, extractionOf } from './unit.ts';
import type { Unit, Unpacked } from './unpacked.ts';

export interface Restorer {
  connection: Connection;
  now: () => string;
}

/** A restore that has not ended, as the graph knows it. */
export interface Running {
  id: string;
  snapshot: string;
  name: string;
  mode: RestoreOptions['mode'];
  prefer: RestoreOptions['prefer'];
  /** Documents that are done, of how many. */
  done: number;
  total: number;
  /** Documents that it brought in. */
  added: string[];
  /** Whether it wrote over anything that was there, so that it cannot be taken back. */
  replaced: boolean;
  owner: string;
  /** Seconds since its owner said that it lives. */
  silent: number;
}

export const running = (run: Run): Promise<Running[]> => run<Running>(reading('stored-restores'));

/** What would be done, or what was. */
const reportOf = ({ manifest }: Unpacked, { mode, dryRun }: RestoreOptions): Restored => ({
  snapshot: manifest.snapshot,
  name: manifest.name,
  mode,
  dryRun,
  documents: { added: [], changed: [], retracted: [], unchanged: 0 },
  conflicts: [],
  claims: { added: 0, changed: 0, retracted: 0, unchanged: 0 },
});

/** Whether something is to be done with a document of the snapshot; `before` is what the graph has of it. */
function decide(unit: Unit, before: Unit | null, { mode, prefer }: RestoreOptions, report: Restored) {
  const { id } = unit.document;
  const { documents, conflicts, claims } = report;
  const isAsWanted =
    before !== null && (mode === 'replace' ? isTheSame(before, unit) : !differences(before, unit).length);
  if (isAsWanted) {
    documents.unchanged++;
    claims.unchanged += unit.claims.length;
    return false;
  }
  if (before && mode === 'merge' && prefer === 'graph') {
    conflicts.push({ document: id, differs: differences(before, unit) });
    return false;
  }
  documents[before ? 'changed' : 'added'].push(id);
  const changes = claimChanges(before, unit);
  for (const key of Object.keys(changes) as (keyof typeof changes)[]) claims[key] += changes[key];
  return true;
}

/** Says what a restore would do, and does nothing. */
export async function planned(
  { connection, now }: Restorer,
  snapshot: Unpacked,
  options: RestoreOptions,
): Promise<Restored> {
  const report = reportOf(snapshot, options);
  for await (const unit of snapshot.units())
    decide(unit, await connection.read((run) => current(run, unit.document.id, now())), options, report);
  if (options.mode === 'replace') {
    for (const { id, claims } of await others(connection, snapshot)) {
      report.documents.retracted.push(id);
      report.claims.retracted += claims;
    }
  }
  return report;
}

/** Documents of the graph that the snapshot does not have. */
async function others(connection: Connection, snapshot: Unpacked): Promise<{ id: string; claims: number }[]> {
  const known = new Set(snapshot.documents);
  const rows = await connection.read((run) => run<{ id: string; claims: number }>(reading('current-documents')));
  return rows.filter(({ id }) => !known.has(id));
}

/** Notes that a restore begins, so that it can be completed by others. Throws `Restoring` where one is going on. */
export async function begin(
  run: Run,
  { manifest, documents }: Unpacked,
  { mode, prefer }: RestoreOptions,
): Promise<Running> {
  await run(writing('lock-graph'));
  const [other] = await running(run);
  if (other) throw new Restoring(other.name);
  const restore = {
    id: randomUUID(),
    snapshot: manifest.snapshot,
    name: manifest.name,
    mode,
    prefer,
    done: 0,
    total: documents.length,
    added: [],
    replaced: false,
    owner: owner(),
  };
  await run(writing('put-restore'), { restore });
  return { ...restore, silent: 0 };
}

/** Milliseconds between two signs of life. */
const PULSE = 10_000;

/** Milliseconds for which a database may be away, and between two tries. */
const PATIENCE = { all: 600_000, next: 1_000 };

/** Tries again for as long as the database is away, within reason. */
async function patiently<Result>(run: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + PATIENCE.all;
  for (;;)
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Unreachable) || Date.now() > end) throw error;
      await pause(PATIENCE.next);
    }
}

/** Does what is left to do of a restore that was begun. Documents that are as they should be are left alone. */
export async function carryOut(restorer: Restorer, snapshot: Unpacked, restore: Running): Promise<Restored> {
  const { connection, now } = restorer;
  const options: RestoreOptions = { mode: restore.mode, prefer: restore.prefer, dryRun: false };
  const report = reportOf(snapshot, options);
  const pulse = setInterval(() => {
    connection.write((run) => run(writing('keep-restore'), { id: restore.id, owner: owner() })).catch(() => {});
  }, PULSE);
  try {
    for await (const unit of snapshot.units())
      await restoreUnit(restorer, snapshot, unit, { restore, options, report });
    if (options.mode === 'replace')
      for (const { id } of await patiently(() => others(connection, snapshot))) {
        await patiently(() => connection.write((run) => advance(run, restore, { replaced: true })));
        const { claims } = await patiently(() => remove(connection, id, now));
        report.documents.retracted.push(id);
        report.claims.retracted += claims.retracted;
      }
    await patiently(() =>
      connection.write(async (run) => {
        await run(writing('advance-graph'));
        if (options.mode === 'replace') await exactActors(run, snapshot.actors);
        await run(writing('end-restore'), { id: restore.id });
      }),
    );
    return report;
  } finally {
    clearInterval(pulse);
  }
}

interface Step {
  restore: Running;
  options: RestoreOptions;
  report: Restored;
}

/** Brings one document in, in one transaction with the note that it is done. */
async function restoreUnit(
  { connection, now }: Restorer,
  { actors }: Unpacked,
  unit: Unit,
  { restore, options, report }: Step,
): Promise<void> {
  const { id } = unit.document;
  const before = await patiently(() => connection.read((run) => current(run, id, now())));
  if (!decide(unit, before, options, report)) return;
  // A document that was removed has a past, which comes back with it and cannot be taken away again.
  const known = await patiently(() => connection.read((run) => run(reading('known'), { document: id })));
  const { extraction, recorded } = extractionOf(unit, actors);
  const done = (run: Run) => advance(run, restore, known.length ? { replaced: true } : { added: id });
  await patiently(() => save(connection, extraction, now, {}, { ...recorded, done }));
}

async function advance(run: Run, { id }: Running, { added, replaced = false }: { added?: string; replaced?: boolean }) {
  await run(writing('advance-restore'), { id, added: added === undefined ? [] : [added], replaced });
}

/** Takes back what a restore brought in. False where it wrote over something, which nobody can take back. */
export async function takeBack({ connection }: Restorer, { id }: Running): Promise<boolean> {
  const [restore] = (await connection.read(running)).filter((one) => one.id === id);
  if (!restore || restore.replaced) return false;
  for (const document of restore.added) {
    const isThere = await connection.read((run) => run(reading('known'), { document }));
    if (isThere.length) await purge(connection, document);
  }
  await connection.write((run) => run(writing('end-restore'), { id }));
  return true;
}

/** Seconds after which nobody believes in an owner any more: on another machine, and on this one, where it is seen to live. */
const SILENCE = { there: 60, here: 300 };

export const owner = (): string => JSON.stringify({ host: hostname(), pid: process.pid, start: startOf(process.pid) });

/** Whether somebody still works on it. */
export function isOwned({ owner: text, silent }: Running): boolean {
  const { host, pid, start } = JSON.parse(text) as { host: string; pid: number; start: string };
  return host === hostname() ? startOf(pid) === start && silent < SILENCE.here : silent < SILENCE.there;
}
