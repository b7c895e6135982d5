import type { FOUND_KINDS } from '#model/questions/search';
import type { Candidates } from '#model/search/candidates';
import type { NameHit } from '#model/search/names';
import { stancesIn } from '#model/search/stances';
import type { Query } from '#model/search/words';
import type { Run } from '../driver.ts';
import { fullTextOf } from '../full-text.ts';
import { reading } from '../statements.ts';

/** How many are looked at: of claims and documents the best of each way to find them. */
export const MOST = { actors: 300, claims: 200, documents: 20 } as const;

/** How much text is read to show where the words stand, in UTF-16 code units: about ten interviews, or one book. */
const MOST_TEXT = 100_000;

/** Only the claims of who was named are looked at, not of everybody whose name begins with two letters. */
const ENDS = { most: 20, worth: 0.4, letters: 3 } as const;

/** What is asked for, apart from the words. */
export interface Sought {
  readonly run: Run;
  readonly names: readonly NameHit[];
  /** The parameters of `claim-filters` and `document-filters`. */
  readonly selection: Record<string, unknown>;
  /** Empty: all. */
  readonly kinds: readonly (typeof FOUND_KINDS)[number][];
}

/** A way to find something: the rest of its statement's name, and what it goes by. */
type Way = readonly [name: string, params: Record<string, unknown>];

/** What has the words, or the actors or stances that they name. */
export async function candidatesFor(sought: Sought, query: Query): Promise<Candidates> {
  const named = namedIn(query, sought.names);
  const ends = filledUp(named.map(({ actor }) => actor));
  const isOfEnd = new Set(named.flatMap(({ terms }) => [...terms.keys()]));
  const words = fullTextOf(query.terms);
  const others = ends.length ? fullTextOf(query.terms.filter((_, term) => !isOfEnd.has(term))) : null;
  const codes = [...stancesIn(query).keys()];
  const [actors, claims, documents] = await Promise.all([
    actorsOf(sought),
    claimsBy(sought, [
      ...waysByWords(['by-words', 'by-topic'], words),
      ...(others === null ? [] : [['of-ends', { words: others, ends }] as const]),
      ...(ends.length ? [['by-ends', { ends, codes, each: Math.ceil(MOST.claims / named.length) }] as const] : []),
      ...(codes.length && !ends.length ? [['by-stance', { codes }] as const] : []),
    ]),
    documentsBy(sought, [
      ...waysByWords(['by-words'], words),
      ...(ends.length ? [['of-experts', { ends }] as const] : []),
    ]),
  ]);
  return { actors, claims, documents };
}

/** The same with what has misspelt words: a text of `misspeltOf`. */
export async function withMisspelt(sought: Sought, words: string, before: Candidates): Promise<Candidates> {
  const [claims, documents] = await Promise.all([
    claimsBy(sought, waysByWords(['by-words', 'by-topic'], words, true)),
    documentsBy(sought, waysByWords(['by-words'], words, true)),
  ]);
  return {
    actors: before.actors,
    claims: eachOnce([...before.claims, ...claims]),
    documents: eachOnce([...before.documents, ...documents]),
  };
}

const namedIn = ({ terms }: Query, names: readonly NameHit[]): NameHit[] =>
  names
    .filter(({ score, terms: hit }) => {
      const isEnough = ([term, { how }]: readonly [number, { how: string }]) =>
        how !== 'prefix' || (terms[term]?.plain.length ?? 0) >= ENDS.letters;
      return score >= ENDS.worth && [...hit].some(isEnough);
    })
    .slice(0, ENDS.most);

/** The database plans a statement anew for a list of another order of size; nobody has an empty id. */
const filledUp = (ends: readonly string[]): string[] =>
  ends.length ? [...ends, ...Array<string>(ENDS.most - ends.length).fill('')] : [];

const waysByWords = (names: readonly string[], words: string | null, isMisspelt = false): Way[] =>
  words === null ? [] : names.map((name) => [name, { words, isMisspelt }]);

const actorsOf = async ({ run, names, selection, kinds }: Sought): Promise<Candidates['actors']> =>
  names.length && isWanted(kinds, 'actor')
    ? run(reading('search-actors'), { ...selection, found: names.slice(0, MOST.actors).map(({ actor }) => actor) })
    : [];

const claimsBy = async (sought: Sought, ways: readonly Way[]): Promise<Candidates['claims']> =>
  isWanted(sought.kinds, 'claim') ? gone(sought, 'search-claims', MOST.claims, ways) : [];

async function documentsBy(sought: Sought, ways: readonly Way[]): Promise<Candidates['documents']> {
  if (!isWanted(sought.kinds, 'document')) return [];
  const found = await gone<Candidates['documents'][number] & { length: number }>(
    sought,
    'search-documents',
    MOST.documents,
    ways,
  );
  let length = 0;
  // One is read in any case, and those that are left out are worse or are books.
  const read = found.filter((document, index) => {
    const isRead = index === 0 || length + document.length <= MOST_TEXT;
    if (isRead) length += document.length;
    return isRead;
  });
  if (!read.length) return [];
  const documents = read.map(({ id }) => id);
  const texts = await sought.run<{ id: string; text: string }>(reading('search-texts'), { documents });
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  return read.map(({ length: _, ...document }) => ({ ...document, text: textOf.get(document.id) ?? '' }));
}

const isWanted = (kinds: Sought['kinds'], kind: Sought['kinds'][number]): boolean =>
  kinds.length === 0 || kinds.includes(kind);

async function gone<Row extends { id: string }>(
  { run, selection }: Sought,
  statement: string,
  most: number,
  ways: readonly Way[],
): Promise<Row[]> {
  const found = await Promise.all(
    ways.map(([name, params]) => run<Row>(reading(`${statement}-${name}`), { ...selection, ...params, most })),
  );
  return eachOnce(found.flat());
}

const eachOnce = <Row extends { id: string }>(rows: readonly Row[]): Row[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];
