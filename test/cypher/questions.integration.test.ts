import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InvalidInput, NotFound } from '#model/errors';
import { type ParamsOf, paramsFor, QUESTIONS, type QuestionName } from '#model/questions/index';
import { EXPERT, extractionOf, KAZ, OUTLET, PRESIDENT, RUS, type Said, USA, UZB } from './extractions.ts';
import { emptyGraph, type TestGraph } from './graph.ts';

const press: Said = { words: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS };
const work: Said = { words: 'Uzbekistan works with Kazakhstan.', holder: UZB, stance: 'PARTNERS_WITH', target: KAZ };
const compete: Said = {
  words: 'Kazakhstan competes with Uzbekistan.',
  holder: KAZ,
  stance: 'COMPETES_WITH',
  target: UZB,
};
const trust: Said = { words: 'Kazakhstan recognises Uzbekistan.', holder: KAZ, stance: 'RECOGNIZES', target: UZB };
const deny: Said = {
  words: 'Kazakhstan does not oppose Uzbekistan.',
  holder: KAZ,
  stance: 'OPPOSES',
  target: UZB,
  more: { negated: true },
};
const maybe: Said = {
  words: 'Perhaps Russia helps Kazakhstan.',
  holder: RUS,
  stance: 'AID',
  target: KAZ,
  more: { certainty: 'PS', attribution: [{ actor: OUTLET, certainty: 'PS', cue: null }] },
};
const wrong: Said = {
  words: 'Russia assaults Kazakhstan.',
  holder: RUS,
  stance: 'ASSAULT',
  target: KAZ,
  more: { review: { state: 'rejected', by: 'somebody', at: '2026-01-01T00:00:00Z', note: null } },
};
const risk: Said = { words: 'There may be instability.', holder: null, stance: null, target: null };
const president: Said = {
  words: 'The president invites Kazakhstan.',
  holder: PRESIDENT,
  stance: 'INVITE',
  target: KAZ,
};

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
  await graph.store.save(extractionOf('old', [press, work, deny, compete, trust], { date: '2025-01-01' }));
  await graph.store.save(extractionOf('new', [maybe, wrong, risk, president], { date: '2025-12-25' }));
});
afterAll(async () => {
  await graph?.store.close();
});

/** Asks as HTTP would: parameters through the question's schema, rows held against the question's schema. */
async function ask<Name extends QuestionName>(name: Name, given: Record<string, unknown> = {}) {
  const { params, row } = QUESTIONS[name];
  const answer = await graph.store.ask(name, params.parse(given) as ParamsOf<Name>);
  for (const one of 'rows' in answer ? answer.rows : [answer]) row.parse(one);
  return answer;
}
const words = async (given: Record<string, unknown> = {}) =>
  (await ask('claims', { minCertainty: 'U', ...given })).rows.map(({ quote }) => quote);
const of = (...said: Said[]) => said.map((one) => one.words);

describe('claims', () => {
  test('come in the order of their documents and positions', async () => {
    expect(await words()).toEqual(of(maybe, wrong, risk, president, press, work, deny, compete, trust));
  });

  test.each<[Record<string, unknown>, Said[]]>([
    [{ holder: 'KAZ' }, [deny, compete, trust]],
    [{ target: ['RUS', 'UZB'] }, [press, deny, compete, trust]],
    [{ actors: 'RUS' }, [maybe, wrong, press]],
    [{ actors: ['some-president', 'RUS'], to: '2025-01-01' }, [press]],
    [{ asserter: EXPERT.id, document: 'new' }, [wrong, risk, president]],
    [{ asserter: OUTLET.id, document: 'new' }, [maybe, wrong, risk, president]],
    [{ document: ['old', 'none'] }, [press, work, deny, compete, trust]],
    [{ sign: '1', from: '2025-02-01' }, [maybe, president]],
    [{ sign: ['-1', '0'] }, [wrong, risk, press, deny, compete]],
    [{ stance: ['RECOGNIZES', 'INVITE'] }, [president, trust]],
    [{ minCertainty: 'PR', document: 'new' }, [wrong, risk, president]],
    [{ negated: 'true' }, [deny]],
    [{ negated: 'false', document: 'old' }, [press, work, compete, trust]],
    [{ from: '2025-01-02' }, [maybe, wrong, risk, president]],
    [{ to: '2024-12-31' }, []],
  ])('by %j', async (given, expected) => {
    expect(await words(given)).toEqual(of(...expected));
  });

  test.each([1, 2, 4, 9, 100])('in pages of %i, each once', async (limit) => {
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await ask('claims', { minCertainty: 'U', limit, ...(after ? { after } : {}) });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      seen.push(...page.rows.map(({ quote }) => quote));
      after = page.next ?? undefined;
      pages++;
    } while (after);
    expect(seen).toEqual(of(maybe, wrong, risk, president, press, work, deny, compete, trust));
    expect(pages).toBe(Math.ceil(9 / limit));
  });
});

test.each(['claims', 'actors', 'documents'] as const)('%s refuses a token that is none, and names it', async (name) => {
  for (const after of [
    'nonsense',
    'W10',
    Buffer.from('["a"').toString('base64url'),
    Buffer.from('[1,2,3,4]').toString('base64url'),
  ]) {
    const failure = await ask(name, { after }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidInput);
    expect((failure as InvalidInput).message).toMatch(/^after:/);
    expect((failure as InvalidInput).details).toMatchObject([{ field: 'after' }]);
  }
});

describe('relationship', () => {
  test('has two directions; symmetric lines stand in both, denied claims after the others', async () => {
    const { rows, meta } = await ask('relationship', { holder: 'KAZ', target: 'UZB' });
    expect(meta.count).toBe(2);
    const [there, back] = rows;
    expect([there?.holder, there?.target, back?.holder, back?.target]).toEqual(['KAZ', 'UZB', 'UZB', 'KAZ']);
    const both = ['KAZ>UZB>-1>sym', 'KAZ>UZB>1>sym'];
    expect(there?.stances.map(({ id }) => id)).toEqual([...both, 'KAZ>UZB>1'].sort());
    expect(back?.stances.map(({ id }) => id)).toEqual(both);
    expect(there?.claims.map(({ quote }) => quote)).toEqual(of(work, compete, trust, deny));
    expect(there?.claims.map(({ negated }) => negated)).toEqual([false, false, false, true]);
    expect(back?.claims.map(({ quote }) => quote)).toEqual(of(work, compete));
  });

  test('every line counts the claims that stand behind it', async () => {
    for (const line of (await ask('network')).stances) {
      const { holder, target, claims, sign, symmetric } = line;
      const { rows } = await ask('relationship', { holder, target });
      const [there] = rows;
      expect(there?.stances).toContainEqual(line);
      const behind = there?.claims.filter(
        (claim) =>
          !claim.negated &&
          claim.sign === sign &&
          ['PARTNERS_WITH', 'COMPETES_WITH'].includes(claim.stance ?? '') === symmetric,
      );
      expect(behind).toHaveLength(claims);
    }
  });

  test('folds ends, filters, and leaves out what was rejected', async () => {
    const quotes = async (given: Record<string, unknown>) =>
      (await ask('relationship', given)).rows.map(({ claims }) => claims.map(({ quote }) => quote));
    expect(await quotes({ holder: 'USA', target: 'KAZ' })).toEqual([of(president), []]);
    expect(await quotes({ holder: 'KAZ', target: 'USA', fold: 'false' })).toEqual([[], []]);
    expect(await quotes({ holder: 'RUS', target: 'KAZ' })).toEqual([of(maybe), []]);
    expect(await quotes({ holder: 'RUS', target: 'KAZ', minCertainty: 'CT' })).toEqual([[], []]);
    expect(await quotes({ holder: 'KAZ', target: 'UZB', sign: '1' })).toEqual([of(work, trust), of(work)]);
  });

  test('of an unknown actor is not found, of an actor with itself is no question', async () => {
    await expect(ask('relationship', { holder: 'KAZ', target: 'nobody' })).rejects.toBeInstanceOf(NotFound);
    await expect(ask('relationship', { holder: 'KAZ', target: 'KAZ' })).rejects.toBeInstanceOf(InvalidInput);
  });
});

describe('actors', () => {
  test('by id, with how often claims name them that nobody rejected', async () => {
    const { rows } = await ask('actors');
    expect(rows.map(({ id, held, received, asserted }) => `${id} ${held} ${received} ${asserted}`)).toEqual([
      'KAZ 3 3 0',
      'RUS 1 1 0',
      'USA 1 0 0',
      'UZB 1 3 0',
      `${EXPERT.id} 0 0 7`,
      `${OUTLET.id} 0 0 8`,
      `${PRESIDENT.id} 1 0 0`,
    ]);
    expect((await ask('actor', { id: 'KAZ' })).rows).toEqual([rows[0]]);
  });

  test('by type, in pages', async () => {
    const first = await ask('actors', { type: 'STATE', limit: 3 });
    expect(first.rows.map(({ id }) => id)).toEqual(['KAZ', 'RUS', 'USA']);
    const second = await ask('actors', { type: 'STATE', limit: 3, after: first.next });
    expect(second.rows.map(({ id }) => id)).toEqual(['UZB']);
    expect(second.next).toBeNull();
  });
});

test('documents come newest first, in pages', async () => {
  const first = await ask('documents', { limit: 1 });
  expect(first.rows).toMatchObject([{ id: 'new', claims: 4 }]);
  const second = await ask('documents', { limit: 1, after: first.next });
  expect(second.rows).toMatchObject([{ id: 'old', claims: 5 }]);
  expect(second.next).toBeNull();
});

test('what is not there has no row', async () => {
  for (const name of ['actor', 'claim', 'document'] as const)
    expect((await ask(name, { id: 'none' })).rows).toEqual([]);
});

test('an answer says how its parameters were understood', async () => {
  const { meta } = await ask('network', { sign: '1' });
  expect(meta).toEqual({
    params: paramsFor('network', { sign: [1] }),
    count: 4,
    graph: expect.stringMatching(/^[0-9a-f]{8}\.\d+$/),
    cut: null,
  });
});
