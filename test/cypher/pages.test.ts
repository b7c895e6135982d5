import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { keysOf, pageOf, tokenOf } from '#cypher/pages';
import { InvalidInput } from '#model/errors';

test('a token gives back its keys', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (text, number) => {
      expect(keysOf(tokenOf([text, number]), z.tuple([z.string(), z.int()]))).toEqual([text, number]);
    }),
  );
});

test('anything else is refused by the name of the parameter', () => {
  fc.assert(
    fc.property(fc.string(), (token) => {
      expect(() => keysOf(token, z.tuple([z.string(), z.int()]))).toThrow(InvalidInput);
    }),
  );
  expect(keysOf(undefined, z.string())).toBeNull();
});

test('there is a next page exactly when there are more rows', () => {
  const page = (rows: string[], limit: number) => pageOf(rows, limit, (row) => [row]);
  expect(page(['a', 'b'], 2)).toEqual({ rows: ['a', 'b'], next: null });
  expect(page(['a', 'b', 'c'], 2)).toEqual({ rows: ['a', 'b'], next: tokenOf(['b']) });
  expect(page([], 2)).toEqual({ rows: [], next: null });
});
