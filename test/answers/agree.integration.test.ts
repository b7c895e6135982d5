import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActorCentrality } from '#model/analysis/centrality';
import type { Community } from '#model/analysis/communities';
import type { BySign, LineCounts } from '#model/analysis/counts';
import type { DiscourseTie } from '#model/analysis/discourse';
import type { MatrixCell } from '#model/analysis/matrix';
import type { Path } from '#model/analysis/paths';
import type { Profile } from '#model/analysis/profile';
import type { TimelinePeriod } from '#model/analysis/timeline';
import type { StoredClaim } from '#model/claim';
import type { Change } from '#model/questions/changes';
import type { DocumentText } from '#model/questions/documents';
import type { NetworkActor } from '#model/questions/network';
import type { Direction } from '#model/questions/relationship';
import { foldClaims, lineOf, type Relationship, tallyOf } from '#model/relationship';
import type { TestGraph } from '../cypher/graph.ts';
import { ask, interviewAt, rowsOf } from './interview.ts';
import { DOCUMENT, type Fields, overlap, TEXT, WRITTEN, wordsOf } from './written.ts';

/*
 * What two questions both know, they must say alike: each test asks in two ways and compares.
 */

let graph: TestGraph;
beforeAll(async () => {
  graph = await interviewAt('reviewed');
});
afterAll(async () => {
  await graph?.store.close();
});

const rows = <Row>(...[name, given]: [Parameters<typeof rowsOf>[1], Fields?]) => rowsOf<Row>(graph.store, name, given);
const allClaims = (given: Fields = {}) => rows<StoredClaim>('claims', { limit: 1000, ...given });
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

const FILTERS: Fields[] = [{}, { fold: false }, { minCertainty: 'CT' }, { sign: ['-1'] }, { actors: ['KAZ', 'RUS'] }];

describe.each(FILTERS)('with %j', (filters) => {
  let lines: Relationship[];
  let actors: NetworkActor[];
  beforeAll(async () => {
    lines = await rows<Relationship>('relationships', filters);
    actors = (await ask(graph.store, 'network', filters)).actors as NetworkActor[];
    expect(lines.length).toBeGreaterThan(0);
  });

  test('network and relationships have the same lines', async () => {
    expect((await ask(graph.store, 'network', filters)).stances).toEqual(lines);
  });

  test('the lines are what the claims fold into', async () => {
    const claims = await allClaims({ minCertainty: 'PS', fold: true, ...filters });
    expect(foldClaims(claims, { foldPersons: filters.fold !== false })).toEqual(lines);
  });

  test('the matrix holds the lines, symmetric ones twice', async () => {
    const cells = await rows<MatrixCell>('matrix', filters);
    expect(sum(cells.map(({ claims }) => claims))).toBe(
      sum(lines.map((line) => line.claims * (line.symmetric ? 2 : 1))),
    );
    expect([...new Set(cells.flatMap((cell) => cell.lines))].sort()).toEqual(lines.map(({ id }) => id).sort());
  });

  test('centrality counts what the matrix has in each row and column', async () => {
    const cells = await rows<MatrixCell>('matrix', filters);
    const central = await rows<ActorCentrality>('centrality', filters);
    expect(sum(central.map(({ pagerank }) => pagerank))).toBeCloseTo(1, 6);
    for (const { actor, held, received, neighbours } of central) {
      const own = cells.filter(({ holder }) => holder === actor);
      const others = cells.filter(({ target }) => target === actor);
      expect(held.claims).toEqual(signsOf(own));
      expect(received.claims).toEqual(signsOf(others));
      expect(neighbours).toBe(new Set([...own.map((cell) => cell.target), ...others.map((cell) => cell.holder)]).size);
    }
  });

  test('communities hold every actor of the lines once, and every line inside once or outside twice', async () => {
    const groups = await rows<Community>('communities', filters);
    const ends = [...new Set(lines.flatMap(({ holder, target }) => [holder, target]))];
    expect(groups.flatMap((group) => group.actors).sort()).toEqual(ends.sort());
    const counted = (side: LineCounts) => sum(Object.values(side.lines));
    const inside = sum(groups.map((group) => counted(group.inside)));
    expect(inside + sum(groups.map((group) => counted(group.outside))) / 2).toBe(lines.length);
  });

  test('the timeline and the actors count the same claims', async () => {
    const periods = await rows<TimelinePeriod>('timeline', filters);
    const claims = (await allClaims({ minCertainty: 'PS', fold: true, ...filters, negated: false })).filter(
      ({ review }) => review.state !== 'rejected',
    );
    expect(sum(periods.map((period) => period.claims))).toBe(claims.length);
    expect(sum(actors.map(({ held }) => held))).toBe(claims.filter(({ holder }) => holder).length);
    expect(sum(actors.map(({ received }) => received))).toBe(claims.filter(({ target }) => target).length);
  });
});

test('each word that a line of the network is said to rest on is of a claim behind it, and no claim is without', async () => {
  const written = WRITTEN.find(({ question }) => question === 'network')?.cases[0]?.answer?.stances as Fields[];
  const claims = await allClaims({ minCertainty: 'PS' });
  for (const line of written) {
    const quotes = claims.filter((claim) => {
      const tally = tallyOf(claim, true);
      return tally !== null && lineOf(tally.holder, tally.target, tally.sign, tally.stance).id === line.id;
    });
    const words = wordsOf(line);
    expect(quotes).toHaveLength(words.length);
    for (const word of words)
      expect(
        quotes.some((quote) => overlap(quote, word)),
        word.words,
      ).toBe(true);
    for (const quote of quotes)
      expect(
        words.some((word) => overlap(quote, word)),
        quote.quote,
      ).toBe(true);
  }
});

test('a relationship has the lines of the network between its two, and one claim for each that they count', async () => {
  const lines = await rows<Relationship>('relationships');
  const pairs = new Map(lines.map(({ holder, target }) => [[holder, target].sort().join(), [holder, target] as const]));
  for (const [holder, target] of pairs.values()) {
    const [forth, back] = await rows<Direction>('relationship', { holder, target });
    const between = lines.filter((line) => [line.holder, line.target].sort().join() === [holder, target].sort().join());
    const found = new Map([...(forth?.stances ?? []), ...(back?.stances ?? [])].map((line) => [line.id, line]));
    expect([...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(between);
    for (const direction of [forth, back]) {
      const asserted = direction?.claims.filter(({ negated }) => !negated);
      expect(asserted?.length).toBe(sum((direction?.stances ?? []).map(({ claims }) => claims)));
    }
  }
});

test('a profile is the row and the column of the matrix, and what has no counterpart there', async () => {
  const cells = await rows<MatrixCell>('matrix');
  for (const id of new Set(cells.flatMap(({ holder, target }) => [holder, target]))) {
    const [found] = await rows<Profile>('profile', { id });
    const withOthers = (side: Profile['held'] | undefined) =>
      new Map(side?.byCounterpart.flatMap(({ actor, claims }) => (actor ? [[actor, claims] as const] : [])));
    const own = cells.filter(({ holder }) => holder === id).map(({ target, claims }) => [target, claims] as const);
    const others = cells.filter(({ target }) => target === id).map(({ holder, claims }) => [holder, claims] as const);
    expect(withOthers(found?.held)).toEqual(new Map(own));
    expect(withOthers(found?.received)).toEqual(new Map(others));
  }
});

test('two actors are one step apart where a line joins them, and a common neighbour is two steps of a path', async () => {
  const lines = await rows<Relationship>('relationships');
  const ends = [...new Set(lines.flatMap(({ holder, target }) => [holder, target]))].sort();
  const one = 'RUS';
  for (const other of ends.filter((end) => end !== one)) {
    const found = await rows<Path>('paths', { one, other, mode: 'all', length: 2 });
    const joined = lines.some(({ holder, target }) => [holder, target].sort().join() === [one, other].sort().join());
    expect(found.some(({ length }) => length === 1)).toBe(joined);
    const common = await rows<{ actor: string }>('neighbours', { one, other });
    const between = found.filter(({ length }) => length === 2).map(({ actors }) => actors[1]);
    expect(between.sort()).toEqual(common.map(({ actor }) => actor).sort());
  }
});

test('congruence and conflict take the same side of a target for the same holder', async () => {
  const ties = [...(await rows<DiscourseTie>('congruence')), ...(await rows<DiscourseTie>('conflict'))];
  const sides = new Map<string, BySign>();
  for (const { one, other, targets } of ties) {
    for (const { target, topic, ...held } of targets) {
      for (const [holder, side] of [
        [one, held.one],
        [other, held.other],
      ] as const) {
        const key = JSON.stringify([holder, target, topic]);
        const found = { positive: side.positive, neutral: 0, negative: side.negative };
        expect(sides.get(key) ?? found).toEqual(found);
        sides.set(key, found);
        expect(side.claimIds).toHaveLength(side.positive + side.negative);
      }
    }
  }
  expect(sides.size).toBeGreaterThan(0);
});

test('all that changed since before the interview is what there is now', async () => {
  const changed = await rows<Change>('changes', { since: '2026-11-30' });
  const lines = changed.flatMap((change) => (change.kind === 'line' ? [change.line.after] : []));
  const claims = changed.flatMap((change) => (change.kind === 'claim' ? [change.claim] : []));
  expect(lines).toEqual(await rows('relationships'));
  const byId = (a: StoredClaim, b: StoredClaim) => (a.id < b.id ? -1 : 1);
  expect(claims.sort(byId)).toEqual((await allClaims({ minCertainty: 'PS' })).sort(byId));
});

test('pages of claims are the claims, and each of them is its own answer', async () => {
  const whole = await allClaims();
  const paged: StoredClaim[] = [];
  let after: unknown;
  do {
    const page = await ask(graph.store, 'claims', { limit: 13, ...(after ? { after } : {}) });
    paged.push(...(page.rows as StoredClaim[]));
    after = page.next;
  } while (after);
  expect(paged).toEqual(whole);
  for (const claim of whole.slice(0, 10)) expect(await rows('claim', { id: claim.id })).toEqual([claim]);
});

test('the document marks the claims where they stand, and every quote is the text there', async () => {
  const [found] = await rows<DocumentText>('document', { id: DOCUMENT });
  const claims = await allClaims();
  expect(found?.text).toBe(TEXT);
  expect(found?.claimSpans.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
  for (const { quote, start, end } of claims) expect(TEXT.slice(start, end)).toBe(quote);
});

function signsOf(cells: readonly BySign[]): BySign {
  const of = (sign: keyof BySign) => sum(cells.map((cell) => cell[sign]));
  return { positive: of('positive'), neutral: of('neutral'), negative: of('negative') };
}
