import type { ActorType } from '#model/actor';
import type { Case, Grammatical } from './text/token.ts';

/** Who is spoken of: an actor of the packs, or one that the text itself introduces («премьер-министр Словении Янез Новак»). */
export interface Referent {
  readonly id: string;
  readonly type: ActorType;
  /** English name. */
  readonly name: string;
  /** The state that a person or government body folds into on the document's day; null for all others. */
  readonly state: string | null;
}

/**
 * Words of one sentence that name an actor. A group («Китаем и Россией») is several mentions that share `group`.
 * Offsets are UTF-16 code units of the document's text.
 */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** First and last token, both included; titles, first names and transparent heads («страны Центральной Азии») belong to it. */
  readonly first: number;
  readonly last: number;
  readonly referent: Referent;
  /**
   * `name`: a noun phrase. `adjective`: «американской», "American" before a noun. `prefix`: part of a word
   * («прозападный», "pro-Western"). `implicit`: found by coreference («регион», «он»), not by a name.
   */
  readonly form: 'name' | 'adjective' | 'prefix' | 'implicit';
  /** For `prefix`: what the word says of the attitude (про-, анти-); null otherwise. */
  readonly leaning: 'pro' | 'anti' | null;
  /** Cases that the head may stand in, narrowed by the preposition; empty in languages without cases. */
  readonly cases: ReadonlySet<Case>;
  readonly number: Grammatical | null;
  /** The preposition that governs it or its group, as a lemma («с», «к», "with"); null where none does. */
  readonly preposition: string | null;
  /** A seat or office stands for the state. */
  readonly metonym: boolean;
  /** The same number for the members of one coordination; null for a mention that stands alone. */
  readonly group: number | null;
}
