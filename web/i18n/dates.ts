import type { Language } from '#model/document';

/** Browsers have no Kazakh dates, so the names of the months come along. */
const KAZAKH_MONTHS = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
] as const;

const LOCALES = { en: 'en-GB', ru: 'ru-RU' } as const;

/** An ISO date, or the date of an ISO moment, in words: "25 December 2025", "2025 жылғы 25 желтоқсан". */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  if (language === 'kk')
    return `${date.getUTCFullYear()} жылғы ${date.getUTCDate()} ${KAZAKH_MONTHS[date.getUTCMonth()] ?? ''}`;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' })
    .format(date)
    .replace(/\u00a0?\sг\.$/, ' г.');
}

/** One day, or the first and the last. */
export const formatSpan = (first: string, last: string, language: Language): string =>
  first === last ? formatDate(first, language) : `${formatDate(first, language)} – ${formatDate(last, language)}`;
