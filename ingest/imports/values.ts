import { z } from 'zod';
import { CERTAINTIES, Certainty } from '#model/certainty';
import { Sign, STANCE_CODES, StanceCode } from '#model/stance';
import { alike } from './columns.ts';
import { Unfit } from './flaws.ts';

/** Each reads the text of a cell; what cannot be taken throws `Unfit` with what can. */
export type Read<Value> = (text: string) => Value;

/** One of a few words, in upper or lower case, with spaces or lines between its parts. */
export const oneOf =
  <Word extends string>(words: readonly Word[]): Read<Word> =>
  (text) => {
    const given = text
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    const word = words.find((each) => each.toLowerCase() === given);
    if (word !== undefined) return word;
    throw new Unfit(`is none of ${words.join(', ')}.`);
  };

export const stance: Read<StanceCode> = (text) => {
  const code = StanceCode.safeParse(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_'),
  );
  if (code.success) return code.data;
  const near = alike(text, STANCE_CODES);
  throw new Unfit(
    near === null ? `is no stance. Write one of ${STANCE_CODES.join(', ')}.` : `is no stance. Do you mean ${near}?`,
  );
};

const IN_WORDS: Readonly<Record<string, Certainty>> = {
  certain: 'CT',
  probable: 'PR',
  possible: 'PS',
  uncommitted: 'U',
};

export const certainty: Read<Certainty> = (text) => {
  const given = text.trim();
  const code = Certainty.safeParse(IN_WORDS[given.toLowerCase()] ?? given.toUpperCase());
  if (code.success) return code.data;
  throw new Unfit(`is none of ${[...CERTAINTIES].reverse().join(', ')}; nor certain, probable, possible, uncommitted.`);
};

export const yesOrNo: Read<boolean> = (text) => {
  const given = text.trim().toLowerCase();
  if (['true', 'yes', '1', 'да', 'иә', 'истина', 'ақиқат'].includes(given)) return true;
  if (['false', 'no', '0', 'нет', 'жоқ', 'ложь', 'жалған'].includes(given)) return false;
  throw new Unfit('is neither yes nor no.');
};

export const sign: Read<Sign> = (text) => {
  const given = Sign.safeParse(Number(text.trim().replace(/^\+/, '').replace('−', '-') || Number.NaN));
  if (given.success) return given.data;
  throw new Unfit('is none of -1, 0, 1.');
};

// Made once: a table has a day in every row.
const Day = z.iso.date();
const Moment = z.iso.datetime();

/** A day, as ISO writes it or with the day in front and dots between, whatever the time behind it. */
export const day: Read<string> = (text) => {
  const [given = ''] = text.trim().split(/[T ]/);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given);
  const [, date = '', month = '', year = ''] = dotted ?? [];
  const iso = dotted ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : given;
  if (Day.safeParse(iso).success) return iso;
  throw new Unfit('is no day. A day is written 2025-12-31 or 31.12.2025.');
};

export const moment: Read<string> = (text) => {
  if (Moment.safeParse(text.trim()).success) return text.trim();
  throw new Unfit('is no moment in UTC. It is written 2025-12-31T10:00:00Z.');
};

export const stateCode: Read<string> = (text) => {
  if (/^[A-Z]{3}$/.test(text.trim())) return text.trim();
  throw new Unfit('is no ISO code of a state: three capital letters, as KAZ.');
};

export const wholeNumber: Read<number> = (text) => {
  const given = text.trim();
  if (/^\d{1,12}$/.test(given)) return Number(given);
  throw new Unfit('is no whole number from 0.');
};

export const share: Read<number> = (text) => {
  const given = Number(text.trim().replace(',', '.') || Number.NaN);
  if (given >= 0 && given <= 1) return given;
  throw new Unfit('is no number from 0 to 1.');
};

/** Several texts: `; ` between them, or a JSON list where one of them has a semicolon or space of its own. */
export const list: Read<string[]> = (text) => {
  if (!text.trimStart().startsWith('[')) return text.split(';').flatMap((part) => part.trim() || []);
  return inJson(Texts)(text);
};

const Texts = z.array(z.string());

/** JSON of a shape. */
export const inJson =
  <Value>(shape: z.ZodType<Value>): Read<Value> =>
  (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Unfit('is no JSON.');
    }
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new Unfit(`${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'is not usable'}.`);
  };
