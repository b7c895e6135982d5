import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActorType } from '#model/actor';
import { CERTAINTIES, rankOf } from '#model/certainty';
import { CLAIM_KINDS, type Claim, REALIS } from '#model/claim';
import type { Extraction } from '#model/document';
import { type ParamsIn, type ParamsOf, paramsFor } from '#model/questions/index';
import { Network } from '#model/questions/network';
import { foldClaims, type Relationship, tallyOf } from '#model/relationship';
import { STANCE_CODES } from '#model/stance';
import { someClaim } from '../model/arbitraries.ts';
import { actorOf, extractionOf, KAZ, PRESIDENT, RUS, sha256, USA } from './extractions.ts';
import { empty, emptyGraph, type TestGraph } from './graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(() => empty(graph.connection));
afterAll(async () => {
  await graph?.store.close();
});

const all = paramsFor('network', { minCertainty: 'U' });

/** The claims of one document as an extraction; only what enters the network is of account. */
function extractionFrom(id: string, claims: readonly Claim[]): Extraction {
  const refs = claims.flatMap(({ holder, target, attribution }) => [
    holder,
    target,
    ...attribution.map(({ actor }) => actor),
  ]);
  const actors = new Map(refs.flatMap((ref) => (ref ? [[ref.id, actorOf(ref)] as const] : [])));
  const { document } = extractionOf(id, []);
  return {
    document: { ...document, experts: [], text: 'quote', hash: sha256('quote') },
    turns: [{ index: 0, role: 'answer', start: 0, end: 5, speaker: null }],
    actors: [...actors.values()],
    claims: [...claims],
    extractor: 'test',
  };
}

async function saveAll(claims: readonly Claim[]): Promise<void> {
  for (const id of ['one', 'two'])
    await graph.store.save(
      extractionFrom(
        id,
        claims.filter(({ document }) => document === id),
      ),
    );
}

const none = fc.constant([]);
const filters = fc.record({
  sign: fc.subarray<Claim['sign']>([-1, 0, 1]),
  stance: fc.oneof(none, fc.subarray([...STANCE_CODES])),
  minCertainty: fc.constantFrom(...CERTAINTIES),
  from: fc.option(fc.constantFrom('2024-01-31', '2025-01-01'), { nil: undefined }),
  to: fc.option(fc.constantFrom('2025-06-01', '2025-12-24'), { nil: undefined }),
  fold: fc.boolean(),
  actors: fc.subarray(['USA', 'KAZ', 'central-asia'], { maxLength: 2 }),
  type: fc.oneof(none, none, fc.subarray(['STATE', 'PERSON', 'REGION'])),
  kind: fc.oneof(none, none, fc.subarray([...CLAIM_KINDS])),
  realis: fc.oneof(none, none, fc.subarray([...REALIS])),
  review: fc.oneof(none, none, fc.subarray(['unreviewed', 'rejected'])),
  method: fc.oneof(none, none, fc.constantFrom(['rules'], ['llm'], ['llm', 'rules'])),
  asserter: fc.oneof(none, none, fc.subarray(['USA', 'KAZ', 'some-president'])),
  document: fc.oneof(none, none, fc.subarray(['one', 'two', 'three'])),
  language: fc.oneof(none, none, fc.subarray(['ru', 'en', 'kk'])),
});
/** Filters through the question's own schema, as somebody would ask. */
const given = (chosen: object) => paramsFor('network', chosen as ParamsIn<'network'>);

/** An empty list lets everything through. */
const lets = <Value>(list: readonly Value[], ...values: readonly Value[]) =>
  !list.length || values.some((value) => list.includes(value));

const matches = (claim: Claim, params: ParamsOf<'network'>): boolean =>
  lets(params.sign, claim.sign) &&
  (!params.stance.length || (claim.stance !== null && params.stance.includes(claim.stance))) &&
  rankOf(claim.certainty) >= rankOf(params.minCertainty) &&
  (!params.from || claim.saidAt >= params.from) &&
  (!params.to || claim.saidAt <= params.to) &&
  lets(params.kind, claim.kind) &&
  lets(params.realis, claim.realis) &&
  lets(params.review, claim.review.state) &&
  lets(params.method, ...claim.methods) &&
  lets(params.asserter, ...claim.attribution.map(({ actor }) => actor.id)) &&
  lets(params.document, claim.document) &&
  lets(params.language, 'en');

const TYPES: Readonly<Record<string, ActorType>> = { 'some-president': 'PERSON', 'central-asia': 'REGION' };

/** What the network says, worked out by the model from the claims alone. */
function oracle(
  claims: readonly Claim[],
  params: ParamsOf<'network'>,
): { stances: Relationship[]; ends: Map<string, string> } {
  const end = (actor: Claim['holder']) => (actor && params.fold ? (actor.state ?? actor.id) : (actor?.id ?? null));
  const chosen = claims.filter((claim) => {
    const ends = [end(claim.holder), end(claim.target), claim.holder?.id, claim.target?.id];
    const types = [end(claim.holder), end(claim.target)].flatMap((id) => (id ? (TYPES[id] ?? 'STATE') : []));
    return (
      matches(claim, params) &&
      (!params.actors.length || params.actors.some((actor) => ends.includes(actor))) &&
      (!params.type.length || (types.length > 0 && types.every((type) => lets(params.type, type))))
    );
  });
  const standing = chosen.filter(({ negated, review }) => !negated && review.state !== 'rejected');
  const ids = new Set(standing.flatMap((claim) => [end(claim.holder), end(claim.target)]).filter((id) => id !== null));
  const count = (of: (claim: Claim) => string | null, id: string) =>
    standing.filter((claim) => of(claim) === id).length;
  const ends = new Map(
    [...ids].map((id) => [id, `${count((claim) => end(claim.holder), id)} ${count((claim) => end(claim.target), id)}`]),
  );
  return { stances: foldClaims(chosen, { foldPersons: params.fold }), ends };
}

test('the network of any claims, by any filters, is what the model folds', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(someClaim, { maxLength: 40 }),
        fc.array(filters, { minLength: 4, maxLength: 4 }),
        async (claims, several) => {
          await saveAll(claims);
          for (const params of [all, ...several.map(given)]) {
            const { meta, ...network } = await graph.store.ask('network', params);
            Network.parse(network);
            const expected = oracle(claims, params);
            expect(network.stances).toEqual(expected.stances);
            expect(new Map(network.actors.map(({ id, held, received }) => [id, `${held} ${received}`]))).toEqual(
              expected.ends,
            );
            expect(meta.count).toBe(expected.stances.length);
          }
        },
      )
      .afterEach(() => empty(graph.connection)),
    { numRuns: 15 },
  );
});

test('the STANCE lines in the graph are what the model folds without folding persons, after every change', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(someClaim, { maxLength: 40 }),
        fc.array(someClaim, { maxLength: 20 }),
        async (first, second) => {
          const later = [...first.slice(0, first.length / 2), ...second];
          for (const claims of [first, later]) {
            await saveAll(claims);
            const rows = await graph.cypher<{ line: Relationship; holder: string; target: string }>(
              'MATCH (h:Actor)-[s:STANCE]->(t:Actor) RETURN h.id AS holder, t.id AS target, properties(s) AS line ORDER BY s.id',
            );
            const lines = rows.map(({ line, holder, target }) => ({
              ...line,
              holder,
              target,
              meanScore: line.meanScore ?? null,
            }));
            expect(lines).toEqual(foldClaims(claims, { foldPersons: false }));
          }
        },
      )
      .afterEach(() => empty(graph.connection)),
    { numRuns: 15 },
  );
});

describe('folding', () => {
  const stateless = { ...PRESIDENT, state: null };
  const say = { words: 'The president presses Russia.', holder: stateless, stance: 'PRESSURES', target: RUS } as const;
  const office = (kind: 'LEADS' | 'REPRESENTS', target: string, from: string | null, to: string | null) => ({
    kind,
    target,
    from,
    to,
    source: 'test facts',
  });
  const ids = async (params: Partial<ParamsOf<'network'>> = {}) =>
    (await graph.store.ask('network', { ...all, ...params })).stances.map(({ id }) => id);

  test('a person folds into the state that it led on the day it was said', async () => {
    const relations = [office('LEADS', 'KAZ', null, '2025-01-20'), office('LEADS', 'USA', '2025-01-20', null)];
    const actors = { 'some-president': { relations } };
    await graph.store.save(extractionOf('before', [say], { date: '2025-01-19', actors }));
    expect(await ids()).toEqual(['KAZ>RUS>-1']);
    await graph.store.save(extractionOf('after', [say], { date: '2025-01-20', actors }));
    expect(await ids()).toEqual(['KAZ>RUS>-1', 'USA>RUS>-1']);
    expect(await ids({ fold: false })).toEqual(['some-president>RUS>-1']);
  });

  test('the state stored with the claim comes before the offices known', async () => {
    const actors = { 'some-president': { relations: [office('LEADS', 'KAZ', null, null)] } };
    await graph.store.save(extractionOf('one', [{ ...say, holder: PRESIDENT }], { actors }));
    expect(await ids()).toEqual(['USA>RUS>-1']);
  });

  test('a loop that folding makes leaves the picture, not the count', async () => {
    await graph.store.save(extractionOf('one', [{ ...say, holder: PRESIDENT, target: USA }]));
    const { stances, actors } = await graph.store.ask('network', all);
    expect(stances).toEqual([]);
    expect(actors).toMatchObject([{ id: 'USA', held: 1, received: 1 }]);
    expect(await ids({ fold: false })).toEqual(['some-president>USA>-1']);
  });

  test('an actor asked for by its own id is found although it folds', async () => {
    await graph.store.save(
      extractionOf('one', [
        { ...say, holder: PRESIDENT },
        { words: 'The United States press Kazakhstan.', holder: USA, stance: 'PRESSURES', target: KAZ },
      ]),
    );
    expect(await ids({ actors: ['some-president'] })).toEqual(['USA>RUS>-1']);
    const { rows } = await graph.store.ask('relationship', { ...all, holder: 'some-president', target: 'RUS' });
    expect(rows[0]?.stances.map(({ id }) => id)).toEqual(['some-president>RUS>-1']);
  });
});

test('a tally of one claim is the model’s, so that the oracle speaks of the same thing', () => {
  const [claim] = extractionOf('one', [{ words: 'It presses.', holder: USA, stance: 'PRESSURES', target: KAZ }]).claims;
  expect(claim && tallyOf(claim, true)).toMatchObject({ holder: 'USA', target: 'KAZ', sign: -1, claims: 1 });
});
