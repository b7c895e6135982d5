import type { Language } from '#model/document';
import type { Sentence, Token } from '../text/token.ts';
import type { MentionContext } from './context.ts';
import { ANY, type Features } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { type Head, headAt, type Roles } from './roles.ts';

/** A mention in the making. */
export interface Draft {
  readonly id: string;
  readonly form: 'name' | 'adjective' | 'prefix';
  readonly leaning: 'pro' | 'anti' | null;
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets into the document; inside the token where a compound names two actors. */
  readonly start: number;
  readonly end: number;
  readonly features: Features;
  readonly metonym: boolean;
  readonly isPerson: boolean;
  /** A capital: a place as well as a power. */
  readonly isCapital: boolean;
  /** Only an actor beside a word of power. */
  readonly needsHead: boolean;
  /** What the word itself says instead of a preposition: the Kazakh ablative. */
  readonly preposition: string | null;
  /** Members of one hyphenated compound. */
  readonly compound: number | null;
}

/** A sentence on its way to its mentions. */
export interface Work {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly context: MentionContext;
  readonly roles: Roles;
  readonly drafts: Drafts;
  /** The longest head that starts at each token, once it has been asked for. */
  readonly heads: Map<number, Head | null>;
}

/** The drafts of a sentence by the tokens they cover; they never overlap but inside one compound. */
export class Drafts {
  readonly #at = new Map<number, Draft[]>();

  at(token: number): Draft | undefined {
    return this.#at.get(token)?.[0];
  }

  /** The draft that starts at a token. */
  from(token: number): Draft | undefined {
    const draft = this.at(token);
    return draft?.first === token ? draft : undefined;
  }

  /** The last draft that ends at a token. */
  to(token: number): Draft | undefined {
    const draft = this.#at.get(token)?.at(-1);
    return draft?.last === token ? draft : undefined;
  }

  add(...drafts: readonly Draft[]): void {
    for (const draft of drafts)
      for (let token = draft.first; token <= draft.last; token++)
        this.#at.set(token, [...(this.#at.get(token) ?? []), draft]);
  }

  remove(draft: Draft): void {
    for (let token = draft.first; token <= draft.last; token++) {
      const left = this.#at.get(token)?.filter((each) => each !== draft) ?? [];
      if (left.length) this.#at.set(token, left);
      else this.#at.delete(token);
    }
  }

  /** Puts one draft in the place of all that it covers. */
  replace(draft: Draft): void {
    for (let token = draft.first; token <= draft.last; token++)
      for (const each of this.#at.get(token) ?? []) this.remove(each);
    this.add(draft);
  }

  all(): Draft[] {
    return [...new Set([...this.#at.values()].flat())].sort((a, b) => a.start - b.start);
  }
}

/** The longest head that starts at a token. */
export function longestHead({ heads, roles, sentence }: Work, index: number): Head | null {
  const before = heads.get(index);
  if (before !== undefined) return before;
  const head = headAt(roles, sentence, index);
  heads.set(index, head);
  return head;
}

export const draft = (
  work: Pick<Work, 'tokens'>,
  id: string,
  first: number,
  last: number,
  rest: Partial<Draft> = {},
): Draft => ({
  id,
  form: 'name',
  leaning: null,
  first,
  last,
  start: work.tokens[first]?.start ?? 0,
  end: work.tokens[last]?.end ?? 0,
  features: ANY,
  metonym: false,
  isPerson: false,
  isCapital: false,
  needsHead: false,
  preposition: null,
  compound: null,
  ...rest,
});
