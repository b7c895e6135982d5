import type { ActorRef, ActorType } from '../../actor.ts';
import type { Certainty } from '../../certainty.ts';
import { formatDate } from '../../dates.ts';
import type { Language } from '../../document.ts';
import type { Sign, StanceCode } from '../../stance.ts';
import {
  CERTAINTY_WORDS,
  NOBODY_WORDS,
  nameIn,
  RISK_WORDS,
  SIGN_WORDS,
  STANCE_WORDS,
  TYPE_WORDS,
  type Words,
} from '../../words.ts';
import type { ExportGraph } from '../graph.ts';
import { namesIn } from '../names.ts';
import { element, type Markup, text } from './markup.ts';
import { PAGE_WORDS } from './words.ts';

export type PageWord = keyof typeof PAGE_WORDS;
type Filling = Readonly<Record<string, string | number>>;

/** What `of` gives for each language. */
export const inAll = <Said>(of: (language: Language) => Said): Readonly<Record<Language, Said>> => ({
  en: of('en'),
  ru: of('ru'),
  kk: of('kk'),
});

/** Puts values in for `{…}`; what there is no value for stays. */
export const filled = (sentence: string, values: Filling): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/**
 * Says the page's words in the language it is written in, and keeps them in all languages under keys, by which the
 * page's script says them in another: an element `data-say="KEY"` holds nothing but the words of its key.
 */
export class Voice {
  /** What was said so far, by key. */
  readonly said = new Map<string, Words>();
  readonly language: Language;
  readonly #names: ReturnType<typeof namesIn>;

  constructor(language: Language, graph: Pick<ExportGraph, 'actors' | 'names'>) {
    this.language = language;
    this.#names = namesIn(graph);
  }

  /** The words in the page's language, known to its script under the key. What a key means is made once. */
  plain(key: string, saying: Words | (() => Words)): string {
    const known = this.said.get(key);
    if (known) return known[this.language];
    const words = typeof saying === 'function' ? saying() : saying;
    this.said.set(key, words);
    return words[this.language];
  }

  say(key: string, saying: Words | (() => Words), name = 'span'): Markup {
    return element(name, { 'data-say': key }, text(this.plain(key, saying)));
  }

  /** Attributes that name an element which has no text of its own. */
  label(key: string, words: Words) {
    return { 'data-say-label': key, 'aria-label': this.plain(key, words) };
  }

  /** A word of the page's own. */
  word(word: PageWord): Markup {
    return this.say(`page.${word}`, PAGE_WORDS[word]);
  }

  /** A sentence of the page's own; the key tells apart what is filled in. */
  sentence(word: PageWord, values: Filling): Markup {
    const key = `page.${word} ${Object.values(values).join(' ')}`;
    return this.say(key, () => inAll((language) => filled(PAGE_WORDS[word][language], values)));
  }

  stance(code: StanceCode | null): Markup {
    return this.say(`stance.${code ?? 'risk'}`, code === null ? RISK_WORDS : STANCE_WORDS[code]);
  }

  sign(sign: Sign): Markup {
    return this.say(`sign.${sign}`, SIGN_WORDS[`${sign}`]);
  }

  certainty(certainty: Certainty): Markup {
    return this.say(`certainty.${certainty}`, CERTAINTY_WORDS[certainty]);
  }

  type(type: ActorType): Markup {
    return this.say(`type.${type}`, TYPE_WORDS[type]);
  }

  /** An actor's name, kept apart from the direction of the text around it; null is nobody. */
  actor(actor: Pick<ActorRef, 'id' | 'name'> | string | null): Markup {
    if (actor === null) return this.say('nobody', NOBODY_WORDS);
    const id = typeof actor === 'string' ? actor : actor.id;
    return this.say(`actor.${id}`, () => inAll((language) => this.nameOf(actor, language)), 'bdi');
  }

  nameOf(actor: Pick<ActorRef, 'id' | 'name'> | string, language: Language): string {
    const names = this.#names.get(typeof actor === 'string' ? actor : actor.id);
    return names ? nameIn(names, language) : typeof actor === 'string' ? actor : actor.name;
  }

  /** A day, or the day of a moment. */
  day(iso: string): Markup {
    const day = iso.slice(0, 10);
    const key = `day.${day}`;
    const words = this.plain(key, () => inAll((language) => formatDate(day, language)));
    return element('time', { datetime: iso, 'data-say': key }, text(words));
  }

  /** One day, or the first and the last. */
  days(first: string, last: string): Markup {
    return first === last ? this.day(first) : element('span', {}, this.day(first), text(' – '), this.day(last));
  }
}
