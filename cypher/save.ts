import { Extraction } from '#model/document';
import { Conflict, InvalidInput, NotFound } from '#model/errors';
import type { Review } from '#model/review';
import type { SaveOptions, WriteReport } from '#model/store';
import { inBatches, putAll } from './batches.ts';
import { claimRow, cueRows, linkRows } from './content.ts';
import { derive } from './derive.ts';
import type { Connection, Run } from './driver.ts';
import { isTooLarge } from './failures.ts';
import { endJob } from './jobs.ts';
import { type ActorChanges, actorsNeeded, mergeActors, type StoredActor } from './merge-actors.ts';
import { checkExtraction, type KnownClaim, type Moments, type Plan, planSave, type StoredDocument } from './plan.ts';
import { type Kept, kept } from './readings.ts';
import { planReviews, type ReviewChanges } from './reviews.ts';
import { reading, writing } from './statements.ts';

/** Moments come from outside so that tests can tell them apart. */
export type Clock = () => string;

const NONE = { added: 0, changed: 0, retracted: 0, unchanged: 0 };

/** What is known of a document that was recorded elsewhere, and is brought in from there to the letter. */
export interface Recorded extends Moments {
  /** All actors that it names. */
  mentions: readonly string[];
  /** Those that others only point at. */
  pointed: readonly string[];
  /** Called inside the transaction when the document is as it should be. */
  done?: (run: Run, report: WriteReport) => Promise<void>;
}

/** See `GraphStore.save`. Looks first and opens a transaction that writes only if something is to be written. */
export async function save(
  connection: Connection,
  given: Extraction,
  now: Clock,
  { reading: machine, basedOn, ends }: SaveOptions = {},
  recorded: Recorded | null = null,
): Promise<WriteReport> {
  const extraction = checked(given);
  const read = kept(machine ?? extraction, extraction.document);
  const look = async (run: Run) => compare(run, extraction, read, now(), recorded);
  const end = async (run: Run, report: WriteReport) => {
    await recorded?.done?.(run, report);
    if (ends) await endJob(run, ends.lease, ends.result(report), now());
    return report;
  };
  if (isEmpty(await connection.read(look))) {
    const report = unchanged(extraction);
    return ends || recorded?.done ? connection.write((run) => end(run, report)) : report;
  }
  const write = async (run: Run): Promise<WriteReport> => {
    await run(writing('advance-graph'));
    // Another writer may have been here since the first look, and may have written the very same.
    const difference = await look(run);
    if (isEmpty(difference)) return end(run, unchanged(extraction));
    if (basedOn !== undefined) checkBasis(basedOn, difference.before, extraction.document.id);
    await apply(run, extraction.document.id, difference, now());
    if (saysTheSame(difference)) return end(run, unchanged(extraction));
    const { plan, before } = difference;
    const isBack = before === null || before.properties.retractedAt !== undefined;
    return end(run, {
      document: extraction.document.id,
      outcome: isBack ? 'added' : 'updated',
      claims: plan.counts,
    });
  };
  try {
    return await connection.write(write);
  } catch (cause) {
    if (!isTooLarge(cause)) throw cause;
    throw new InvalidInput(
      `document "${extraction.document.id}": its ${extraction.claims.length} claims are more than the database takes in one transaction. Split the document, or give the database more memory (db.memory.transaction.max).`,
      { cause },
    );
  }
}

function checkBasis(basedOn: Extraction | null, before: StoredDocument | null, document: string): void {
  const isThere = before !== null && before.properties.retractedAt === undefined;
  const now = isThere ? before.reading : null;
  if (now === (basedOn && kept(basedOn, basedOn.document).hash)) return;
  throw new Conflict(`document "${document}": somebody else has changed it meanwhile. Try again.`);
}

function checked(given: Extraction): Extraction {
  const parsed = Extraction.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new InvalidInput(`The extraction is not sound at ${issue?.path.join('.')}: ${issue?.message}`, {
      details: parsed.error.issues,
    });
  }
  checkExtraction(parsed.data);
  return parsed.data;
}

const unchanged = ({ document, claims }: Extraction): WriteReport => ({
  document: document.id,
  outcome: 'unchanged',
  claims: { ...NONE, unchanged: claims.length },
});

interface Difference {
  before: StoredDocument | null;
  plan: Plan;
  actors: ActorChanges;
  mentions: string[];
  dropMentions: string[];
  reviews: ReviewChanges;
  /** What the machine read, where another reading is kept. */
  read: Kept | null;
}

async function compare(
  run: Run,
  extraction: Extraction,
  read: Kept,
  at: string,
  recorded: Recorded | null,
): Promise<Difference> {
  const { id } = extraction.document;
  const before = (await run<StoredDocument>(reading('stored-document'), { document: id }))[0] ?? null;
  const known = before ? await run<KnownClaim>(reading('stored-claims'), { document: id }) : [];
  const needed = actorsNeeded(extraction, recorded?.pointed);
  const ids = needed.map((actor) => actor.id);
  const named = recorded?.mentions ?? ids;
  const stored = await run<StoredActor>(reading('stored-actors'), { actors: ids });
  const reviews = before ? await run<Review>(reading('stored-reviews'), { document: id }) : [];
  const mentioned = new Set(before?.mentions);
  const isNamed = new Set(named);
  return {
    before,
    plan: planSave(extraction, before, known, at, recorded),
    actors: mergeActors(extraction, needed, stored),
    mentions: named.filter((actor) => !mentioned.has(actor)),
    dropMentions: [...mentioned].filter((actor) => !isNamed.has(actor)),
    reviews: planReviews(extraction, reviews),
    read: before?.reading === read.hash ? null : read,
  };
}

/** Whether everything that is asked about stays as it is. */
const saysTheSame = ({ plan, actors, mentions, dropMentions, reviews }: Difference): boolean =>
  plan.document === null &&
  plan.experts === null &&
  [
    plan.turns,
    plan.dropTurns,
    plan.put,
    plan.retract,
    mentions,
    dropMentions,
    ...Object.values(actors),
    ...Object.values(reviews),
  ].every((part) => !part.length);

const isEmpty = (difference: Difference): boolean => difference.read === null && saysTheSame(difference);

async function apply(run: Run, document: string, difference: Difference, at: string): Promise<void> {
  const { plan, actors, mentions, dropMentions, reviews, read } = difference;
  if (plan.document) await run(writing('put-document'), { document: plan.document });
  if (read) await run(writing('put-reading'), { document, hash: read.hash, content: await read.content() });
  await inBatches(actors.put, (batch) => run(writing('put-actors'), { actors: batch }));
  await inBatches(actors.dropRelations, (batch) => run(writing('drop-relations'), { relations: batch }));
  await inBatches(actors.addRelations, (batch) => run(writing('put-relations'), { relations: batch }));
  await inBatches(mentions, (batch) => run(writing('put-mentions'), { document, actors: batch }));
  if (plan.experts) await run(writing('put-experts'), { document, experts: plan.experts });
  await inBatches(plan.dropTurns, (batch) => run(writing('drop-turns'), { turns: batch }));
  await inBatches(plan.turns, (batch) => run(writing('put-turns'), { document, turns: batch }));
  await inBatches(plan.clear, (batch) => run(writing('clear-claims'), { claims: batch }));
  const claims = plan.put.map(({ claim }) => claim);
  await putAll(
    run,
    'claims',
    plan.put.map(({ claim, recordedAt, changedAt }) => claimRow(claim, recordedAt, changedAt)),
  );
  await putAll(run, 'attributions', claims.flatMap(linkRows), 'links');
  await putAll(run, 'cues', claims.flatMap(cueRows));
  await inBatches(reviews.drop, (batch) => run(writing('drop-reviews'), { reviews: batch }));
  await putAll(run, 'reviews', reviews.put);
  await inBatches(plan.retract, (batch) => run(writing('retract-claims'), { claims: batch, at }));
  await inBatches(plan.topics, (batch) => run(writing('drop-topics'), { topics: batch }));
  await inBatches(dropMentions, (batch) => run(writing('drop-mentions'), { document, actors: batch }));
  await derive(run, plan.touched);
  if (dropMentions.length) await purgeActors(run, dropMentions);
}

/** See `GraphStore.remove`. A document that is removed already is left as it is. */
export async function remove(connection: Connection, document: string, now: Clock): Promise<WriteReport> {
  const isRemoved = async (run: Run) => (await existing(run, document)).properties.retractedAt !== undefined;
  const nothing: WriteReport = { document, outcome: 'unchanged', claims: NONE };
  if (await connection.read(isRemoved)) return nothing;
  return connection.write(async (run) => {
    await run(writing('advance-graph'));
    if (await isRemoved(run)) return nothing;
    const known = await run<KnownClaim>(reading('stored-claims'), { document });
    const current = known.filter(({ retractedAt }) => retractedAt === null);
    const at = now();
    await run(writing('retract-document'), { document, at });
    await inBatches(current, (batch) => run(writing('retract-claims'), { claims: batch.map(({ id }) => id), at }));
    await derive(run, current);
    return { document, outcome: 'removed', claims: { ...NONE, retracted: current.length } };
  });
}

/** See `GraphStore.purge`. */
export const purge = (connection: Connection, document: string): Promise<WriteReport> =>
  connection.write(async (run) => {
    await run(writing('advance-graph'));
    await existing(run, document);
    const claims = await run<KnownClaim>(reading('stored-claims'), { document });
    const [referred] = await run<{ actors: string[] }>(reading('document-actors'), { document });
    await inBatches(claims, (batch) => run(writing('purge-claims'), { claims: batch.map(({ id }) => id) }));
    const topics = [...new Set(claims.flatMap(({ topic }) => topic ?? []))];
    await inBatches(topics, (batch) => run(writing('drop-topics'), { topics: batch }));
    await run(writing('purge-document'), { document });
    await derive(run, claims);
    await purgeActors(run, referred?.actors ?? []);
    return { document, outcome: 'purged', claims: { ...NONE, retracted: claims.length } };
  });

/** An actor that goes takes its facts with it, and with them the last that spoke for another; hence the rounds. */
async function purgeActors(run: Run, actors: readonly string[]): Promise<void> {
  for (;;) {
    const [round] = await run<{ erased: number }>(writing('purge-actors'), { actors });
    if (!round?.erased) return;
  }
}

async function existing(run: Run, document: string): Promise<StoredDocument> {
  const [found] = await run<StoredDocument>(reading('stored-document'), { document });
  if (!found)
    throw new NotFound(
      `document "${document}": there is none with this id. The page and GET /api/documents list them.`,
    );
  return found;
}
