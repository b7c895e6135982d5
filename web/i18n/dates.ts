import { formatDate } from '#model/dates';
import type { Language } from '#model/document';

export { formatDate };

/** One day, or the first and the last. */
export const formatSpan = (first: string, last: string, language: Language): string =>
  first === last ? formatDate(first, language) : `${formatDate(first, language)} – ${formatDate(last, language)}`;
