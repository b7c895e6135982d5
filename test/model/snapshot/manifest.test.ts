import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SnapshotFilters, writtenFilters } from '#model/snapshot/filters';
import { identityOf, SnapshotName } from '#model/snapshot/manifest';
import { snapshotSchema } from '#model/snapshot/schema';
import { NewSnapshot, RestoreOptions } from '#model/snapshot/snapshot';

describe('the filters of a snapshot', () => {
  const written = (given: object) => writtenFilters(SnapshotFilters.parse(given));

  test('are written down only where they keep something out', () => {
    expect(written({})).toEqual({});
    expect(written({ minCertainty: 'U', actors: [], fold: 'true' })).toEqual({});
    expect(written({ actors: 'KAZ', sign: '-1', negated: 'false', from: '2025-01-01' })).toEqual({
      actors: ['KAZ'],
      sign: [-1],
      negated: false,
      from: '2025-01-01',
    });
  });

  test('are the same in whatever order they are given', () => {
    expect(written({ actors: ['UZB', 'KAZ', 'UZB'], stance: ['SUPPORT', 'ACCUSE'] })).toEqual(
      written({ stance: ['ACCUSE', 'SUPPORT'], actors: ['KAZ', 'UZB'] }),
    );
    expect(written({ actors: 'USA', fold: 'true' })).toEqual({ actors: ['USA'], fold: true });
  });

  test('come back as they were meant', () => {
    const given = SnapshotFilters.parse({ actors: ['UZB', 'KAZ'], minCertainty: 'PR', sign: ['1'], fold: 'true' });
    expect(SnapshotFilters.parse(writtenFilters(given))).toEqual({ ...given, actors: ['KAZ', 'UZB'] });
  });
});

test('what makes a snapshot what it is has one text', () => {
  const digest = { sha256: 'a'.repeat(64), bytes: 1, lines: 1 };
  const parts = {
    'actors.jsonl': digest,
    'claims.jsonl': digest,
    'documents.jsonl': digest,
    'reviews.jsonl': digest,
  };
  const one = identityOf({ format: 1, vocabulary: 1, filters: {}, parts });
  expect(one.startsWith('{"filters":{},"format":1,"parts":{"actors.jsonl":{"bytes":1,')).toBe(true);
  expect(
    identityOf({ parts: { ...parts, 'actors.jsonl': { ...digest, lines: 2 } }, vocabulary: 1, format: 1, filters: {} }),
  ).not.toBe(one);
});

test('names are lines of text that no hash looks like', () => {
  for (const name of ['first', 'Қазақстан 2026', 'a/b', 'deadbee']) expect(SnapshotName.parse(name)).toBe(name);
  for (const name of ['', ' ', 'a\nb', 'deadbeef', 'x'.repeat(201), 'a\u2028b', '\ud800'])
    expect(SnapshotName.safeParse(name).success, name).toBe(false);
  expect(NewSnapshot.parse({ name: ' a ' })).toMatchObject({ name: 'a', note: null, filters: { minCertainty: 'U' } });
  expect(RestoreOptions.parse({})).toEqual({ mode: 'merge', prefer: 'graph', dryRun: false });
});

test('docs/snapshot.schema.json is what the program holds files against', async () => {
  const schema = `${JSON.stringify(snapshotSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/snapshot.schema.json'));
});
