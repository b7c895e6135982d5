import type { Claim } from '#model/claim';
import { claimIdentity } from '#model/identity';
import { contentKey } from '../review/keys.ts';
import type { Flaw } from './flaws.ts';
import type { RowClaim } from './row.ts';

/** What is there of a document that an import made. */
export interface There {
  text: string;
  /** As imports made them. */
  claims: readonly Claim[];
  /** As people see them: with what was decided laid over. */
  laid: readonly Claim[];
}

/** A text of quotes. */
export interface MadeText {
  text: string;
  /** Where the quote of each row begins; null where that cannot be told, which is then a flaw. */
  starts: (number | null)[];
  flaws: Flaw[];
}

/** Rows with the same quote at the same place: they share it. */
interface Spot {
  readonly quote: string;
  readonly start: number | null;
  readonly rows: RowClaim[];
}

/** How often spots of a quote are compared with its places: a table can repeat a word as often as it likes. */
const COMPARED = 1_000_000;

/** What claims say at each place of a quote, in the order of the text. */
type Places = Map<number, Set<string>>;

/**
 * The text with the quotes of the rows in it: a quote that is there stays where it is, others come behind it, one a
 * paragraph, in the order of the places that the rows name, else in that of the rows.
 */
export function textOf(rows: readonly RowClaim[], there: There | null): MadeText {
  const spots = spotsIn(rows);
  const found = there ? foundIn(spots, there) : new Map<Spot, number | null>();
  const parts = there ? [there.text] : [];
  let length = there ? there.text.length + 1 : 0;
  for (const spot of spots) {
    if (found.has(spot)) continue;
    found.set(spot, length);
    parts.push(spot.quote);
    length += spot.quote.length + 1;
  }
  const starts = new Map(spots.flatMap((spot) => spot.rows.map((row) => [row, found.get(spot) ?? null] as const)));
  const flaws = [...found].flatMap(([spot, start]) => (start === null ? spot.rows.map(unclear) : []));
  return { text: parts.join('\n'), starts: rows.map((row) => starts.get(row) ?? null), flaws };
}

const unclear = ({ row, start }: RowClaim): Flaw => ({
  row,
  column: 'start',
  value: start === null ? null : String(start),
  message:
    'does not tell which place is meant: the quote is there already. Write where it begins in the text that is there, as an export has it.',
});

function spotsIn(rows: readonly RowClaim[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const row of rows) {
    const { quote, start } = row;
    const key = `${start ?? ''} ${quote}`;
    const spot = spots.get(key) ?? { quote, start, rows: [] };
    spots.set(key, spot);
    spot.rows.push(row);
  }
  const all = [...spots.values()];
  const isOrdered = all.every(({ start }) => start !== null);
  return isOrdered ? all.sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || a.quote.length - b.quote.length) : all;
}

/** Where quotes are that are there; those that are not are left out. */
function foundIn(spots: readonly Spot[], { claims, laid }: There): Map<Spot, number | null> {
  const [made, seen] = [placesOf(claims, identityOf), placesOf(laid, contentKey)];
  const byId = new Map([...claims, ...laid].map((claim) => [claim.id, claim]));
  const found = new Map<Spot, number | null>();
  const left = new Map<string, Spot[]>();
  for (const spot of spots) {
    const meant = spot.rows.flatMap(({ id }) => (id === null ? [] : (byId.get(id) ?? [])));
    const known = meant.find(({ quote }) => quote === spot.quote)?.start ?? null;
    // Reviewers place words where no import has; an offset of another text may be that of such a place by chance.
    const said = spot.start === null ? undefined : seen.get(spot.quote)?.get(spot.start);
    const isSeen =
      said !== undefined &&
      !made.get(spot.quote)?.has(spot.start ?? 0) &&
      (!made.has(spot.quote) || spot.rows.every(({ reading }) => said.has(contentKey(reading))));
    if (known !== null || isSeen) {
      found.set(spot, known ?? spot.start);
      made.get(spot.quote)?.delete(known ?? spot.start ?? 0);
    } else {
      const own = left.get(spot.quote) ?? [];
      left.set(spot.quote, own);
      own.push(spot);
    }
  }
  for (const [quote, own] of left) {
    const free = made.get(quote);
    if (free?.size) for (const [spot, start] of matched(own, free)) found.set(spot, start);
  }
  return found;
}

/**
 * Which of the places of a quote its spots are. The table that made the text counts from another one, so its places are
 * those that are there in their order; a part of that table is known by what it says; an export has the places.
 */
function matched(spots: readonly Spot[], free: Places): Map<Spot, number | null> {
  const found = new Map<Spot, number | null>();
  const inOrder = [...free.keys()];
  const isExact = ({ start }: Spot) => start !== null && free.has(start);
  const isSaid = ({ rows }: Spot, start: number) => rows.every((row) => free.get(start)?.has(identityOf(row.reading)));
  if (
    spots.length === free.size &&
    (!spots.some(isExact) || spots.every((spot, index) => isSaid(spot, inOrder[index] ?? 0)))
  )
    return new Map(spots.map((spot, index) => [spot, inOrder[index] ?? 0]));
  const take = (spot: Spot, start: number) => {
    found.set(spot, start);
    free.delete(start);
  };
  for (const spot of spots) if (isExact(spot)) take(spot, spot.start ?? 0);
  const isMuch = spots.length * free.size > COMPARED;
  for (const spot of spots) {
    if (isMuch || found.has(spot)) continue;
    const [fit, ...others] = [...free.keys()].filter((start) => isSaid(spot, start));
    if (fit !== undefined && !others.length) take(spot, fit);
  }
  // With every place taken, what is left is new.
  if (free.size) for (const spot of spots) if (!found.has(spot)) found.set(spot, null);
  return found;
}

function placesOf(claims: readonly Claim[], keyOf: (claim: Claim) => string): Map<string, Places> {
  const places = new Map<string, Places>();
  for (const claim of [...claims].sort((a, b) => a.start - b.start)) {
    const own: Places = places.get(claim.quote) ?? new Map();
    places.set(claim.quote, own.set(claim.start, (own.get(claim.start) ?? new Set()).add(keyOf(claim))));
  }
  return places;
}

/** What makes a claim the same at the same words. */
const identityOf = (said: Pick<Claim, 'holder' | 'stance' | 'target' | 'topic' | 'negated'>): string =>
  claimIdentity({ ...said, document: '' }, '', 0);
