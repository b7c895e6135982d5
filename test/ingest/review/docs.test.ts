import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELDS } from '../../../ingest/review/agreement.ts';
import { Decision } from '../../../ingest/review/decision.ts';
import { CHANGEABLE } from '../../../ingest/review/draft.ts';
import { root } from '../../e2e/program.ts';

const text = readFileSync(join(root, 'docs/review.md'), 'utf8');

test('docs/review.md names every action, every field of a line, and all that can be changed or compared', () => {
  const lines = Decision.options.map(({ shape }) => shape);
  const actions = lines.flatMap(({ action }) => [...action.values]);
  const fields = lines.flatMap((shape) => Object.keys(shape));
  for (const word of [...actions, ...fields, ...Object.keys(CHANGEABLE), ...FIELDS])
    expect(text, word).toContain(`\`${word}\``);
});

test('the lines it shows can be read', () => {
  const shown = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));
  expect(shown.length).toBeGreaterThan(0);
  for (const line of shown) expect(Decision.safeParse(line).error).toBeUndefined();
});
