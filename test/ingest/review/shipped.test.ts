import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldClaims } from '#model/relationship';
import { readGold, readNames } from '../../../ingest/eval/gold.ts';
import { score } from '../../../ingest/eval/score.ts';
import { readReviewed } from '../../../ingest/ingest.ts';
import { readReviews, reviewPathOf } from '../../../ingest/review/file.ts';
import { interview, root } from '../../e2e/program.ts';

const { extraction, open } = await readReviewed(interview);
const { decisions } = await readReviews(reviewPathOf(interview));
const { claims, document } = extraction;

describe('the review of the first interview', () => {
  test('is the project’s own annotation, and explains each difference from the machine', () => {
    expect(decisions.length).toBeGreaterThan(50);
    for (const { by, action, note, at } of decisions) {
      expect(by).toBe('project annotation');
      expect(at).toBe(decisions[0]?.at);
      if (action !== 'accept') expect(note?.length, action).toBeGreaterThan(20);
    }
  });

  test('leaves nothing open: no claim unreviewed, none read differently since, no words gone', () => {
    expect(open?.unreviewed.map(({ quote, stance }) => [quote, stance])).toEqual([]);
    expect(open?.changed.map(({ claim }) => claim.quote)).toEqual([]);
    expect(open?.orphaned).toEqual([]);
    for (const { start, end, quote } of claims) expect(document.text.slice(start, end)).toBe(quote);
  });

  test('makes the core claims right', async () => {
    const name = '2025-12-25-baq-kz-momynkulov-g20.ru';
    const gold = await readGold(join(root, `test/data/gold/${name}.gold.jsonl`), document.text);
    const names = await readNames([join(root, 'test/data/gold/names.json')]);
    const report = score(
      gold,
      claims.filter(({ review }) => review.state !== 'rejected'),
      names,
    );
    for (const measure of ['pairs', 'edges', 'claims'] as const)
      expect(report[measure].f1, measure).toBeGreaterThanOrEqual(0.95);
    expect(report.onMatchedSpans.certainty).toBeGreaterThanOrEqual(0.95);
    expect(report.onMatchedSpans.negated).toBeGreaterThanOrEqual(0.95);
  });

  test('has both of the lines that must be there, and none of the traps', () => {
    const lines = foldClaims(claims);
    expect(lines.map(({ id }) => id)).toEqual(expect.arrayContaining(['KAZ>UZB>1>sym', 'KAZ>UZB>-1>sym']));
    expect(lines.filter(({ target }) => target === 'west')).toEqual([]);
    // That the two compete is a line of its own, which neither holds alone.
    const hostile = lines.filter(
      ({ holder, target, sign, symmetric }) => holder === 'RUS' && target === 'USA' && sign === -1 && !symmetric,
    );
    expect(hostile.flatMap(({ stances }) => stances)).toEqual(['WARY_OF']);
    expect(
      lines.some(
        ({ holder, target, stances }) => holder === 'KAZ' && target === 'RUS' && stances.includes('ASSERTS_AUTONOMY'),
      ),
    ).toBe(false);
  });
});

test('nothing under ingest/ imports from test/', () => {
  const files = readdirSync(join(root, 'ingest'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  expect(files.length).toBeGreaterThan(40);
  for (const file of files)
    expect(readFileSync(join(root, 'ingest', file), 'utf8'), file).not.toMatch(/from '[^']*\/test\//);
});
