import { castOf } from '#ingest/imports/cast';
import { cellsOf } from '#ingest/imports/columns';
import { describedBy } from '#ingest/imports/described';
import { readClaims } from '#ingest/imports/file';
import { type Flaw, noFlaws } from '#ingest/imports/flaws';
import { type Before, madeOf } from '#ingest/imports/made';
import { namedIn } from '#ingest/imports/named';
import { type RowClaim, rowClaim } from '#ingest/imports/row';
import type { Limits } from '#ingest/imports/rows';
import { FILE_LIMITS } from '#ingest/imports/sheet';
import type { Claim, StoredClaim } from '#model/claim';
import { csv } from '#model/exports/csv';
import type { AnswerFormat } from '#model/exports/format';
import { jsonl } from '#model/exports/jsonl';
import { claims } from '#model/questions/claims';

/** The bytes of a text, cut where no character ends. */
export async function* pieces(text: string | Uint8Array, size = 1 << 20): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const tableIn = (text: string | Uint8Array, { limits = FILE_LIMITS as Limits, size = 1 << 20 } = {}) =>
  readClaims('table', pieces(text, size), { format: null, limits, concept: 'topic', holder: 'person' });

/** Lines of a table with commas, as somebody types them. */
export const table = (...lines: string[]): string => `${lines.join('\r\n')}\r\n`;

/** The right rows of a table, in which somebody knows everybody, of a document that is there. */
export async function rowsIn(text: string, documentDay: string): Promise<RowClaim[]> {
  const { claims: found } = await tableIn(text);
  const rows = found.rows.map(cellsOf(found.columns));
  const [cast, flaws] = [castOf([]), noFlaws()];
  for (const row of rows) for (const said of namedIn(row)) cast.declare(said);
  return rows.flatMap((row) => rowClaim(row, { cast, flaws, called: found.called, documentDay }) ?? []);
}

type Counts = ReturnType<typeof madeOf>['counts'];

/** What comes of a table where no graph is, or only what is there of its one document: claims, and all flaws. */
export async function imported(
  text: string | Uint8Array,
  before: Before | null = null,
): Promise<{ claims: Claim[]; flaws: Flaw[]; texts: string[]; counts: Counts[] }> {
  const { claims: found } = await tableIn(text);
  const read = cellsOf(found.columns);
  const rows = found.rows.map(read);
  const cast = castOf([]);
  for (const row of rows) for (const said of namedIn(row)) cast.declare(said);
  const flaws = noFlaws();
  const all: Claim[] = [];
  const texts: string[] = [];
  const counts: Counts[] = [];
  for (const id of new Set(rows.map((row) => row.text('document') ?? ''))) {
    const own = rows.filter((row) => row.text('document') === id);
    const { described } = describedBy(id, before ? [] : own, flaws, found.called);
    const right = own.flatMap(
      (row) =>
        rowClaim(row, { cast, flaws, called: found.called, documentDay: before?.document.date ?? described.date }) ??
        [],
    );
    const made = madeOf(described, right, before, cast);
    for (const flaw of made.flaws) flaws.add(flaw);
    all.push(...made.claims);
    texts.push(made.document.text);
    counts.push(made.counts);
  }
  return { claims: all, flaws: [...found.flaws.listed, ...flaws.listed], texts, counts };
}

const LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
const cut = (text: string, most: number): string => text.slice(0, most).replace(/\p{Surrogate}$/u, '·');

/** A text as names, titles and topics may be. */
export const asLine = (text: string, most: number): string => cut(text.replace(LINE, '·'), most);

/** The claims whose quotes may come in, with all else that a claim says in words cut to what may. */
export const admitted = <Any extends Claim>(claims: readonly Any[]): Any[] =>
  claims
    .filter(({ quote }) => quote.length <= 10_000 && !/[^\P{Cc}\s\u0085]/u.test(quote))
    .map((claim) => ({
      ...claim,
      topic: claim.topic && {
        words: asLine(claim.topic.words, 1000),
        en: claim.topic.en && asLine(claim.topic.en, 1000),
      },
      qualifiers: claim.qualifiers.map((each) => asLine(each, 1000)),
      review: {
        ...claim.review,
        by: claim.review.by && asLine(claim.review.by, 200),
        note: claim.review.note && asLine(claim.review.note, 4000),
      },
    }));

/** Claims as the table of claims has them. */
export const exported = (rows: readonly Claim[], options = {}): Promise<string> => written(csv, rows, options);
export const exportedLines = (rows: readonly Claim[]): Promise<string> => written(jsonl, rows, {});

async function written(format: typeof csv, rows: readonly Claim[], options: object): Promise<string> {
  const stored = rows.map((row): StoredClaim => ({ ...row, recordedAt: '2026-01-01T00:00:00Z', retractedAt: null }));
  const meta = { graph: 'test', moment: '2026-01-01T00:00:00.000Z' } as never;
  async function* pages() {
    yield { rows: stored, next: null, meta };
  }
  let text = '';
  for await (const piece of (format as AnswerFormat).write(
    { question: claims, pages: pages() },
    { bom: false, ...options },
  ))
    text += piece;
  return text;
}

/** All that a table says of a claim: not where the quote stands in a text that is not there. */
export function saidBy(claim: Claim) {
  const { id: _id, turn: _turn, start, end: _end, cues, attribution, review, ...said } = claim;
  const from = (span: { start: number; end: number }) => ({
    ...span,
    start: span.start - start,
    end: span.end - start,
  });
  return {
    ...said,
    review: { ...review, by: review.by || null, note: review.note || null },
    cues: cues.map(from),
    attribution: attribution.map((link) => ({ ...link, cue: link.cue && from(link.cue) })),
  };
}
