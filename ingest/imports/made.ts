import { createHash } from 'node:crypto';
import type { AttributionLink, Claim } from '#model/claim';
import type { Document, Language } from '#model/document';
import { idsOf, type Unidentified } from '../claims.ts';
import { withCertainty } from '../review/draft.ts';
import { detectLanguage } from '../text/language.ts';
import type { Cast } from './cast.ts';
import type { Flaw } from './flaws.ts';
import { laidOf } from './laid.ts';
import { textOf } from './made-text.ts';
import { claimAt, placed } from './place.ts';
import type { RowClaim } from './row.ts';
import { contradiction, decidedOf, isDecidedElse, isElsewhere, saidOf, wordsElse } from './said.ts';

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
  /** What the rows say: of these claims, or of what reviewers made of them. */
  said: Claim[];
  counts: { new: number; changed: number; known: number };
  flaws: Flaw[];
}

/** What is there of the document, from an import before. */
export interface Before {
  document: Document;
  /** As imports made them. */
  claims: readonly Claim[];
  /** As people see and export them: with what was decided laid over. */
  laid: readonly Claim[];
  /** Ids of those that somebody decided on. */
  decided: ReadonlySet<string>;
}

/**
 * Makes a document of its quotes, in the order of the places that the rows name, else in that of the rows. What an
 * import made before stays as it is: further quotes come behind it, and a claim that is there is brought to what its
 * row says, below what reviewers decided. A row that says what is there, as imports made it or as people see it, is
 * known. The same rows give the same document, and again nothing new.
 */
export function madeOf(described: Described, given: readonly RowClaim[], before: Before | null, cast: Cast): Made {
  const laid = laidOf(before?.laid ?? []);
  const claims = new Map(before?.claims.map((claim) => [claim.id, claim]));
  const words = given.flatMap((row) => {
    const claim = laid.byId(row.id);
    const isElse = claim !== undefined && isElsewhere(row, claim, claims.get(claim.id) ?? claim);
    return isElse ? [wordsElse(row, claim)] : [];
  });
  const left = new Set(words.map(({ row }) => row));
  const rows = given.filter(({ row }) => !left.has(row));
  const { text, starts, flaws: unclear } = textOf(rows, before && { ...before, text: before.document.text });
  const document = before ? { ...before.document, text, hash: hashOf(text) } : newDocument(described, text, rows);
  const flaws = [...words, ...unclear];
  const made: Made = { document, claims: [], said: [], counts: { new: 0, changed: 0, known: 0 }, flaws };
  const drafts = draftsOf(document, rows, starts, cast);
  const earlier = before?.claims ?? [];
  const ids = idsOf(text, [...earlier, ...drafts.map(({ draft }) => draft)]).slice(earlier.length);
  const fromRow = new Map<string, number>();
  const written = new Set<string>();
  for (const [index, { row, draft }] of drafts.entries()) {
    const id = ids[index] ?? '';
    const said = saidOf(draft) + decidedOf(draft.review);
    const [old, meant] = [claims.get(id), laid.byId(row.id)];
    const isAsMade = old !== undefined && saidOf(old) + decidedOf(old.review) === said;
    const alike = meant ? [meant] : laid.saying(draft);
    const asSeen = alike.find((claim) => {
      if (written.has(claim.id)) return false;
      if (!before?.decided.has(claim.id)) return saidOf(claim) + decidedOf(claim.review) === said;
      return saidOf(claim) === saidOf(draft) && !isDecidedElse(row.review, claim.review);
    });
    const first = fromRow.get(id);
    fromRow.set(id, first ?? row.row);
    if (asSeen || (isAsMade && (!meant || meant.id === id))) {
      made.counts.known++;
      made.said.push(asSeen ?? { id, ...draft });
      continue;
    }
    if (first !== undefined) {
      flaws.push({ row: row.row, column: 'quote', value: row.quote, message: twice(first) });
      continue;
    }
    // An import makes claims; what a reviewer made of one, or another claim in its place, is for a review.
    const [seen] = alike;
    if (seen && (seen.id !== id || (meant && before?.decided.has(seen.id)))) {
      flaws.push(contradiction(seen, { id, draft, row }));
      continue;
    }
    made.counts[old ? 'changed' : 'new']++;
    const claim: Claim = { id, ...draft };
    claims.set(id, claim);
    written.add(id);
    made.said.push(claim);
  }
  made.claims = [...claims.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return made;
}

const twice = (row: number): string =>
  `says the same as row ${row}, of the same words, but how surely or the like. Leave one of the two.`;

/** The claims of the rows whose places are clear. */
function draftsOf(
  document: Document,
  rows: readonly RowClaim[],
  starts: readonly (number | null)[],
  cast: Cast,
): { row: RowClaim; draft: Unidentified }[] {
  const { id, text, outlet, date } = document;
  const fallback: AttributionLink = {
    actor: outlet === null ? NOBODY : cast.outlet(outlet, id),
    certainty: 'CT',
    cue: null,
  };
  return rows.flatMap((row, index) => {
    const start = starts[index] ?? null;
    if (start === null) return [];
    const place = { start, end: start + row.quote.length };
    const { attribution, certainty } = row.reading;
    const chain = attribution.length ? attribution : withCertainty([fallback], certainty).attribution;
    const reading = placed({ ...row.reading, attribution: [...chain] }, text, place, place);
    const review = { ...row.review, state: row.review.state ?? 'unreviewed' };
    return [
      { row, draft: claimAt(text, place, reading, { document: id, turn: 0, review, saidAt: row.saidAt ?? date }) },
    ];
  });
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
