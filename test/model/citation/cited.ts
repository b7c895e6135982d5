import type { CitedDocument } from '#model/citation/claim';
import { claimReference } from '#model/citation/claim';
import type { CitingOptions } from '#model/citation/reference';
import type { StoredClaim } from '#model/claim';
import { EXPERT, extractionOf, KAZ, OUTLET, RUS, USA } from '../../cypher/extractions.ts';

/** Everything that a style of citations has trouble with. */
export const HOSTILE = `50% & $1_000 #1 {open \\cmd ~^ <b> | "q" 'a' Қазақстан 🇰🇿 \u202eright\r\nTY  - X\u0000\tend}`;

const [said] = extractionOf('some-document', [
  {
    words: 'They probably work together.',
    holder: KAZ,
    stance: 'PARTNERS_WITH',
    target: USA,
    more: { certainty: 'PR' },
  },
]).claims;
if (!said) throw new Error('no claim');

export const CLAIM: StoredClaim = { ...said, recordedAt: '2026-01-01T00:00:00Z', retractedAt: null };
export const REPORTED: StoredClaim = {
  ...CLAIM,
  attribution: [OUTLET, EXPERT, RUS].map((actor) => ({ actor, certainty: 'CT', cue: null })),
};
export const DOCUMENT: CitedDocument = {
  title: 'An interview',
  outlet: 'Some Outlet',
  url: 'https://example.org/a_b?c=1%20&d=2#e',
  language: 'ru',
};

export const OPTIONS: CitingOptions = {
  language: 'en',
  nameOf: ({ name }) => name,
  address: 'https://atlas.example/documents/some-document?claim=1',
  snapshot: 'ab'.repeat(32),
  accessed: '2026-02-03',
};

export const REFERENCE = claimReference(CLAIM, DOCUMENT, OPTIONS);
export const HOSTILE_REFERENCE = claimReference(
  { ...CLAIM, quote: HOSTILE },
  { title: HOSTILE, outlet: HOSTILE, url: `https://example.org/${HOSTILE}`, language: 'kk' },
  { ...OPTIONS, nameOf: () => HOSTILE },
);
