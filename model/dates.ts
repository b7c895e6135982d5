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
