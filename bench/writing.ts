import { claimRow, cueRows, LABELS, linkRows, turnId } from '#cypher/content';
import { writing } from '#cypher/statements';
import type { Extraction } from '#model/document';
import { invented } from './claims.ts';
import { report, timed } from './clock.ts';
import { type Measured, native } from './database.ts';

const RECORDED_AT = '2026-01-01T00:00:00.000Z';
const BATCH = 1_000;

/**
 * A save of so many claims into an empty graph, against the same claims, links and cues sent by the bare driver in one
 * transaction. The difference is what checking, comparing with what is there, and folding the lines cost.
 */
export async function measureWriting(database: Measured, count: number, rounds: number): Promise<void> {
  const extraction = invented('measured', count);
  const ours: number[] = [];
  const again: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    await database.empty();
    const own = await timed(() => database.store.save(extraction));
    const same = await timed(() => database.store.save(extraction));
    await database.empty();
    await writeAround(database, extraction);
    const bare = await timed(() => writeClaims(database, extraction));
    // The first round only warms up the Java machine.
    if (round === 0) continue;
    ours.push(own);
    again.push(same);
    baseline.push(bare);
  }
  report(`save of ${count} claims, against bare UNWIND`, ours, baseline);
  report('the same save again, with nothing to change, against the first', again, ours);
  await database.empty();
}

/** What claims are tied to: actors, document, mentions and turn. Not part of what is measured. */
export async function writeAround(database: Measured, { document, actors, turns }: Extraction): Promise<void> {
  const session = database.session();
  const { experts: _, ...properties } = document;
  await session.run(
    writing('put-actors'),
    native({
      actors: actors.map(({ id, type, names }) => ({
        id,
        label: LABELS[type],
        properties: { id, type, name: names.en, aliases: [] },
      })),
    }),
  );
  await session.run(writing('put-document'), native({ document: properties }));
  await session.run(writing('put-mentions'), native({ document: document.id, actors: actors.map(({ id }) => id) }));
  await session.run(
    writing('put-turns'),
    native({
      document: document.id,
      turns: turns.map(({ speaker, ...turn }) => {
        const id = turnId(document.id, turn.index);
        return { id, speaker: speaker?.id ?? null, state: null, properties: { id, ...turn } };
      }),
    }),
  );
  await session.close();
}

/** The rows themselves, and nothing else. */
export async function writeClaims(database: Measured, { claims }: Extraction): Promise<void> {
  const session = database.session();
  await session.executeWrite(async (tx) => {
    for (let start = 0; start < claims.length; start += BATCH) {
      const batch = claims.slice(start, start + BATCH);
      const rows = batch.map((claim) => claimRow(claim, RECORDED_AT));
      await tx.run(writing('put-claims'), native({ claims: rows }));
      await tx.run(writing('put-attributions'), native({ links: batch.flatMap(linkRows) }));
      await tx.run(writing('put-cues'), native({ cues: batch.flatMap(cueRows) }));
    }
  });
  await session.close();
}
