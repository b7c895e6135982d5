import { createHash } from 'node:crypto';
import type { AttributionLink, Claim } from '#model/claim';
import type { Document, Language } from '#model/document';
import { idsOf } from '../claims.ts';
import { withCertainty } from '../review/draft.ts';
import { detectLanguage } from '../text/language.ts';
import type { Cast } from './cast.ts';
import type { Flaw } from './flaws.ts';
import { claimAt, placed } from './place.ts';
import type { RowClaim } from './row.ts';

/** What rows say of a document that is not in the graph. */
export interface Described {
  id: string;
  title: string | null;
  outlet: string | null;
  date: string | null;
  language: Language | null;
  url: string | null;
  rights: string | null;
  source: string | null;
}

/** In place of the version of a program that has read a text: nobody has. */
export const EXTRACTOR = 'import-1';

const SOURCE = 'The text is not here: it is made of the quotes of imported claims, one a paragraph.';

/** Who says so where no row and no outlet does. */
const NOBODY: AttributionLink['actor'] = { id: 'unnamed-author', type: 'PERSON', name: 'Unnamed author', state: null };

/** A document whose text is made of its quotes. */
export interface Made {
  document: Document;
  claims: Claim[];
  /** Those of them that the rows say. */
  said: Claim[];
  counts: { new: number; changed: number; known: number };
  flaws: Omit<Flaw, 'column'>[];
}

/**
 * Makes a document of its quotes, in the order of the places that the rows name, else in that of the rows. What an
 * import made before stays as it is: further quotes come behind it, and a claim that is there is brought to what its
 * row says. The same rows give the same document, and again nothing new.
 */
export function madeOf(described: Described, rows: readonly RowClaim[], before: Before | null, cast: Cast): Made {
  const { text, starts } = textOf(rows, before);
  const document = before ? { ...before.document, text, hash: hashOf(text) } : newDocument(described, text, rows);
  const { outlet } = document;
  const fallback: AttributionLink = {
    actor: outlet === null ? NOBODY : cast.outlet(outlet, document.id),
    certainty: 'CT',
    cue: null,
  };
  const drafts = rows.map((row, index) => {
    const start = starts[index] ?? 0;
    const place = { start, end: start + row.quote.length };
    const chain = row.reading.attribution.length
      ? row.reading.attribution
      : withCertainty([fallback], row.reading.certainty).attribution;
    return claimAt(text, place, placed({ ...row.reading, attribution: [...chain] }, text, place, place), {
      document: document.id,
      turn: 0,
      review: { ...row.review, state: row.review.state ?? 'unreviewed' },
      saidAt: row.saidAt ?? document.date,
    });
  });
  const earlier = before?.claims ?? [];
  const ids = idsOf(text, [...earlier, ...drafts]).slice(earlier.length);

  const claims = new Map(earlier.map((claim) => [claim.id, claim]));
  const fromRow = new Map<string, number>();
  const made: Made = { document, claims: [], said: [], counts: { new: 0, changed: 0, known: 0 }, flaws: [] };
  for (const [index, draft] of drafts.entries()) {
    const [id, row] = [ids[index] ?? '', rows[index]?.row ?? 1];
    const old = claims.get(id);
    const claim: Claim = { id, ...draft };
    const isSame = old !== undefined && says(old) === says(claim);
    const first = fromRow.get(id);
    if (first !== undefined && !isSame) made.flaws.push({ row, value: draft.quote, message: twice(first) });
    if (first !== undefined && !isSame) continue;
    fromRow.set(id, first ?? row);
    made.counts[isSame ? 'known' : old ? 'changed' : 'new']++;
    claims.set(id, claim);
    made.said.push(claim);
  }
  made.claims = [...claims.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return made;
}

/** What is there of the document, from an import before. */
export interface Before {
  document: Document;
  claims: readonly Claim[];
}

const twice = (row: number): string =>
  `says the same as row ${row}, of the same words, but how surely or the like. Leave one of the two.`;

/** Fields in one order, so that two claims can be compared. */
const says = (claim: Claim): string => JSON.stringify(Object.entries(claim).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The text, and where in it the quote of each row begins. Rows with the same quote at the same place share it. */
function textOf(rows: readonly RowClaim[], before: Before | null): { text: string; starts: number[] } {
  const keyOf = ({ quote, start }: RowClaim) => `${start ?? ''} ${quote}`;
  const quotes = new Map(rows.map((row) => [keyOf(row), row]));
  const inOrder = [...quotes.entries()];
  if (inOrder.every(([, { start }]) => start !== null))
    inOrder.sort(([, a], [, b]) => (a.start ?? 0) - (b.start ?? 0) || a.quote.length - b.quote.length);
  const there = placesOf(before?.claims ?? []);
  const parts = before ? [before.document.text] : [];
  let length = before ? before.document.text.length + 1 : 0;
  const starts = new Map<string, number>();
  for (const [key, { quote }] of inOrder) {
    const known = there.get(quote)?.shift();
    starts.set(key, known ?? length);
    if (known !== undefined) continue;
    parts.push(quote);
    length += quote.length + 1;
  }
  return { text: parts.join('\n'), starts: rows.map((row) => starts.get(keyOf(row)) ?? 0) };
}

/** Where each quote begins, in the order of the text. */
function placesOf(claims: readonly Claim[]): Map<string, number[]> {
  const places = new Map<string, Set<number>>();
  for (const { quote, start } of claims) places.set(quote, (places.get(quote) ?? new Set()).add(start));
  return new Map([...places].map(([quote, starts]) => [quote, [...starts].sort((a, b) => a - b)]));
}

function newDocument({ source, ...described }: Described, text: string, rows: readonly RowClaim[]): Document {
  const days = rows.flatMap(({ saidAt }) => saidAt ?? []).sort();
  return {
    ...described,
    title: described.title ?? described.id,
    date: described.date ?? days[0] ?? '1970-01-01',
    language: described.language ?? detectLanguage(text, 'en'),
    experts: [],
    source: source === null ? SOURCE : `${SOURCE} ${source}`,
    hash: hashOf(text),
    text,
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
