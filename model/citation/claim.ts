import type { AttributionLink, StoredClaim } from '../claim.ts';
import type { DocumentRow } from '../questions/documents.ts';
import { isSymmetric } from '../stance.ts';
import { CERTAINTY_WORDS, NOBODY_WORDS, RISK_WORDS, STANCE_WORDS } from '../words.ts';
import { PHRASES } from './phrases.ts';
import { type CitingOptions, given, type Reference } from './reference.ts';

export type CitedDocument = Pick<DocumentRow, 'title' | 'outlet'> &
  Partial<Pick<DocumentRow, 'date' | 'url' | 'language'>>;

/** A claim as a reference. Without its document, the chain knows the outlet and the claim the document's id. */
export function claimReference(
  claim: StoredClaim,
  document: CitedDocument | undefined,
  options: CitingOptions,
): Reference {
  const { language, nameOf } = options;
  const { outlet, speaker, citing } = speakersOf(claim);
  const { reading, readingDenied } = PHRASES[language];
  return {
    cited: 'claim',
    id: claim.id,
    speaker: speaker ? nameOf(speaker.actor) : null,
    citing: citing.map(({ actor }) => nameOf(actor)),
    outlet: document?.outlet ?? (outlet && nameOf(outlet.actor)),
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

interface Speakers {
  readonly outlet: AttributionLink | null;
  /** Who says it in the outlet. */
  readonly speaker: AttributionLink | null;
  /** Whom the speaker cites, the outermost first. */
  readonly citing: readonly AttributionLink[];
}

/** The outlet prints it and somebody in it says so; where nobody else does, the outlet itself. */
export function speakersOf({ attribution }: Pick<StoredClaim, 'attribution'>): Speakers {
  const [outermost = null, ...others] = attribution;
  const outlet = outermost?.actor.type === 'MEDIA' ? outermost : null;
  const [speaker = outermost, ...citing] = outlet ? others : attribution;
  return { outlet, speaker, citing };
}

/** "Kazakhstan ↔ Uzbekistan". */
export function endsOf(
  { holder, target, stance }: Pick<StoredClaim, 'holder' | 'target' | 'stance'>,
  { language, nameOf }: Pick<CitingOptions, 'language' | 'nameOf'>,
): string {
  const from = holder ? nameOf(holder) : NOBODY_WORDS[language];
  return target ? `${from} ${isSymmetric(stance) ? '↔' : '→'} ${nameOf(target)}` : from;
}

/** "Kazakhstan ↔ Uzbekistan, Partnership, probable". */
function readingOf(claim: StoredClaim, options: CitingOptions): string {
  const { stance, certainty } = claim;
  const words = stance === null ? RISK_WORDS : STANCE_WORDS[stance];
  return [endsOf(claim, options), words[options.language], CERTAINTY_WORDS[certainty][options.language]].join(', ');
}
