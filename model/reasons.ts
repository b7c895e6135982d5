import type { z } from 'zod';

/**
 * Why a value cannot be taken, in words that say how to mend it: what `safeParse` gets as its `error` wherever people
 * give the values. Each fits behind "name: ". Where a schema has words of its own, these count.
 */
export const reasons: z.core.$ZodErrorMap = (issue): string | undefined => {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected];
    case 'invalid_value':
      return `is none of ${issue.values.join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    default:
      return undefined;
  }
};

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'is neither true nor false',
  number: 'is no number',
  int: 'is no whole number',
  string: 'is no text',
  array: 'is no list',
  object: 'is no object',
  record: 'is no object',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'is no day, as 2025-12-25 is',
  datetime: 'is no moment, as 2025-12-25T12:00:00Z is',
  url: 'is no address, as https://example.org/page is',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'items', set: 'items', map: 'entries' };

type Raw<Code extends string> = Extract<z.core.$ZodRawIssue, { code: Code }>;

function tooSmall({ origin, minimum, inclusive }: Raw<'too_small'>): string {
  const unit = UNITS[origin];
  if (!unit) return inclusive ? `is less than ${minimum}` : `is not more than ${minimum}`;
  return minimum === 1 ? 'is empty' : `has fewer than ${minimum} ${unit}`;
}

function tooBig({ origin, maximum, inclusive }: Raw<'too_big'>): string {
  const unit = UNITS[origin];
  if (unit) return `has more than ${maximum} ${unit}`;
  return inclusive ? `is more than ${maximum}` : `is not less than ${maximum}`;
}
