import { formatDate } from '../dates.ts';
import type { Network } from '../questions/network.ts';
import type { Direction } from '../questions/relationship.ts';
import type { Relationship } from '../relationship.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { CERTAINTY_WORDS, SIGN_WORDS } from '../words.ts';
import type { CitedDocument } from './claim.ts';
import { closed, PHRASES, type Phrases } from './phrases.ts';
import { type CitingOptions, given, type Reference } from './reference.ts';

/** Sources that a citation names; of more it says how many. */
export const MOST_SOURCES = 5;

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
  /** By id; the first of them are named. */
  readonly documents: ReadonlyMap<string, CitedDocument>;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What two actors are said to hold towards each other, as a reference. It is of the day of the last words. */
export function relationshipReference(pair: Pair, options: CitingOptions): Reference {
  const { language, nameOf } = options;
  const { holder, target, directions, params } = pair;
  const phrases = PHRASES[language];
  const claims = new Map(directions.flatMap((direction) => direction.claims.map((claim) => [claim.id, claim])));
  const lines = new Map(directions.flatMap(({ stances }) => stances.map((line) => [line.id, line])));
  const name = (id: string) => nameOf(id === holder.id ? holder : id === target.id ? target : { id, name: id });
  const days = [...claims.values()].map(({ saidAt }) => saidAt).sort();
  const cited = [...new Set([...claims.values()].map((claim) => claim.document))].sort();
  return {
    ...NOBODY_SAYS_IT,
    cited: 'relationship',
    id: `${holder.id}~${target.id}`,
    title: `${nameOf(holder)} – ${nameOf(target)}: ${phrases.towards}`,
    date: days.at(-1) ?? null,
    facts: [
      ...[...lines.values()].map((line) => lineWords(line, name, options)),
      counted(phrases, { lines: lines.size, claims: claims.size, documents: cited.length }),
      closed(`${phrases.sources}: ${sources(cited, pair.documents, phrases)}`),
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

function sources(ids: readonly string[], documents: Pair['documents'], phrases: Phrases): string {
  const named = ids.slice(0, MOST_SOURCES).map((id) => {
    const { title = id, outlet = null, url = null } = documents.get(id) ?? {};
    return [phrases.quoted(title), outlet, url].filter((part) => part !== null).join(', ');
  });
  const left = ids.length - named.length;
  return [...named, ...(left ? [phrases.more(left)] : [])].join('; ');
}

interface View {
  readonly network: Network;
  /** Which state of the graph it is. */
  readonly graph: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The network under its filters, as a reference. It is of the day of the last words, where there are any. */
export function networkReference({ network, graph, params }: View, options: CitingOptions): Reference {
  const phrases = PHRASES[options.language];
  const { actors, stances } = network;
  const days = stances.map(({ lastSaid }) => lastSaid).sort();
  return {
    ...NOBODY_SAYS_IT,
    cited: 'network',
    id: graph,
    title: `Stance Atlas: ${phrases.towards}`,
    date: days.at(-1) ?? null,
    facts: [
      counted(phrases, {
        actors: actors.length,
        lines: stances.length,
        claims: stances.reduce((sum, { claims }) => sum + claims, 0),
      }),
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
    date: at.slice(0, 10),
    facts: [
      closed(phrases.shows(formatDate(at, language))),
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
