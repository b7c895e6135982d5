import { oneLine, plainAddress } from './one-line.ts';
import { PHRASES } from './phrases.ts';
import { placeOf } from './plain.ts';
import type { Reference } from './reference.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LANGUAGES = { en: 'english', ru: 'russian', kk: 'kazakh' } as const;

/**
 * BibTeX in UTF-8: Cyrillic stands as it is, which biber and bibtex8 sort and LaTeX of today sets. Names and titles have
 * braces of their own, so that nothing takes them apart or makes them small.
 */
export function bibtex(reference: Reference): string {
  const { cited, id, speaker, outlet, title, date, textLanguage, url, address, accessed } = reference;
  const [year, month] = date?.split('-') ?? [];
  const fields: [name: string, value: string | null][] = [
    ['author', speaker && `{{${escaped(speaker)}}}`],
    ['title', `{{${escaped(title)}}}`],
    ['howpublished', outlet && `{${escaped(outlet)}}`],
    ['year', year ? `{${year}}` : null],
    ['month', MONTHS[Number(month) - 1] ?? null],
    ['date', date && `{${date}}`],
    ['url', urlOf(url ?? address)],
    ['urldate', accessed && `{${accessed}}`],
    ['langid', textLanguage && `{${LANGUAGES[textLanguage]}}`],
    ['note', `{${escaped(noteOf(reference))}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value},`]));
  return [`@misc{${keyOf(cited, id)},`, ...lines, '}', ''].join('\n');
}

/** Words in which nothing is left of what other fields do not hold: the quote, its place, the reading, the way back. */
export function noteOf(reference: Reference): string {
  const { language, citing, speaker, passage, facts } = reference;
  const phrases = PHRASES[language];
  return oneLine(
    [
      ...(speaker !== null && citing.length ? [`${phrases.citing(speaker, citing.join(', '))}.`] : []),
      ...(passage ? [`${phrases.quoted(passage.quote)} ${phrases.characters(passage.start, passage.end)}.`] : []),
      ...facts,
      placeOf(reference).join(', '),
    ].join(' '),
  );
}

/** Letters, digits and hyphens of ASCII, which all that reads BibTeX takes for a key. */
export const keyOf = (cited: string, id: string): string =>
  `stance-atlas-${cited}-${id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x'}`;

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Braces are counted before backslashes are read, so that an escaped one would still open or close.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

const escaped = (text: string): string =>
  oneLine(text).replace(/[\\{}~^<>|]|[$&%#_]/gu, (sign) => SPECIAL[sign] ?? `\\${sign}`);

/** `\url` takes everything as it is but braces and backslashes. */
const urlOf = (address: string | null): string | null => (address === null ? null : `{${plainAddress(address)}}`);
