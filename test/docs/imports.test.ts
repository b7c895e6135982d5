import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLUMNS } from '#ingest/imports/columns';
import { imported } from '../ingest/imports/tables.ts';

const docs = join(import.meta.dirname, '../../docs');
const read = (name: string) => readFileSync(join(docs, name), 'utf8');

test('the page has a row for each column of the template, and no other', () => {
  const rows = [...read('imports.md').matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, says]) => [name, says]);
  expect(rows.filter(([name]) => name && name in COLUMNS)).toEqual(Object.entries(COLUMNS));
});

describe('the templates', () => {
  test('have right rows only', async () => {
    for (const [name, count] of [
      ['import-template.csv', 3],
      ['import-template.jsonl', 2],
    ] as const) {
      const { claims, flaws } = await imported(read(name));
      expect(flaws, name).toEqual([]);
      expect(claims, name).toHaveLength(count);
    }
  });

  test('say what the page says that they say', async () => {
    const { claims, texts } = await imported(read('import-template.csv'));
    expect(texts).toEqual([
      [
        'Kazakhstan works together with Uzbekistan on transport',
        'the ministry may not support the union',
        'a risk of delays; nobody wants it',
      ].join('\n'),
    ]);
    expect(claims).toMatchObject([
      { stance: 'PARTNERS_WITH', sign: 1, target: { id: 'UZB' }, review: { state: 'accepted', by: 'A Coder' } },
      { holder: { id: 'ministry-of-examples' }, target: { id: 'union-of-examples' }, certainty: 'PS', negated: true },
      { kind: 'risk', holder: null, stance: null, topic: { words: 'delays' }, realis: 'future', certainty: 'PR' },
    ]);
    expect(claims[0]?.attribution.map(({ actor }) => actor.id)).toEqual(['some-outlet', 'some-expert']);
  });
});
