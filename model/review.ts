import { z } from 'zod';
import { ActorType } from './actor.ts';
import { Certainty } from './certainty.ts';
import { CLAIM_KINDS, MODALITIES, REALIS, StoredClaim } from './claim.ts';
import { said, told, undone } from './decision.ts';
import { Sign, StanceCode } from './stance.ts';

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

const seen = z
  .string()
  .max(64)
  .optional()
  .describe('`seen` of the answer that the caller looks at: refused with 409 where the claim is no longer as it was');

/** Somebody whom neither the text nor the packs nor the graph know. */
export const NewActor = z.strictObject({
  type: ActorType.exclude(['STATE']),
  name: z.string().trim().min(1).max(300).describe('In English'),
  state: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null)
    .describe('ISO code of the state that a person or government body stands for'),
});

/** An actor by id, or by a name in any language; or somebody new. */
const Named = z.union([z.string().trim().min(1).max(300), NewActor]);

/** What a reviewer says that a claim says. What is left out stays as it is. */
export const ClaimPatch = z.strictObject({
  quote: z.string().min(1).max(10_000).optional().describe('Words of the paragraph, in place of start and end'),
  start: z.int().min(0).optional().describe('UTF-16 offset of the first code unit of the quote'),
  end: z.int().min(1).optional().describe('UTF-16 offset behind its last'),
  holder: Named.nullable().optional(),
  stance: StanceCode.nullable().optional().describe('Brings its sign; null for a risk that is no stance'),
  target: Named.nullable().optional(),
  topic: z
    .strictObject({
      words: z.string().trim().min(1).max(1_000).describe('Words of the paragraph'),
      en: z.string().trim().min(1).max(300).nullable().default(null).describe('A short English noun phrase'),
    })
    .nullable()
    .optional(),
  sign: Sign.optional(),
  certainty: Certainty.optional().describe('Of the whole; the speaker nearest to the words is the one who is not sure'),
  negated: z.boolean().optional().describe('Whether the text denies it'),
  realis: z.enum(REALIS).optional(),
  modality: z.enum(MODALITIES).optional(),
  qualifiers: z.array(z.string().trim().min(1).max(300)).max(50).optional(),
  kind: z.enum(CLAIM_KINDS).optional(),
  validFrom: z.iso.date().nullable().optional(),
  validTo: z.iso.date().nullable().optional(),
});
export type ClaimPatch = z.infer<typeof ClaimPatch>;

/** A decision on a claim as it is sent. */
export const NewReview = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), ...said, seen }),
  z.strictObject({ action: z.literal('reject'), ...said, seen }),
  z.strictObject({ action: z.literal('edit'), ...said, seen, patch: ClaimPatch }),
  z.strictObject({
    action: z.literal('undo'),
    ...said,
    seen,
    of: undone,
  }),
]);
export type NewReview = z.infer<typeof NewReview>;

/** A claim that the machine does not make, as it is sent. */
export const NewClaim = z.strictObject({ ...ClaimPatch.shape, ...said });
export type NewClaim = z.infer<typeof NewClaim>;

/** A decision on a claim, whether or not somebody took it back. */
export const ReviewRow = z.object({
  id: z.string(),
  action: z.enum([...CLAIM_ACTIONS, 'undo']),
  ...told,
  of: z.string().nullable().describe('What an undo takes back'),
  changed: z.array(z.string()).describe('The fields that an edit changes'),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** All decisions on a claim, oldest first. The last one that stands counts. */
export const ReviewRows = z.object({
  rows: z.array(ReviewRow),
  seen: z.string().describe('Changes with what the claim says and with every decision on it'),
});
export type ReviewRows = z.infer<typeof ReviewRows>;

/** What became of a decision. */
export const Reviewed = z.object({
  decision: ReviewRow,
  claim: StoredClaim.nullable().describe('As it is now; null where nothing says it any more, or it is not saved yet'),
  seen: z.string(),
  saved: z.boolean().describe('False: the decision is kept, and the graph follows when the database is back'),
});
export type Reviewed = z.infer<typeof Reviewed>;
