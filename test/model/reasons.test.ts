import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { QUESTIONS } from '#model/questions/index';
import { reasons } from '#model/reasons';

const reasonOf = (schema: z.ZodType, value: unknown): string | undefined =>
  schema
    .safeParse(value, { error: reasons })
    .error?.issues.map(({ message }) => message)
    .join('. ');

test.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, 'is missing'],
  [z.string(), 1, 'is no text'],
  [z.boolean(), 'perhaps', 'is neither true nor false'],
  [z.number(), 'many', 'is no number'],
  [z.int(), 1.5, 'is no whole number'],
  [z.array(z.string()), 'a', 'is no list'],
  [z.object({}), [], 'is no object'],
  [z.enum(['a', 'b']), 'c', 'is none of a, b'],
  [z.iso.date(), '2025-02-30', 'is no day, as 2025-12-25 is'],
  [z.iso.datetime(), 'noon', 'is no moment, as 2025-12-25T12:00:00Z is'],
  [z.url(), 'here', 'is no address, as https://example.org/page is'],
  [z.string().min(1), '', 'is empty'],
  [z.string().min(3), 'ab', 'has fewer than 3 characters'],
  [z.string().max(3), 'abcd', 'has more than 3 characters'],
  [z.array(z.string()).max(1), ['a', 'b'], 'has more than 1 items'],
  [z.number().min(1), 0, 'is less than 1'],
  [z.number().gt(1), 1, 'is not more than 1'],
  [z.number().max(9), 10, 'is more than 9'],
  [z.number().lt(9), 9, 'is not less than 9'],
  [z.string().regex(/^a/, 'does not begin with a'), 'b', 'does not begin with a'],
])('%#: %o', (schema, value, reason) => {
  expect(reasonOf(schema, value)).toBe(reason);
});

describe.each(Object.values(QUESTIONS).map((question) => [question.name, question.params.shape] as const))(
  'what is wrong with a parameter of %s',
  (_, shape) => {
    test.each(Object.entries(shape as Record<string, z.ZodType>))('is said in words: %s', (_, schema) => {
      for (const value of ['§', '', '-99999999', undefined, {}, [{}]]) {
        const reason = reasonOf(schema, value);
        if (reason !== undefined) expect(reason).toMatch(/^(is|has) [^/\\]+$/);
      }
    });
  },
);
