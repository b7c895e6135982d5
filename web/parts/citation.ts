import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import type { DocumentRow } from '#model/questions/documents';
import { isSymmetric } from '#model/stance';
import type { Translate } from '../i18n/catalogue.ts';
import { formatDate } from '../i18n/dates.ts';
import type { NameBook } from '../i18n/names.ts';
import { certaintyWord, directionWords, stanceWord } from './words.ts';

/**
 * A claim as one cites it: who said it, where, when, in which words, how it was read, and a link that opens the
 * passage. `address` is absolute.
 */
export function citationOf(
  claim: StoredClaim,
  document: Pick<DocumentRow, 'title' | 'outlet'> | undefined,
  address: string,
  { t, language, nameOf }: { t: Translate; language: Language; nameOf: NameBook },
): string {
  const asserter = claim.attribution.at(-1);
  const outermost = claim.attribution[0];
  return t('citation.text', {
    asserter: asserter ? nameOf(asserter.actor) : '',
    outlet: document?.outlet ?? (outermost ? nameOf(outermost.actor) : ''),
    title: document?.title ?? claim.document,
    date: formatDate(claim.saidAt, language),
    quote: claim.quote,
    start: String(claim.start),
    end: String(claim.end),
    reading: t(claim.negated ? 'citation.readingDenied' : 'citation.reading', {
      direction: directionWords(claim, isSymmetric(claim.stance), t, nameOf),
      stance: stanceWord(t, claim.stance),
      certainty: certaintyWord(t, claim.certainty),
    }),
    id: claim.id,
    address,
  });
}
