import { z } from 'zod';

/** What a reviewer can do about a claim. A sentence that was read and claims nothing is passed; nobody's claim changes. */
export const CLAIM_ACTIONS = ['accept', 'reject', 'edit', 'add'] as const;

/** A decision that stands, as the graph keeps it beside the claim. The review file of the document is the truth. */
export const Review = z.object({
  id: z.string().min(1),
  /** Id of the claim, which may be gone from the text. */
  claim: z.string().min(1),
  action: z.enum(CLAIM_ACTIONS),
  by: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string().nullable(),
});
export type Review = z.infer<typeof Review>;
