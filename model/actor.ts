import { z } from 'zod';

export const ACTOR_TYPES = [
  'STATE',
  'GOV_BODY',
  'PERSON',
  'IGO',
  'BLOC',
  'REGION',
  'COMPANY',
  'MEDIA',
  'NONSTATE',
  'PUBLIC',
  'GROUP',
] as const;
export const ActorType = z.enum(ACTOR_TYPES);
export type ActorType = z.infer<typeof ActorType>;

/** ISO 3166-1 alpha-3 for states, kebab-case of the English name (Latin letters) for all others. */
export const ActorId = z
  .string()
  .max(200)
  .regex(
    /^([A-Z]{3}|[a-z0-9\u00df-\u024f]+(-[a-z0-9\u00df-\u024f]+)*)$/,
    'is no id of an actor, as KAZ and central-asia are',
  );

export const RELATION_KINDS = ['LEADS', 'REPRESENTS', 'MEMBER_OF', 'PART_OF'] as const;

/** A fact about an actor. `from` and `to` are ISO dates, `to` exclusive; null means that the source gives none. */
export const Relation = z.object({
  kind: z.enum(RELATION_KINDS),
  target: ActorId,
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Where the fact stands: a published data set, or `document-id#start-end` of the words that say it. */
  source: z.string().min(1),
});
export type Relation = z.infer<typeof Relation>;

/** Names as the interface shows them; only English is always there. */
export const Names = z.object({ en: z.string().min(1), ru: z.string().nullable(), kk: z.string().nullable() });
export type Names = z.infer<typeof Names>;

/** Somebody or something that can hold a stance. */
export const Actor = z.object({
  id: ActorId,
  type: ActorType,
  names: Names,
  aliases: z.array(z.string()),
  /** Null where no stored source gives one. */
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .nullable(),
  relations: z.array(Relation),
});
export type Actor = z.infer<typeof Actor>;

/** How a claim names an actor; `state` is the ISO code that a person or government body folds into at that date. */
export const ActorRef = z.object({
  id: ActorId,
  type: ActorType,
  name: z.string().min(1),
  state: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
});
export type ActorRef = z.infer<typeof ActorRef>;

/** Kebab-case of an English name: "C5+1" → "c5-1", "Donald Trump" → "donald-trump". */
export const actorIdOf = (englishName: string): string =>
  englishName
    .toLowerCase()
    .replace(/[^a-z0-9\u00df-\u024f]+/g, '-')
    .replace(/^-|-$/g, '');
