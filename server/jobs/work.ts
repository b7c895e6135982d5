import type { Logger } from 'pino';
import type { Layers } from '#ingest/layers';
import { readSource, type Source } from '#ingest/read';
import type { Readers } from '#ingest/readers';
import type { Applied } from '#ingest/review/apply';
import { saveLaid } from '#ingest/settle';
import type { TextReading } from '#ingest/text-reading';
import { AtlasError, Conflict, LeaseLost, Unreachable } from '#model/errors';
import type { Job, JobInput, Leased } from '#model/job';
import type { GraphStore, WriteReport } from '#model/store';
import { backoff, pause } from './pause.ts';
import { resultOf } from './result.ts';

export interface Tools {
  store: GraphStore;
  readers: Readers;
  layers: Layers;
  logger: Logger;
  env: NodeJS.ProcessEnv;
  /** Milliseconds between two renewals of a lease. */
  renewEvery: number;
}

/**
 * Reads the document of a job and writes it, in one transaction with the end of the job. Never throws: what is wrong with
 * the document ends the job; while the database is away it is tried again; once `stopping` is aborted, the job is given
 * back. What nobody foresaw leaves the job to whoever comes after its lease.
 */
export async function work({ lease, input }: Leased, tools: Tools, stopping: AbortSignal): Promise<void> {
  const { store, logger, renewEvery } = tools;
  const log = logger.child({ job: lease.job, attempt: lease.attempt });
  const lost = new AbortController();
  const signal = AbortSignal.any([stopping, lost.signal]);
  let place: { step: Job['step']; document?: string } = { step: input.kind === 'text' ? 'reading' : 'fetching' };
  const renew = async () => {
    try {
      const holds = await store.jobs.renew(lease, place.step, place.document);
      if (!holds) lost.abort(new LeaseLost(lease.job));
    } catch (error) {
      // The database may be back before the lease runs out; if not, the end of the job will tell.
      log.warn({ err: error }, 'a lease could not be renewed');
    }
  };
  const say = async (step: Job['step'], document: string) => {
    place = { step, document };
    await renew();
    signal.throwIfAborted();
  };
  const timer = setInterval(() => void renew(), renewEvery);
  try {
    const source = await sourceOf(input, tools.env, signal);
    await say('reading', source.meta.id);
    const read = await tools.readers.readText(source, { signal });
    await say('writing', source.meta.id);
    await write({ lease, input }, read, tools, signal);
  } catch (error) {
    await end(error);
  } finally {
    clearInterval(timer);
  }

  async function end(error: unknown): Promise<void> {
    if (error instanceof LeaseLost) return log.info('somebody else has the job now, or it was cancelled');
    if (stopping.aborted) return attempt(() => store.jobs.release(lease));
    const told = error instanceof AtlasError && error.status < 500;
    if (!told) log.error({ err: error }, 'a job did not end as it should');
    if (error instanceof Unwritten) return;
    const { code, message } = told ? error : UNFORESEEN;
    await patiently(() => store.jobs.fail(lease, { code, message }), signal).catch((cause: unknown) =>
      log.warn({ err: cause }, 'the end of a job could not be written'),
    );
  }

  async function attempt(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) => log.warn({ err: error }, 'a job could not be given back'));
  }
}

/** What the outside hears of what nobody foresaw. */
const UNFORESEEN = { code: 'internal', message: 'Something failed here; the log says what.' };

/** Something other than the document kept it from being written: the same may go well later. */
class Unwritten extends Error {}

async function sourceOf(input: JobInput, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Source> {
  if (input.kind === 'text') return { text: input.text, meta: input.meta };
  const source = readSource(input.url, { given: input.given, env });
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // What is being fetched comes to an end by itself; nobody waits for it any more.
  source.catch(() => undefined);
  stopped.catch(() => undefined);
  return Promise.race([source, stopped]);
}

async function write({ lease, input }: Leased, read: TextReading, { store, layers }: Tools, signal: AbortSignal) {
  const { id, hash } = read.reading.document;
  const once = async () => {
    const known = await store.known(id);
    const isThere = known !== null && known.retractedAt === null;
    if (isThere && known.hash !== hash && !input.replace) throw taken(id);
    const ends = (laid: Applied) => ({
      lease,
      result: (report: WriteReport) => {
        // Somebody brought in a document of this id since we looked. Thrown here, it undoes the whole save.
        if (!isThere && report.outcome !== 'added' && !input.replace) throw new Raced();
        return resultOf(report, laid, read);
      },
    });
    await saveLaid(store, layers, read.reading, { ends });
  };
  for (;;)
    try {
      return await patiently(once, signal);
    } catch (error) {
      if (error instanceof Raced) continue;
      if (error instanceof AtlasError && error.status < 500) throw error;
      throw new Unwritten('a document could not be written', { cause: error });
    }
}

/** A document of the same id came in between looking and writing. */
class Raced extends Error {}

/** There is another text under this id, which nobody said may give way. */
export const taken = (id: string): Conflict =>
  new Conflict(
    `document "${id}": is there already with another text. Send it with replace: true to bring the document to this text, or give another id.`,
  );

/** Tries again for as long as the database is away. */
async function patiently<Result>(run: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let failures = 0; ; failures++) {
    signal.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await pause(backoff(failures), signal);
    }
  }
}
