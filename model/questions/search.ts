import { z } from 'zod';
import { ActorId, ActorRef, ActorType, Names } from '../actor.ts';
import { Claim } from '../claim.ts';
import { Document } from '../document.ts';
import { filters } from './filters.ts';
import { listOf, most, question } from './question.ts';

export const FOUND_KINDS = ['actor', 'claim', 'document'] as const;

/** What was found, and why: the same for every kind. */
const found = {
  /** 0 to 1, comparable within one answer. How it comes about: `model/search/names.ts` and `rank.ts`. */
  score: z.number().min(0).max(1),
  /** What is shown: the name that fits best, the quote, the title, or a stretch of the document's text. */
  text: z.string(),
  /** The words of `text` that were looked for, as they stand there; UTF-16 code units, `end` exclusive. */
  highlights: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })),
};

export const ActorFound = z.object({
  kind: z.literal('actor'),
  id: ActorId,
  ...found,
  type: ActorType,
  names: Names,
  /** How many claims were ever recorded with it as holder or target. */
  claims: z.int().min(0),
});

export const ClaimFound = Claim.pick({
  document: true,
  start: true,
  end: true,
  stance: true,
  sign: true,
  certainty: true,
  negated: true,
  topic: true,
  saidAt: true,
}).extend({
  kind: z.literal('claim'),
  id: Claim.shape.id,
  ...found,
  holder: ActorRef.pick({ id: true, name: true }).nullable(),
  target: ActorRef.pick({ id: true, name: true }).nullable(),
  /** Where it was found; highlights are those of the quote. */
  matched: z.array(z.enum(['quote', 'topic', 'holder', 'target', 'stance'])),
});

export const DocumentFound = Document.pick({ title: true, outlet: true, date: true, language: true }).extend({
  kind: z.literal('document'),
  id: Document.shape.id,
  ...found,
  experts: z.array(ActorRef.pick({ id: true, name: true })),
  matched: z.array(z.enum(['title', 'text', 'outlet', 'expert'])),
  /** Where `text` begins in the document's text; null where it is the title. */
  offset: z.int().min(0).nullable(),
});

export const Found = z.discriminatedUnion('kind', [ActorFound, ClaimFound, DocumentFound]);
export type Found = z.infer<typeof Found>;

const { document, language, from, to, asOf } = filters;

export const search = question({
  name: 'search',
  path: '/search',
  summary: 'Actors, claims and documents by words in Russian, English or Kazakh, best first',
  params: z.strictObject({
    q: z
      .string()
      .max(500)
      .regex(/\S/, 'is blank: say what to look for')
      .trim()
      .describe('What to look for: names, words of quotes, topics, stances'),
    kind: listOf(z.enum(FOUND_KINDS)).describe('Only actors, claims or documents'),
    document,
    language,
    from,
    to,
    asOf,
    limit: most(20, 100),
  }),
  row: Found,
  answer: 'many',
});
