import type { Language } from './document.ts';

/** Browsers have no Kazakh dates, and engines differ in the others: the months come along, as dates have them. */
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
};

/** An ISO date, or the date of an ISO moment, in words: "25 December 2025", "2025 жылғы 25 желтоқсан". */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const month = MONTHS[language][date.getUTCMonth()];
  if (month === undefined) return iso;
  const [day, year] = [date.getUTCDate(), date.getUTCFullYear()];
  if (language === 'kk') return `${year} жылғы ${day} ${month}`;
  return `${day} ${month} ${year}${language === 'ru' ? ' г.' : ''}`;
}

/** One day, or the first and the last. */
export const formatSpan = (first: string, last: string, language: Language): string =>
  first === last ? formatDate(first, language) : `${formatDate(first, language)} – ${formatDate(last, language)}`;

/** An ISO moment in words, in UTC: the day alone where it is the day's end, seconds only where there are any. */
export function formatMoment(iso: string, language: Language): string {
  const utc = new Date(iso).toISOString();
  const time = utc.slice(11, 19);
  if (time === '23:59:59') return formatDate(utc, language);
  return `${formatDate(utc, language)}, ${time.replace(/:00$/, '')} UTC`;
}
