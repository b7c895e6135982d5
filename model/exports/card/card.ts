import { claimReference, endsOf } from '../../citation/claim.ts';
import { PHRASES } from '../../citation/phrases.ts';
import { placeOf } from '../../citation/plain.ts';
import type { StoredClaim } from '../../claim.ts';
import type { Language } from '../../document.ts';
import type { Sign } from '../../stance.ts';
import { RISK_WORDS, SIGN_WORDS, STANCE_WORDS } from '../../words.ts';
import { PAGE_WORDS } from '../page/words.ts';
import { onOneLine } from '../picture/figure-text.ts';
import { beginningOf, MOST, short } from './cut.ts';
import { type CardDocument, type CardOptions, type Fact, factsOf, topicWords } from './facts.ts';
import { CARD_WORDS } from './words.ts';

export type { CardDocument, CardOptions } from './facts.ts';

/**
 * What a card says of a claim, whatever it is drawn with: texts of one line each, of bounded length, with U+FFFD for
 * what cannot be shown.
 */
export interface Card {
  readonly language: Language;
  readonly sign: Sign;
  /** "Partnership · Cooperative". */
  readonly stance: string;
  /** That the text denies it; null where it does not. */
  readonly denied: string | null;
  /** "Kazakhstan ↔ Uzbekistan"; what it is about where there is no target. */
  readonly ends: string;
  /** In quotation marks; with an ellipsis where it is cut, which `cut` says. */
  readonly quote: string;
  readonly cut: string | null;
  readonly facts: readonly Fact[];
  /** Where this program has it, and in which state. */
  readonly place: string;
  readonly licence: string;
}

/** The card of a claim. Without its document, the chain knows the outlet. Depends on nothing that is not given. */
export function cardOf(claim: StoredClaim, document: CardDocument | undefined, options: CardOptions): Card {
  const { language, graph } = options;
  const named: CardOptions = { ...options, nameOf: (actor) => short(options.nameOf(actor)) };
  const { quoted, cited } = PHRASES[language];
  const reference = claimReference(claim, document, named);
  const { negated, sign, stance, topic, target } = claim;
  const quote = onOneLine(claim.quote);
  const start = beginningOf(quote, MOST.quote);
  const [program = '', ...others] = placeOf(reference);
  return {
    language,
    sign,
    stance: [stance === null ? RISK_WORDS : STANCE_WORDS[stance], SIGN_WORDS[`${sign}`]]
      .map((words) => words[language])
      .join(' · '),
    denied: negated ? PAGE_WORDS.denied[language] : null,
    ends: [endsOf(claim, named), ...(target || !topic ? [] : [topicWords(topic, language)])].join(': '),
    quote: quoted(start === null ? quote : `${start}…`),
    cut: start === null ? null : CARD_WORDS[language].cut(start.length, quote.length),
    facts: factsOf(claim, document, reference, named),
    place: [program, ...(reference.snapshot === null ? [cited.network(graph)] : []), ...others]
      .map((part) => short(part, MOST.fact))
      .join(', '),
    licence: CARD_WORDS[language].licence,
  };
}
