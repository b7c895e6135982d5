import type { Language } from '../document.ts';

export const CITED = ['claim', 'relationship', 'network', 'snapshot'] as const;
export type Cited = (typeof CITED)[number];

/** What a citation says, whatever its style. Days are ISO dates. Nothing in it depends on when it was made. */
export interface Reference {
  readonly cited: Cited;
  /** Of the claim, the pair, the state of the graph or the snapshot: with `cited` it is one of its kind. */
  readonly id: string;
  /** In which language the project speaks; quotes and titles stay in theirs. */
  readonly language: Language;
  /** Who says it in the outlet; null where nobody does. */
  readonly speaker: string | null;
  /** Whom the speaker cites, the outermost first. */
  readonly citing: readonly string[];
  readonly outlet: string | null;
  readonly title: string;
  /** The day a claim was said, a snapshot or view was of; null where there is none. */
  readonly date: string | null;
  /** Of the text that is cited. */
  readonly textLanguage: Language | null;
  /** Where the publisher has it. */
  readonly url: string | null;
  /** UTF-16 code units of the document's text, `end` exclusive. */
  readonly passage: { readonly quote: string; readonly start: number; readonly end: number } | null;
  /** Whole sentences: how it was read, how much there is, from where. */
  readonly facts: readonly string[];
  /** Hash of the snapshot that holds it. */
  readonly snapshot: string | null;
  /** Of the program that wrote what is cited, where it says so. */
  readonly version: string | null;
  /** Where this program shows it, absolute. */
  readonly address: string | null;
  readonly accessed: string | null;
}

/** What the caller knows beside the graph. */
export interface CitingOptions {
  readonly language: Language;
  /** Name of an actor in the language. */
  readonly nameOf: (actor: { readonly id: string; readonly name: string }) => string;
  readonly address?: string | null;
  readonly snapshot?: string | null;
  readonly accessed?: string | null;
}

/** What every reference takes from its caller. */
export const given = ({ language, address = null, snapshot = null, accessed = null }: CitingOptions) => ({
  language,
  address,
  snapshot,
  accessed,
});
