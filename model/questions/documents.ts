import { z } from 'zod';
import { Claim } from '../claim.ts';
import { Document, Turn } from '../document.ts';
import { filters } from './filters.ts';
import { paging, question } from './question.ts';

/** A document without its text, with the number of its current claims. */
export const DocumentRow = Document.omit({ text: true }).extend({
  recordedAt: z.iso.datetime(),
  retractedAt: z.iso.datetime().nullable(),
  claims: z.int().min(0),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** Where a claim stands in the text, and enough of it to be told apart. */
export const ClaimSpan = Claim.pick({
  id: true,
  start: true,
  end: true,
  kind: true,
  holder: true,
  stance: true,
  target: true,
  sign: true,
  certainty: true,
  negated: true,
});
export type ClaimSpan = z.infer<typeof ClaimSpan>;

export const DocumentText = DocumentRow.extend({
  text: z.string(),
  turns: z.array(Turn),
  claimSpans: z.array(ClaimSpan),
});
export type DocumentText = z.infer<typeof DocumentText>;

export const documents = question({
  name: 'documents',
  path: '/documents',
  summary: 'The documents, newest first',
  params: z.strictObject({ asOf: filters.asOf, ...paging(1000) }),
  row: DocumentRow,
  answer: 'many',
});

export const document = question({
  name: 'document',
  path: '/documents/:id',
  summary: 'One document: its text, its turns, and where its claims stand',
  params: z.strictObject({
    id: z.string().min(1).max(200).describe('The document’s id'),
    asOf: filters.asOf,
  }),
  row: DocumentText,
  answer: 'one',
});
