import { z } from 'zod';
import { Actor, ActorId } from '#model/actor';

/** Words that must or must not stand beside a name, as `normalize` writes them. */
export const Guard = z.strictObject({
  /** No word with a capital that nobody knows stands directly beside it: "Michael Jordan", "Washington Irving". */
  alone: z.boolean().optional(),
  /** Not as the first word of a sentence, where everything has a capital: «Того». */
  notFirst: z.boolean().optional(),
  /** Written exactly so: "US", never "us" in a line of capitals. */
  exact: z.boolean().optional(),
  /** Not before the name of another actor: "Western Cambodia" is no part of the West. */
  notBeforeName: z.boolean().optional(),
  notBefore: z.array(z.string()).optional(),
  notAfter: z.array(z.string()).optional(),
});
export type Guard = z.infer<typeof Guard>;

/**
 * One way to name an actor. In Russian a word with `=` behind it never changes («Организация Объединённых= Наций=»), and
 * `^` stands for the plural of the dictionary form before it («страна^ Балтии=»).
 */
export const Phrase = z.union([
  z.string().min(1),
  z.strictObject({
    text: z.string().min(1),
    gender: z.enum(['masc', 'femn', 'neut']).optional(),
    plural: z.boolean().optional(),
    genitive: z.string().optional(),
    stem: z.string().optional(),
    /** Declined as an adjective: «русские». */
    adjective: z.boolean().optional(),
    guard: Guard.optional(),
  }),
]);
export type Phrase = z.infer<typeof Phrase>;

export const Naming = z.strictObject({
  /** Of a person: names of women decline otherwise. */
  gender: z.enum(['masc', 'femn']).optional(),
  names: z.array(Phrase).optional(),
  /** In the nominative masculine. */
  adjectives: z.array(Phrase).optional(),
  /** First parts of compounds: «американо», "Sino". */
  combining: z.array(z.string()).optional(),
  /** Those who live there, in the plural; they stand for it. */
  people: z.array(Phrase).optional(),
  /** Seats and offices that stand for it. The first is the capital, in every language. */
  metonyms: z.array(Phrase).optional(),
  /** Adjectives of a seat, which mean the state only beside a word of power: «вашингтонская администрация». */
  metonymAdjectives: z.array(z.string()).optional(),
  /** Words that say an attitude by themselves: «русофобия». */
  leaning: z.strictObject({ pro: z.array(z.string()).optional(), anti: z.array(z.string()).optional() }).optional(),
});
export type Naming = z.infer<typeof Naming>;

export const NamesFile = z.record(ActorId, Naming);
export type NamesFile = z.infer<typeof NamesFile>;

/** An actor as the packs keep it: aliases are what the names files say. */
export const ActorsFile = z.array(Actor.omit({ aliases: true }));
export type ActorsFile = z.infer<typeof ActorsFile>;

/** A word or words in dictionary form; `=` marks words that do not change, `^` wants the plural. In English every form is given. */
const Words = z.array(z.string().min(1));

export const RolesFile = z.strictObject({
  /** Titles by what they make of their holder: two titles of one class mean the same office. */
  titles: z.record(z.string(), Words),
  /** What may stand between a title and its country, unchanged: «иностранных дел». */
  complements: Words,
  /** «бывший», "former": may stand before a title. */
  modifiers: Words,
  /** Whoever is behind these words is meant by them; offices are metonyms, countries are not. */
  offices: Words,
  countries: Words,
  /** These make a group of its own: label of the group in English → words. */
  groups: z.record(z.string(), Words),
  /** Parts of names in small letters: «аль», "bin". */
  particles: Words,
  /** Nothing that stands before these is an actor: «английский язык». */
  things: Words,
  /** Phrases that look like names of actors and are not: «Индийский океан». */
  nobody: Words,
  /** Of each preposition, the cases it governs; none in languages without. */
  prepositions: z.record(z.string(), z.array(z.enum(['nom', 'gen', 'dat', 'acc', 'ins', 'loc']))),
  /** Between the members of a coordination. */
  conjunctions: Words,
  /** Second parts of compounds that leave the first an adjective: "-backed". */
  compounds: Words,
});
export type RolesFile = z.infer<typeof RolesFile>;
