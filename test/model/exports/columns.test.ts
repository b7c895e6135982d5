import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { columnsOf, valueIn } from '#model/exports/columns';

const namesOf = (schema: z.ZodType) => columnsOf(schema).map(({ name }) => name);

describe('columns', () => {
  test('stand in the order of the schema, with objects laid out flat', () => {
    expect(namesOf(z.object({ b: z.string(), a: z.object({ d: z.number(), c: z.boolean().nullable() }) }))).toEqual([
      'b',
      'a.d',
      'a.c',
    ]);
  });

  test('of an object that may be null or absent are its fields', () => {
    const Inner = z.object({ id: z.string(), deep: z.object({ n: z.int() }).nullable() });
    expect(namesOf(z.object({ one: Inner.nullable(), other: Inner.optional() }))).toEqual([
      'one.id',
      'one.deep.n',
      'other.id',
      'other.deep.n',
    ]);
  });

  test('of lists, of what has no fixed fields, and of what is always null are one each', () => {
    const schema = z.object({
      list: z.array(z.object({ id: z.string() })),
      record: z.record(z.string(), z.number()),
      loose: z.looseObject({ id: z.string() }),
      any: z.unknown(),
      nothing: z.null(),
      pair: z.tuple([z.string(), z.number()]),
    });
    expect(namesOf(schema)).toEqual(['list', 'record', 'loose', 'any', 'nothing', 'pair']);
  });

  test('of several kinds of rows are those of all, each once', () => {
    const schema = z.union([
      z.object({ kind: z.literal('a'), at: z.string(), same: z.number() }),
      z.object({ kind: z.literal('b'), same: z.object({ deep: z.string() }) }),
      z.intersection(z.object({ kind: z.literal('c') }), z.object({ last: z.string() })),
    ]);
    expect(namesOf(schema)).toEqual(['kind', 'at', 'same', 'same.deep', 'last']);
  });

  test('of what holds itself come to an end', () => {
    interface Tree {
      id: string;
      parent: Tree | null;
    }
    const Tree: z.ZodType<Tree> = z.object({
      id: z.string(),
      get parent() {
        return Tree.nullable();
      },
    });
    expect(namesOf(Tree)).toEqual(['id', 'parent']);
  });

  test('do not depend on names that others gave to schemas', () => {
    const Named = z.object({ en: z.string() });
    const schema = z.object({ first: Named, second: Named.nullable() });
    const before = namesOf(schema);
    z.globalRegistry.add(Named, { id: 'NamedInColumns' });
    expect(namesOf(schema)).toEqual(before);
    expect(before).toEqual(['first.en', 'second.en']);
  });
});

describe('a value', () => {
  const columns = columnsOf(
    z.union([z.object({ a: z.string().nullable(), b: z.string() }), z.object({ a: z.object({ b: z.number() }) })]),
  );
  const rowOf = (row: unknown) => Object.fromEntries(columns.map((column) => [column.name, valueIn(row, column)]));

  test.each<[unknown, object]>([
    [
      { a: 'x', b: 'y' },
      { a: 'x', b: 'y' },
    ],
    [{ a: { b: 0 } }, { 'a.b': 0 }],
    [
      { a: null, b: '' },
      { a: null, b: '' },
    ],
    [{}, {}],
    [null, {}],
    ['text', {}],
    [['list'], {}],
  ])('of %j', (row, expected) => {
    expect(rowOf(row)).toEqual(expected);
  });

  test('is never one that the row did not bring itself', () => {
    const [column] = columnsOf(z.object({ constructor: z.string() }));
    expect(column && valueIn({}, column)).toBeUndefined();
  });
});
