import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import type { Translate } from '../i18n/catalogue.ts';
import { formatDate } from '../i18n/dates.ts';

/** Who or what read the claim out of the text, and whether a person has looked at it since. */
export function reviewWords({ review, methods }: StoredClaim, t: Translate, language: Language): string {
  if (review.state !== 'unreviewed')
    return t(`claim.review.${review.state}`, {
      by: review.by ?? t('claim.review.somebody'),
      date: review.at === null ? '' : formatDate(review.at, language),
    });
  const method = methods.includes('human') ? 'human' : methods.includes('llm') ? 'llm' : 'rules';
  return t(`claim.review.${method}`);
}
