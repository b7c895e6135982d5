import { describe, expect, test } from 'vitest';
import { gather } from '#model/exports/graph';
import { type AnswerOf, paramsFor } from '#model/questions/index';
import type { Ask } from '#model/questions/whole';

const speaker = {
  actor: { id: 'some-expert', type: 'PERSON', name: 'Some Expert', state: null },
  certainty: 'CT',
  cue: null,
};
const claim = (id: string, document: string, recordedAt: string) => ({
  id,
  document,
  recordedAt,
  holder: null,
  target: null,
  attribution: [speaker],
});
const called = (id: string) => ({ id, names: { en: id, ru: `${id} по-русски`, kk: null } });
const ANSWERS: Record<string, object[]> = {
  claims: [
    claim('a', 'two', '2026-01-02T00:00:00.000Z'),
    claim('b', 'two', '2026-01-03T00:00:00.000Z'),
    claim('c', 'one', '2026-01-01T00:00:00.000Z'),
  ],
  actors: [
    { ...called('KAZ'), aliases: ['Astana'], relations: [] },
    called('RUS'),
    called('some-expert'),
    called('another-expert'),
  ],
  documents: ['two', 'one', 'of another time'].map((id) => ({ id, experts: [] })),
};
const network = { actors: [{ id: 'KAZ' }, { id: 'UZB' }], stances: [{ id: 'KAZ>UZB>1', claims: 2 }] };

/** Answers in pages of two, and says of each which graph it is of. */
function store(graphOf: (asked: number) => string) {
  let asked = 0;
  const seen: { name: string; params: Record<string, unknown> }[] = [];
  const ask = (async (name: string, params: { after?: string }) => {
    seen.push({ name, params });
    const meta = { params, graph: graphOf(asked++) };
    if (name === 'network') return { ...network, meta };
    const from = Number(params.after ?? 0);
    const rows = ANSWERS[name] ?? [];
    return { rows: rows.slice(from, from + 2), next: from + 2 < rows.length ? String(from + 2) : null, meta };
  }) as unknown as Ask;
  return { ask, seen };
}

describe('a whole graph', () => {
  test('has all pages, actors with all that is known of them, and only documents that claims are from', async () => {
    const { ask } = store(() => 'one.1');
    const graph = await gather(ask, paramsFor('network', { sign: [1] }), { program: '1.2.3' });
    expect(graph.claims.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(graph.documents.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(graph.actors).toEqual([
      { id: 'KAZ', aliases: ['Astana'], relations: [] },
      { id: 'UZB', aliases: [], relations: [] },
    ]);
    expect(graph.about).toMatchObject({
      graph: 'one.1',
      moment: '2026-01-03T00:00:00.000Z',
      program: '1.2.3',
      counts: { actors: 2, stances: 1, claims: 3, claimsInLines: 2, documents: 2 },
      params: { sign: [1] },
    });
  });

  test('knows what those are called who only speak or were asked for, and nobody else', async () => {
    const { ask } = store(() => 'one.1');
    const graph = await gather(ask, paramsFor('network', { asserter: ['RUS', 'nobody-knows'] }), { program: '1' });
    expect(graph.names).toEqual([called('RUS'), called('some-expert')]);
  });

  test('is asked for with the filters of the network, and as of its moment', async () => {
    const { ask, seen } = store(() => 'one.1');
    const params = paramsFor('network', { asOf: '2026-02-01', minCertainty: 'PR' });
    const { about } = await gather(ask, params, { program: '1' });
    expect(about.moment).toBe('2026-02-01T23:59:59.999Z');
    for (const { params } of seen) expect(params).toMatchObject({ asOf: '2026-02-01T23:59:59.999Z' });
    expect(seen.find(({ name }) => name === 'claims')?.params).toMatchObject({ minCertainty: 'PR', fold: true });
  });

  test('is not asked for a network that is there already, unless all is read again', async () => {
    const params = paramsFor('network', {});
    const known = (graph: string) => ({ ...network, meta: { params, graph } }) as unknown as AnswerOf<'network'>;
    const asked = ({ seen }: ReturnType<typeof store>) => seen.filter(({ name }) => name === 'network').length;
    const same = store(() => 'one.1');
    await gather(same.ask, params, { program: '1', network: known('one.1') });
    expect(asked(same)).toBe(0);
    const later = store(() => 'one.2');
    const { about } = await gather(later.ask, params, { program: '1', network: known('one.1') });
    expect([asked(later), about.graph]).toEqual([1, 'one.2']);
  });

  test('is read again where the graph has changed meanwhile, and given up where it always does', async () => {
    const once = store((asked) => (asked < 2 ? 'one.1' : 'one.2'));
    expect((await gather(once.ask, paramsFor('network', {}), { program: '1' })).about.graph).toBe('one.2');
    const always = store((asked) => `one.${asked}`);
    await expect(gather(always.ask, paramsFor('network', {}), { program: '1' })).rejects.toThrow('faster than');
  });
});
