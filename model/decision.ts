import { z } from 'zod';

/** What is said with every decision that is sent. */
export const said = {
  by: z.string().trim().min(1).max(200).describe('Who decides'),
  note: z.string().trim().max(4_000).nullable().default(null).describe('Why'),
};

/** What an undo takes back. */
export const undone = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .describe('Id of the decision, or of the undo, that is taken back; without it the last of `by` that stands');

/** A decision that is told, whether or not somebody took it back. */
export const told = {
  by: z.string(),
  at: z.iso.datetime(),
  note: z.string().nullable(),
  stands: z.boolean().describe('Whether nobody took it back'),
};
