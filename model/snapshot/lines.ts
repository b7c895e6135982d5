import { z } from 'zod';
import { Actor, ActorId } from '../actor.ts';
import { StoredClaim } from '../claim.ts';
import { Document, Turn } from '../document.ts';
import { Review } from '../review.ts';

/** A document with its text, its turns, and the ids of all actors that it names, sorted. */
export const DocumentLine = z.strictObject({
  ...Document.shape,
  turns: z.array(Turn),
  mentions: z.array(ActorId),
  extractor: z.string().min(1),
  recordedAt: z.iso.datetime(),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/** An actor with what is known of it. `provisional`: others refer to it, and no document has described it yet. */
export const ActorLine = z.strictObject({ ...Actor.shape, provisional: z.boolean() });
export type ActorLine = z.infer<typeof ActorLine>;

/** A claim as it was at the moment of the snapshot: never retracted, never rejected. */
export const ClaimLine = z.strictObject({ ...StoredClaim.shape, retractedAt: z.null() });
export type ClaimLine = z.infer<typeof ClaimLine>;

/** A decision on one of the claims. */
export const ReviewLine = z.strictObject(Review.shape);
export type ReviewLine = z.infer<typeof ReviewLine>;

/** The parts of a snapshot, in the order in which they stand in its file. Each is a line of canonical JSON a thing. */
export const PARTS = {
  'documents.jsonl': DocumentLine,
  'claims.jsonl': ClaimLine,
  'reviews.jsonl': ReviewLine,
  'actors.jsonl': ActorLine,
} as const;

export type PartName = keyof typeof PARTS;
export type LineOf<Part extends PartName> = z.infer<(typeof PARTS)[Part]>;
export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

/** The file that says what the others are. */
export const MANIFEST = 'manifest.json';
