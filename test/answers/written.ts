import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { QUESTIONS, type QuestionName } from '#model/questions/index';

export const DOCUMENT = '2025-12-25-baq-kz-momynkulov-g20.ru';
export const INTERVIEW = `data/interviews/${DOCUMENT}.txt`;
export const TEXT = readFileSync(INTERVIEW, 'utf8');

/** What became of the interview before a question is asked; the README of this folder says when. */
export const STAGES = ['reviewed', 'removed', 'read-before-review'] as const;
export type Stage = (typeof STAGES)[number];

const names = Object.keys(QUESTIONS) as [QuestionName, ...QuestionName[]];

const Case = z
  .strictObject({
    case: z.string().min(1),
    stage: z.enum(STAGES).default('reviewed'),
    given: z.record(z.string(), z.unknown()),
    /** Where the order of the rows is not the text's to say: they are sorted by these fields, dotted paths with a space between. */
    order: z.string().optional(),
    answer: z.record(z.string(), z.unknown()).optional(),
    refused: z.strictObject({ kind: z.enum(['NotFound', 'InvalidInput']), says: z.string().min(1) }).optional(),
  })
  .refine(({ answer, refused }) => (answer === undefined) !== (refused === undefined), 'has an answer or is refused');
export type Case = z.infer<typeof Case>;

const Written = z.strictObject({
  question: z.enum(names),
  /** Nothing but a place for anchors. */
  speakers: z.unknown().optional(),
  cases: z.array(Case).min(1),
});
export type Written = z.infer<typeof Written>;

/** All files of this folder, by question. Throws where one is not in the shape that the README describes. */
export const WRITTEN: readonly Written[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const file = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
    // Lines are written once and named again in many cases, more often than the parser's limit for hostile files.
    const parsed = Written.safeParse(parse(file, { maxAliasCount: -1 }));
    if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
    if (`${parsed.data.question}.yaml` !== name) throw new Error(`${name}: is about ${parsed.data.question}`);
    return parsed.data;
  });

export interface Stretch {
  start: number;
  end: number;
}

/** The paragraphs of the text, from the first, where they stand. */
export const PARAGRAPHS: readonly Stretch[] = (() => {
  let start = 0;
  return TEXT.split('\n\n').map((paragraph) => {
    const stretch = { start, end: start + paragraph.length };
    start = stretch.end + 2;
    return stretch;
  });
})();

export const isQuestion = (paragraph: number): boolean => {
  const { start = 0 } = PARAGRAPHS[paragraph - 1] ?? {};
  return TEXT.startsWith('- ', start);
};

/** The number of the paragraph that an offset is in, from 1; 0 for none. */
export const paragraphAt = (offset: number): number =>
  PARAGRAPHS.findIndex(({ start, end }) => offset >= start && offset < end) + 1;

/** Where words stand in a paragraph. Throws where they are not there exactly once. */
export function placeOf(paragraph: number, words: string): Stretch {
  const { start, end } = PARAGRAPHS[paragraph - 1] ?? { start: 0, end: 0 };
  const at = TEXT.indexOf(words, start);
  if (at < start || at + words.length > end) throw new Error(`paragraph ${paragraph} does not say «${words}»`);
  const again = TEXT.indexOf(words, at + 1);
  if (again >= 0 && again + words.length <= end) throw new Error(`paragraph ${paragraph} says «${words}» twice`);
  return { start: at, end: at + words.length };
}

export const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** `2 29-31` as 2, 29, 30, 31. */
export const numbersOf = (ranges: string | number): number[] =>
  String(ranges)
    .split(' ')
    .flatMap((range) => {
      const [first = Number.NaN, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });

export type Fields = Record<string, unknown>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The words that a part of an answer rests on, and where they stand. */
export function wordsOf(part: Fields): (Stretch & { paragraph: number; words: string })[] {
  const written = Array.isArray(part.words) ? part.words : [];
  return written.flatMap((one: Fields) =>
    Object.entries(one).map(([paragraph, words]) => ({
      ...placeOf(Number(paragraph), String(words)),
      paragraph: Number(paragraph),
      words: String(words),
    })),
  );
}

/** Every part of a written answer, the innermost too. */
export function* partsOf(value: unknown): Generator<Fields> {
  if (Array.isArray(value)) for (const item of value) yield* partsOf(item);
  if (!isFields(value)) return;
  yield value;
  for (const [key, inner] of Object.entries(value)) if (!NOTES.has(key)) yield* partsOf(inner);
}

/** What is written for the reader, and not part of the answer. */
export const NOTES: ReadonlySet<string> = new Set(['n', 'p', 'words', 'counted']);
