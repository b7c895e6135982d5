import type { StoredClaim } from '../claim.ts';
import type { DocumentRow } from '../questions/documents.ts';
import { isSymmetric } from '../stance.ts';
import { CERTAINTY_WORDS, NOBODY_WORDS, RISK_WORDS, STANCE_WORDS } from '../words.ts';
import { PHRASES } from './phrases.ts';
import { type CitingOptions, given, type Reference } from './reference.ts';

export type CitedDocument = Pick<DocumentRow, 'title' | 'outlet'> & Partial<Pick<DocumentRow, 'url' | 'language'>>;

/** A claim as a reference. Without its document, the chain knows the outlet and the claim the document's id. */
export function claimReference(
  claim: StoredClaim,
  document: CitedDocument | undefined,
  options: CitingOptions,
): Reference {
  const { language, nameOf } = options;
  const [outermost, ...others] = claim.attribution;
  // The outlet prints it and somebody in it says so; where nobody else does, the outlet itself.
  const [speaker = outermost, ...citing] = outermost?.actor.type === 'MEDIA' ? others : claim.attribution;
  const { reading, readingDenied } = PHRASES[language];
  return {
    cited: 'claim',
    id: claim.id,
    speaker: speaker ? nameOf(speaker.actor) : null,
    citing: citing.map(({ actor }) => nameOf(actor)),
    outlet: document?.outlet ?? (outermost?.actor.type === 'MEDIA' ? nameOf(outermost.actor) : null),
    title: document?.title ?? claim.document,
    date: claim.saidAt,
    textLanguage: document?.language ?? null,
    url: document?.url ?? null,
    passage: { quote: claim.quote, start: claim.start, end: claim.end },
    facts: [(claim.negated ? readingDenied : reading)(readingOf(claim, options))],
    version: null,
    ...given(options),
  };
}

/** "Kazakhstan ↔ Uzbekistan, Partnership, probable". */
function readingOf({ holder, target, stance, certainty }: StoredClaim, { language, nameOf }: CitingOptions): string {
  const from = holder ? nameOf(holder) : NOBODY_WORDS[language];
  const ends = target ? `${from} ${isSymmetric(stance) ? '↔' : '→'} ${nameOf(target)}` : from;
  const words = stance === null ? RISK_WORDS : STANCE_WORDS[stance];
  return [ends, words[language], CERTAINTY_WORDS[certainty][language]].join(', ');
}
