import { z } from 'zod';
import type { DocumentRow, DocumentText } from '#model/questions/documents';
import { keysOf, pageOf } from '../pages.ts';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';

export const documents: Answer<'documents'> = async (run, { asOf = null, after, limit }) => {
  const keys = keysOf(after, z.tuple([z.iso.date(), z.string()]));
  const found = await run<DocumentRow>(reading('documents'), { filters: { asOf }, after: keys, limit: limit + 1 });
  return pageOf(found, limit, ({ date, id }) => [date, id]);
};

export const document: Answer<'document'> = async (run, { id, asOf = null }) => ({
  rows: await run<DocumentText>(reading('document'), { id, filters: { asOf } }),
});
