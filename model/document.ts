import { z } from 'zod';
import { Actor, ActorId, ActorRef } from './actor.ts';
import { DecidedActors } from './actor-decision.ts';
import { Claim } from './claim.ts';
import { Review } from './review.ts';

export const LANGUAGES = ['ru', 'en', 'kk'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

export const TURN_ROLES = ['narration', 'question', 'answer'] as const;
export const TurnRole = z.enum(TURN_ROLES);
export type TurnRole = z.infer<typeof TurnRole>;

const SidecarPerson = z.strictObject({ name: z.string().min(1), ru: z.string().optional(), kk: z.string().optional() });

/** What stands beside an interview's file and says where it comes from. Whatever is absent is read from the text. */
export const Sidecar = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
  title: z.string().min(1).optional(),
  outlet: z.string().min(1).optional(),
  date: z.iso.date().optional(),
  language: Language.optional(),
  /** Who is interviewed, by their English name, with the name as the text has it. */
  expert: SidecarPerson.optional(),
  /** Further people who are interviewed; `label` is what the text puts in front of their words: "Ivanov:". */
  speakers: z.array(SidecarPerson.extend({ label: z.string().min(1).optional() })).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  rights: z.string().optional(),
  source: z.string().optional(),
});
export type Sidecar = z.infer<typeof Sidecar>;

export const Document = z.object({
  /** From the sidecar or the file's name, never from the content. */
  id: z.string().min(1),
  title: z.string().min(1),
  outlet: z.string().min(1).nullable(),
  /** The day it was published. */
  date: z.iso.date(),
  language: Language,
  experts: z.array(ActorRef),
  url: z.string().nullable(),
  rights: z.string().nullable(),
  source: z.string().nullable(),
  /** SHA-256 of the text as UTF-8, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
});
export type Document = z.infer<typeof Document>;

/** An uninterrupted stretch of one speaker; offsets are UTF-16 code units of the document's text. */
export const Turn = z.object({
  index: z.int().min(0),
  role: TurnRole,
  start: z.int().min(0),
  end: z.int().min(0),
  speaker: ActorRef.nullable(),
});
export type Turn = z.infer<typeof Turn>;

/** All that is read out of one document: what ingest gives and what the graph database takes. */
export const Extraction = z.object({
  document: Document,
  turns: z.array(Turn),
  /** Every actor that the turns and claims refer to. */
  actors: z.array(Actor),
  claims: z.array(Claim),
  /** The decisions of reviewers that stand, also on claims that are no longer in the text. */
  reviews: z.array(Review).optional(),
  /** What people decided about actors; absent from a reading that knows of no decisions, and then none is touched. */
  decided: DecidedActors.optional(),
  /** Identifies packs and program: the same text read by another version may give other claims. */
  extractor: z.string().min(1),
});
export type Extraction = z.infer<typeof Extraction>;

export { ActorId };
