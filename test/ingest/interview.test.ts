import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Claim, Claim as ClaimSchema } from '#model/claim';
import { Extraction } from '#model/document';
import { foldClaims } from '#model/relationship';
import { readGold, readNames } from '../../ingest/eval/gold.ts';
import { score } from '../../ingest/eval/score.ts';
import { readInterview } from '../../ingest/ingest.ts';

const root = join(import.meta.dirname, '../..');
const NAME = '2025-12-25-baq-kz-momynkulov-g20.ru';
const extraction = await readInterview(join(root, `data/interviews/${NAME}.txt`), { review: false });
const { document, turns, claims } = extraction;
const lines = foldClaims(claims);

const between = (holder: string, target: string): Claim[] =>
  claims.filter((claim) => {
    const end = (actor: Claim['holder']) => actor?.state ?? actor?.id;
    return end(claim.holder) === holder && end(claim.target) === target;
  });

describe('the first interview', () => {
  test('is read as its sidecar and layout say', () => {
    expect(Extraction.safeParse(extraction).error).toBeUndefined();
    expect(document).toMatchObject({ id: NAME, outlet: 'BAQ.KZ', date: '2025-12-25', language: 'ru' });
    expect(document.experts.map(({ name }) => name)).toEqual(['Zhanat Momynkulov']);
    expect(turns[0]?.role).toBe('narration');
    const asked = document.text.split('\n').filter((line) => line.startsWith('- '));
    expect(asked.length).toBeGreaterThan(8);
    expect(
      turns.filter(({ role }) => role === 'question').map(({ start, end }) => document.text.slice(start, end)),
    ).toEqual(asked);
    for (const { role, speaker } of turns)
      expect(speaker?.name ?? null).toBe(role === 'answer' ? 'Zhanat Momynkulov' : null);
  });

  test('gives claims that quote it, none of them from a question', () => {
    expect(claims.length).toBeGreaterThan(40);
    for (const claim of claims) {
      expect(ClaimSchema.safeParse(claim).error, claim.id).toBeUndefined();
      expect(document.text.slice(claim.start, claim.end)).toBe(claim.quote);
      for (const { start, end, text } of claim.cues) expect(document.text.slice(start, end)).toBe(text);
      const turn = turns[claim.turn];
      expect(turn && claim.start >= turn.start && claim.end <= turn.end).toBe(true);
      expect(turn?.role).not.toBe('question');
    }
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

  test('scores against the project’s own annotation what was promised', async () => {
    const gold = await readGold(join(root, `test/data/gold/${NAME}.gold.jsonl`), document.text);
    const report = score(gold, claims, await readNames([join(root, 'test/data/gold/names.json')]));
    expect(report.pairs.f1).toBeGreaterThanOrEqual(0.9);
    expect(report.edges.f1).toBeGreaterThanOrEqual(0.75);
    expect(report.spans.f1).toBeGreaterThanOrEqual(0.8);
    expect(report.claims.f1).toBeGreaterThanOrEqual(0.7);
    expect(report.onMatchedSpans.certainty).toBeGreaterThanOrEqual(0.95);
    expect(report.onMatchedSpans.negated).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the traps of the first interview', () => {
  test('Russia’s view of the step as a strategic signal is a probable perception, no hostility', () => {
    const hostile = between('RUS', 'USA').filter(({ sign, negated }) => sign === -1 && !negated);
    expect(hostile.map(({ stance }) => stance)).toEqual(['WARY_OF']);
    const view = claims.find(
      ({ quote, stance }) => stance === 'PERCEIVES_AS' && quote.includes('стратегический сигнал'),
    );
    expect(view).toMatchObject({ holder: { id: 'RUS' }, certainty: 'PR', sign: 0, negated: false });
  });

  test('the turn to the West is denied, so there is no line from Kazakhstan to the West', () => {
    expect(lines.filter(({ target, holder }) => [holder, target].includes('west'))).toEqual([]);
    const denied = claims.filter(({ quote, target }) => target?.id === 'west' && quote.includes('прозападный'));
    expect(denied.length).toBeGreaterThan(0);
    for (const { negated } of denied) expect(negated).toBe(true);
  });

  test('what the interviewer asks is nobody’s claim', () => {
    const questions = turns.filter(({ role }) => role === 'question');
    for (const { start, end } of claims)
      expect(questions.some((turn) => start < turn.end && end > turn.start)).toBe(false);
  });

  test('support for multilateral bureaucracy is denied', () => {
    const bets = claims.filter(({ quote }) => quote.includes('бюрократическую'));
    expect(bets.length).toBeGreaterThan(0);
    for (const { negated } of bets) expect(negated).toBe(true);
  });

  test('Kazakhstan’s distance from Russia is denied, and it is Russia that sees it so', () => {
    const distance = between('KAZ', 'RUS').filter(({ stance }) => stance === 'ASSERTS_AUTONOMY');
    expect(distance.length).toBeGreaterThan(0);
    for (const { negated, attribution } of distance) {
      expect(negated).toBe(true);
      expect(attribution.at(-1)?.actor.id).toBe('RUS');
    }
    expect(
      lines.filter(
        ({ holder, target, stances }) => holder === 'KAZ' && target === 'RUS' && stances.includes('ASSERTS_AUTONOMY'),
      ),
    ).toEqual([]);
  });

  test('Kazakhstan and Uzbekistan both cooperate and compete, and nothing nets it', () => {
    expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(['KAZ>UZB>1>sym', 'KAZ>UZB>-1>sym']));
  });
});

describe('no rule knows the interview', () => {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/ё/g, 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = (text: string) => {
    const all = words(text);
    return all.slice(0, -4).map((_, index) => all.slice(index, index + 5).join(' '));
  };

  test('packs and code share no five words in a row with a text that comes with the project', () => {
    const texts = readdirSync(join(root, 'data/interviews')).filter((file) => file.endsWith('.txt'));
    expect(texts.length).toBeGreaterThan(0);
    const known = new Set(texts.flatMap((file) => runs(readFileSync(join(root, 'data/interviews', file), 'utf8'))));
    const files = ['ingest', 'model', 'cypher', 'server'].flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|json|cypher)$/.test(file))
        .map((file) => join(root, part, file)),
    );
    expect(files.length).toBeGreaterThan(60);
    const shared = files.flatMap((file) =>
      runs(readFileSync(file, 'utf8'))
        .filter((run) => known.has(run))
        .map((run) => `${file}: ${run}`),
    );
    expect(shared).toEqual([]);
  });

  test('a copy of it about other states, in another order, scores within 0.05', async () => {
    const names = await readNames([
      join(root, 'test/data/gold/names.json'),
      join(root, 'test/data/interviews/names.json'),
    ]);
    const path = join(root, 'test/data/interviews/counterpart.ru');
    const other = await readInterview(`${path}.txt`);
    const counterpart = score(await readGold(`${path}.gold.jsonl`, other.document.text), other.claims, names);
    const own = score(await readGold(join(root, `test/data/gold/${NAME}.gold.jsonl`), document.text), claims, names);
    for (const measure of ['pairs', 'edges', 'claims'] as const)
      expect(Math.abs(counterpart[measure].f1 - own[measure].f1), measure).toBeLessThanOrEqual(0.05);
  });
});
