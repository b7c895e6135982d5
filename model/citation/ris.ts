import { noteOf } from './bibtex.ts';
import { oneLine, plainAddress } from './one-line.ts';
import type { Reference } from './reference.ts';

/**
 * RIS in UTF-8: a field a line, ended as the format wants it. An interview is a web page where it has an address, else
 * of the general type: no type of RIS is a published interview.
 */
export function ris(reference: Reference): string {
  const { cited, id, speaker, outlet, title, date, textLanguage, url, address, snapshot, version, accessed } =
    reference;
  const place = url ?? address;
  const fields: [tag: string, value: string | null][] = [
    ['TY', cited === 'claim' ? (url === null ? 'GEN' : 'ELEC') : 'DATA'],
    ['ID', `${cited}-${id}`],
    ['AU', speaker],
    ['TI', title],
    ['T2', outlet],
    ['PY', date?.slice(0, 4) ?? null],
    ['DA', date && slashed(date)],
    ['ET', version],
    ['LA', textLanguage],
    ['DB', 'Stance Atlas'],
    ['AN', id],
    ['C1', snapshot],
    ['UR', place && plainAddress(place)],
    ['Y2', accessed && slashed(accessed)],
    ['N1', noteOf(reference)],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${oneLine(value)}\r\n`]));
  return `${lines.join('')}ER  - \r\n`;
}

/** A day as RIS has it, with no other information behind it. */
const slashed = (day: string): string => `${day.replaceAll('-', '/')}/`;
