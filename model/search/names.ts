import { errorsBetween } from './distance.ts';
import { firmly, fuzzily, IN_NAMES, isFirm, type Match } from './match.ts';
import { plain } from './transliterate.ts';
import { joined, type Query, type Word, wordOf, wordsIn } from './words.ts';

/** Somebody with all names, those that are shown first in front. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

interface Name {
  readonly actor: string;
  readonly text: string;
  readonly plain: string;
  readonly latin: string;
  readonly words: readonly string[];
}

/** All names by their words. Every distinct word is kept once, so that a search looks at each once. */
export interface NameIndex {
  readonly names: readonly Name[];
  readonly words: ReadonlyMap<string, { readonly word: Word; readonly names: readonly number[] }>;
}

/** Prepares names for `findNames`. `before`: another index, of which the words that it knows are taken over. */
export function indexNames(actors: readonly Named[], before?: NameIndex): NameIndex {
  const names: Name[] = [];
  const words = new Map<string, { word: Word; names: number[] }>();
  const known = (key: string) => {
    const entry = words.get(key) ?? { word: before?.words.get(key)?.word ?? wordOf(key), names: [] };
    words.set(key, entry);
    return entry;
  };
  for (const { id, names: own } of actors)
    for (const text of new Set(own)) {
      const keys = [...wordsIn(text)].map((part) => part.text.toLowerCase());
      const entries = keys.map(known);
      for (const entry of new Set(entries)) entry.names.push(names.length);
      const whole = entries.map(({ word }) => word);
      names.push({ actor: id, text, plain: joined(whole, 'plain'), latin: joined(whole, 'latin'), words: keys });
    }
  return { names, words };
}

/** An actor that was looked for: the name that fits best, and for each term of the query that fits any name, how. */
export interface NameHit {
  readonly actor: string;
  readonly text: string;
  readonly score: number;
  readonly terms: ReadonlyMap<number, Match>;
}

/**
 * What a name is worth, from 0 to 1: exactly what was typed, then what begins with it, then names in which each word
 * typed begins some word, then inflected ones, then those in the other script or another spelling, then typing errors.
 * A name of no further words is worth a little more. Claims and documents are worth less than 0.8 (`rank.ts`): an actor
 * whose name was typed comes before them, one that was only guessed comes behind what has the very words.
 */
const WORTH = { exact: 1, prefix: 0.95, equal: 0.9, form: 0.85, transliterated: 0.82, fuzzy: 0.66 } as const;
const WHOLE = 0.02;
const ERROR = 0.04;
/** A query that names several actors and nothing else is about each of them. */
const ONE_OF_SEVERAL = 0.02;
/** An actor that is named in a query about something else comes behind what fits all of it. */
const BESIDE_OTHERS = 0.55;
/** One of which a long word stands in the query comes last: «политолог Момынкулов». */
const TOUCHED = { worth: 0.3, letters: 5 } as const;

/** The actors that a query names, each once, best first; those worth the same in the order of their ids. */
export function findNames(index: NameIndex, query: Query): NameHit[] {
  const byName = new Map<number, Map<number, { match: Match; word: string }>>();
  for (const [position, term] of query.terms.entries())
    for (const { key, match } of wordsLike(index, term))
      for (const name of index.words.get(key)?.names ?? []) {
        const terms = byName.get(name) ?? new Map();
        byName.set(name, terms);
        if (isBetter(match, terms.get(position)?.match)) terms.set(position, { match, word: key });
      }
  const found = new Map<string, { name: Name; worth: number; isPart: boolean; terms: Map<number, Match> }>();
  for (const [position, matches] of byName) {
    const name = index.names[position];
    if (!name) continue;
    const worth = worthOf(name, query, matches);
    if (worth === 0) continue;
    const isPart = matches.size < query.terms.length;
    const best = found.get(name.actor);
    const terms = best?.terms ?? new Map<number, Match>();
    for (const [term, { match }] of matches) if (isBetter(match, terms.get(term))) terms.set(term, match);
    const isAhead =
      !best ||
      (best.isPart && !isPart) ||
      (best.isPart === isPart && (worth > best.worth || (worth === best.worth && isCloser(name, best.name, query))));
    found.set(name.actor, isAhead ? { name, worth, isPart, terms } : best);
  }
  const named = [...found.values()].filter(({ worth }) => worth > TOUCHED.worth);
  const explained = new Set(named.flatMap(({ terms }) => [...terms.keys()]));
  const isAboutActors = explained.size === query.terms.length;
  return [...found.values()]
    .map(({ name, worth, isPart, terms }) => {
      const beside = worth <= TOUCHED.worth ? worth : worth * BESIDE_OTHERS;
      const score = !isPart ? worth : isAboutActors ? worth - ONE_OF_SEVERAL : beside;
      return { actor: name.actor, text: name.text, score, terms };
    })
    .sort((a, b) => b.score - a.score || (a.actor < b.actor ? -1 : 1));
}

/** The words of names that a term can mean; typing errors only where it means none as it stands. */
function wordsLike(index: NameIndex, term: Word): { key: string; match: Match }[] {
  const all = [...index.words];
  const through = (how: (word: Word) => Match | null) =>
    all.flatMap(([key, { word }]) => {
      const match = how(word);
      return match ? [{ key, match }] : [];
    });
  const firm = through((word) => firmly(term, word, IN_NAMES));
  return firm.length ? firm : through((word) => fuzzily(term, word));
}

const worthOfMatch = ({ how, errors }: Match): number => WORTH[how === 'prefix' ? 'equal' : how] - errors * ERROR;

const isBetter = (match: Match, than: Match | undefined): boolean =>
  !than || worthOfMatch(match) > worthOfMatch(than) || (match.how === 'equal' && than.how === 'prefix');

/** 0 where too little of the name was typed to mean it. */
function worthOf(name: Name, query: Query, matches: ReadonlyMap<number, { match: Match; word: string }>): number {
  const isWhole = new Set([...matches.values()].map(({ word }) => word)).size === new Set(name.words).size;
  const worst = Math.min(...[...matches.values()].map(({ match }) => worthOfMatch(match)));
  if (matches.size < query.terms.length) {
    // A beginning is a whole name only while it is all that was typed.
    const sure = [...matches].filter(([, { match }]) => match.how !== 'prefix');
    if (isWhole && sure.length === matches.size) return worst;
    const isTouched = sure.some(([term, { match }]) => isFirm(match) && lengthOf(query, term) >= TOUCHED.letters);
    return isTouched ? TOUCHED.worth * worst : 0;
  }
  if (name.plain === query.plain) return WORTH.exact;
  if (name.plain.startsWith(query.plain)) return WORTH.prefix;
  const isPrefixed = name.latin.startsWith(query.latin) && worst === WORTH.transliterated;
  return worst + (isWhole || isPrefixed ? WHOLE : 0);
}

/** Of two names that fit alike, the one written more like what was typed is shown. */
const isCloser = (name: Name, than: Name, { typed }: Query): boolean =>
  errorsBetween(plain(name.text), typed, FAR) < errorsBetween(plain(than.text), typed, FAR);
const FAR = 40;

const lengthOf = (query: Query, term: number): number => query.terms[term]?.plain.length ?? 0;
