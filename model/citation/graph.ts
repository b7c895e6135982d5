import { formatMoment, formatSpan } from '../dates.ts';
import type { Language } from '../document.ts';
import { Moment } from '../questions/filters.ts';
import type { Network } from '../questions/network.ts';
import type { Direction } from '../questions/relationship.ts';
import type { Relationship } from '../relationship.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { CERTAINTY_WORDS, SIGN_WORDS } from '../words.ts';
import { closed, PHRASES, type Phrases } from './phrases.ts';
import { type CitingOptions, given, type Reference } from './reference.ts';
import { type Sources, sourceWords } from './sources.ts';

const NOBODY_SAYS_IT = {
  speaker: null,
  citing: [],
  outlet: null,
  textLanguage: null,
  url: null,
  passage: null,
  version: null,
} as const;

interface Pair {
  readonly holder: { readonly id: string; readonly name: string };
  readonly target: { readonly id: string; readonly name: string };
  readonly directions: readonly Direction[];
  readonly documents: Sources['documents'];
  readonly params: Readonly<Record<string, unknown>>;
}

/** What two actors are said to hold towards each other, as a reference. It is of the moment that is asked for. */
export function relationshipReference(pair: Pair, options: CitingOptions): Reference {
  const { language, nameOf } = options;
  const { holder, target, directions, params } = pair;
  const phrases = PHRASES[language];
  const claims = new Map(directions.flatMap((direction) => direction.claims.map((claim) => [claim.id, claim])));
  const lines = new Map(directions.flatMap(({ stances }) => stances.map((line) => [line.id, line])));
  const name = (id: string) => nameOf(id === holder.id ? holder : id === target.id ? target : { id, name: id });
  const days = [...claims.values()].map(({ saidAt }) => saidAt);
  const moment = momentOf(params);
  const cited = [...new Set([...claims.values()].map((claim) => claim.document))].sort();
  return {
    ...NOBODY_SAYS_IT,
    cited: 'relationship',
    id: `${holder.id}~${target.id}`,
    title: `${nameOf(holder)} – ${nameOf(target)}: ${phrases.towards}`,
    date: dayOf(moment),
    facts: [
      ...shown(moment, phrases, language),
      ...[...lines.values()].map((line) => lineWords(line, name, options)),
      counted(phrases, { lines: lines.size, claims: claims.size, documents: cited.length }),
      ...said(days, phrases, language),
      sourceWords({ ids: cited, documents: pair.documents }, language),
      ...filterWords(params, ['holder', 'target'], phrases),
    ],
    ...given(options),
  };
}

const lineWords = (line: Relationship, name: (id: string) => string, { language }: CitingOptions): string =>
  `${name(line.holder)} ${line.symmetric ? '↔' : '→'} ${name(line.target)}: ${[
    SIGN_WORDS[`${line.sign}`][language],
    CERTAINTY_WORDS[line.maxCertainty][language],
    `${PHRASES[language].counts.claims}: ${line.claims}`,
  ].join(', ')}.`;

interface View {
  readonly network: Network;
  /** Which state of the graph it is. */
  readonly graph: string;
  /** Of the claims behind the lines; nothing is said of them where nobody knows. */
  readonly sources?: Sources;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The network under its filters, as a reference. It is of the moment that is asked for; of now, it has no date. */
export function networkReference({ network, graph, params, sources }: View, options: CitingOptions): Reference {
  const { language } = options;
  const phrases = PHRASES[language];
  const { actors, stances } = network;
  const days = stances.flatMap(({ firstSaid, lastSaid }) => [firstSaid, lastSaid]);
  const moment = momentOf(params);
  return {
    ...NOBODY_SAYS_IT,
    cited: 'network',
    id: graph,
    title: `Stance Atlas: ${phrases.towards}`,
    date: dayOf(moment),
    facts: [
      ...shown(moment, phrases, language),
      counted(phrases, {
        actors: actors.length,
        lines: stances.length,
        claims: stances.reduce((sum, { claims }) => sum + claims, 0),
      }),
      ...said(days, phrases, language),
      ...(sources?.ids.length ? [sourceWords(sources, language)] : []),
      ...filterWords(params, [], phrases),
    ],
    ...given(options),
  };
}

/** A snapshot as a reference, of the day that it shows. */
export function snapshotReference(snapshot: Snapshot, options: CitingOptions): Reference {
  const { language } = options;
  const phrases = PHRASES[language];
  const { id, name, at, program, claims, documents, actors, filters } = snapshot;
  return {
    ...NOBODY_SAYS_IT,
    cited: 'snapshot',
    id,
    title: `Stance Atlas: ${phrases.frozen(phrases.quoted(name))}`,
    date: dayOf(at),
    facts: [
      ...shown(at, phrases, language),
      counted(phrases, { actors, claims, documents }),
      ...filterWords(filters, [], phrases),
      phrases.program(program),
    ],
    ...given(options),
    version: program,
    // What is cited is the snapshot.
    snapshot: null,
  };
}

/** The moment that a question was asked of, where it was; what is asked of now has none, and what is named is not known. */
const momentOf = ({ asOf }: Readonly<Record<string, unknown>>): string | null => Moment.safeParse(asOf).data ?? null;

const dayOf = (moment: string | null): string | null => moment?.slice(0, 10) ?? null;

const shown = (moment: string | null, phrases: Phrases, language: Language): string[] =>
  moment === null ? [] : [closed(phrases.shows(formatMoment(moment, language)))];

/** When the words were said. It is no date of what is cited: that one grows while its newest words stay the same. */
function said(days: readonly string[], phrases: Phrases, language: Language): string[] {
  const [first, ...others] = [...days].sort();
  return first === undefined ? [] : [closed(phrases.said(formatSpan(first, others.at(-1) ?? first, language)))];
}

/** "Actors: 8, lines: 13." */
export const counted = ({ counts }: Phrases, numbers: Partial<Record<keyof Phrases['counts'], number>>): string => {
  const text = Object.entries(numbers).map(([what, count]) => `${counts[what as keyof Phrases['counts']]}: ${count}`);
  const sentence = `${text.join(', ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};

/** Filters as an address has them, so that they can be asked again; nothing where nothing is filtered. */
function filterWords(
  params: Readonly<Record<string, unknown>>,
  without: readonly string[],
  phrases: Phrases,
): string[] {
  const query = queryOf(params, without);
  return query === '' ? [] : [`${phrases.filters}: ${query}.`];
}

/** Parameters as a query, in their order: lists repeat, what is empty is left out. */
export const queryOf = (params: Readonly<Record<string, unknown>>, without: readonly string[] = []): string =>
  Object.entries(params)
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const))
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
