import { describe, expect, test } from 'vitest';
import type { Extraction } from '#model/document';
import { InvalidInput, LeaseLost } from '#model/errors';
import type { JobResult } from '#model/job';
import type { WriteReport } from '#model/store';
import { actorOf, extractionOf, PRESIDENT, press, work } from './extractions.ts';
import { emptiedGraph } from './graph.ts';
import { pictureOf } from './picture.ts';

const graph = await emptiedGraph();

const version = async () => (await graph.cypher<{ v: number }>('MATCH (g:Graph) RETURN g.version AS v'))[0]?.v ?? 0;
const picture = () => pictureOf(graph);

const machine = extractionOf('one', [press, work]);
/** The machine's reading with one claim taken out of it, as a decision would. */
const decided: Extraction = { ...machine, claims: machine.claims.slice(0, 1), reviews: [] };

describe('what the machine read', () => {
  test('is kept beside the document as it was given, whatever is laid over it', async () => {
    await graph.store.save(decided, { reading: machine });
    expect(await graph.store.reading('one')).toEqual(machine);
    expect((await graph.store.ask('document', { id: 'one' })).rows[0]?.claims).toBe(1);
    expect(await graph.store.reading('two')).toBeNull();
  });

  test('is the extraction without its reviews where nobody says otherwise', async () => {
    const review = {
      id: 'r',
      claim: machine.claims[0]?.id ?? '',
      action: 'accept',
      by: 'A',
      at: '2026-01-01T00:00:00Z',
    };
    await graph.store.save({ ...machine, reviews: [{ ...review, action: 'accept', note: null }] });
    expect(await graph.store.reading('one')).toEqual(machine);
  });

  test('is written once: saved again as it was read, nothing is written', async () => {
    await graph.store.save(decided, { reading: machine });
    const [before, written] = [await picture(), await version()];
    const reading = await graph.store.reading('one');
    expect(await graph.store.save(decided, reading ? { reading } : {})).toMatchObject({ outcome: 'unchanged' });
    expect([await picture(), await version()]).toEqual([before, written]);
  });

  test('changes without a claim that changes, and the report says that nothing changed', async () => {
    await graph.store.save(decided, { reading: machine });
    const other = { ...machine, claims: machine.claims.map((claim) => ({ ...claim, confidence: 0.5 })) };
    expect(await graph.store.save(decided, { reading: other })).toEqual({
      document: 'one',
      outcome: 'unchanged',
      claims: { added: 0, changed: 0, retracted: 0, unchanged: 1 },
    });
    expect(await graph.store.reading('one')).toEqual(other);
  });

  test('stays with a removed document and goes with a purge', async () => {
    await graph.store.save(decided, { reading: machine });
    await graph.store.remove('one');
    expect(await graph.store.reading('one')).toEqual(machine);
    await graph.store.purge('one');
    expect(await graph.store.reading('one')).toBeNull();
    expect(await picture()).toEqual([]);
  });

  test('of another text is refused', async () => {
    const other = extractionOf('one', [press]);
    await expect(graph.store.save(machine, { reading: other })).rejects.toBeInstanceOf(InvalidInput);
    expect(await picture()).toEqual([]);
  });
});

describe('documents that name an actor', () => {
  test('are listed in the order they were recorded, without removed ones, and not for what a later text left out', async () => {
    graph.at('2026-01-02T00:00:00.000Z');
    await graph.store.save(extractionOf('b', [press, work]));
    graph.at('2026-01-03T00:00:00.000Z');
    await graph.store.save(extractionOf('a', [press]));
    await graph.store.save(extractionOf('gone', [press]));
    await graph.store.remove('gone');
    expect(await graph.store.mentioning(['RUS', 'KAZ'])).toEqual(['b', 'a']);
    expect((await graph.store.documentIds()).sort()).toEqual(['a', 'b']);
    await graph.store.save(extractionOf('b', [press]));
    expect(await graph.store.mentioning(['KAZ'])).toEqual([]);
    // Its claims of before still name them.
    expect((await graph.store.ask('actor', { id: 'KAZ' })).rows).toHaveLength(1);
  });

  test('an actor that nothing names any more goes', async () => {
    await graph.store.save(machine);
    await graph.store.save({ ...machine, actors: [...machine.actors, actorOf(PRESIDENT)] });
    expect((await graph.store.ask('actor', { id: PRESIDENT.id })).rows).toHaveLength(1);
    const before = await picture();
    await graph.store.save(machine);
    expect((await graph.store.ask('actor', { id: PRESIDENT.id })).rows).toEqual([]);
    await graph.store.save({ ...machine, actors: [...machine.actors, actorOf(PRESIDENT)] });
    expect(await picture()).toEqual(before);
  });
});

describe('names that people decided on', () => {
  const told = extractionOf('one', [press], {
    actors: { RUS: { names: { en: 'Russia', ru: 'Россия', kk: null }, aliases: ['RF'] } },
  });
  const rename = {
    merged: {},
    named: [{ id: 'RUS', names: { en: 'The Federation', ru: null }, add: ['Рф'], remove: ['RF'] }],
  };
  const called = async () => {
    const { names, aliases } = (await graph.store.ask('actor', { id: 'RUS' })).rows[0] ?? {};
    return { names, aliases };
  };

  test('win over what documents say, and what documents say comes back with the undo', async () => {
    await graph.store.save(told);
    const before = await picture();
    await graph.store.save({ ...told, decided: rename });
    expect(await called()).toEqual({
      names: { en: 'The Federation', ru: null, kk: null },
      aliases: ['Russia', 'Россия', 'Рф'],
    });
    const after = await picture();
    expect(await graph.store.save({ ...told, decided: rename })).toMatchObject({ outcome: 'unchanged' });
    // Whoever knows of no decisions leaves them as they are.
    expect(await graph.store.save(told)).toMatchObject({ outcome: 'unchanged' });
    expect(await picture()).toEqual(after);
    await graph.store.save({ ...told, decided: { merged: {}, named: [] } });
    expect(await picture()).toEqual(before);
  });

  test('are laid over what other documents bring meanwhile, and that is not lost', async () => {
    await graph.store.save({ ...told, decided: rename });
    const other = extractionOf('two', [press], {
      actors: { RUS: { names: { en: 'Russia', ru: 'Россия', kk: 'Ресей' }, aliases: ['Kremlin'] } },
    });
    await graph.store.save({ ...other, decided: rename });
    expect(await called()).toEqual({
      names: { en: 'The Federation', ru: null, kk: 'Ресей' },
      aliases: ['Kremlin', 'Russia', 'Россия', 'Рф'],
    });
    await graph.store.save({ ...other, decided: { merged: {}, named: [] } });
    expect(await called()).toEqual({
      names: { en: 'Russia', ru: 'Россия', kk: 'Ресей' },
      aliases: ['RF', 'Kremlin'],
    });
  });
});

describe('a save that ends a job', () => {
  const result = ({ document, claims }: WriteReport): JobResult => ({
    document,
    outcome: 'added',
    claims,
    sentences: { total: 2, withoutClaim: 0 },
    review: { unreviewed: 2, changed: 0, orphaned: 0 },
    notes: [],
  });
  const leased = async () => {
    const meta = { id: 'one', modified: '2026-01-01' };
    await graph.store.jobs.put({ kind: 'text', text: machine.document.text, meta, replace: true });
    const job = await graph.store.jobs.lease('worker');
    if (!job) throw new Error('no job');
    return job.lease;
  };

  test('ends it with what was written, also when nothing was to be written', async () => {
    for (const added of [2, 0]) {
      const lease = await leased();
      await graph.store.save(machine, { ends: { lease, result } });
      expect(await graph.store.jobs.get(lease.job)).toMatchObject({
        state: 'done',
        result: { document: 'one', claims: { added, unchanged: 2 - added } },
      });
    }
  });

  test('writes nothing where the lease is lost', async () => {
    const lease = await leased();
    await graph.store.jobs.cancel(lease.job);
    await expect(graph.store.save(machine, { ends: { lease, result } })).rejects.toBeInstanceOf(LeaseLost);
    expect(await graph.store.known('one')).toBeNull();
  });
});
