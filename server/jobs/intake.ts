import { z } from 'zod';
import { readAddress } from '#ingest/address';
import { decodeUtf8 } from '#ingest/formats/decode';
import { checkText } from '#ingest/read';
import { readUpload, sourceOf, type Upload } from '#ingest/upload';
import { Language, Sidecar } from '#model/document';
import { InvalidInput } from '#model/errors';
import type { JobInput } from '#model/job';
import { flag, listOf } from '#model/questions/question';
import { bodyOf, breakOf } from '../body.ts';

/** One line of so many characters at most, without line ends, control characters and halves of characters. */
const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value) && value.trim() !== '', 'is no line of text');

const Id = z
  .string()
  .max(160)
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'has other characters than a to z, 0 to 9, stop and hyphen');

/** People who are interviewed besides the first. */
const MOST_SPEAKERS = 50;

const Person = z.strictObject({ name: line(200), ru: line(200).optional(), kk: line(200).optional() });

const known = {
  id: Id.optional().describe('The document’s id; else that of the file’s name, the address, or the text itself'),
  title: line(500).optional().describe('Its title; else that of the document itself, or its first line'),
  outlet: line(200).optional().describe('Who published it'),
  date: z.iso.date().optional().describe('The day it was published'),
  language: Language.optional().describe('The language of the text, where it is mixed or too short to tell'),
  rights: line(1_000).optional().describe('Under which terms the text may be used'),
  source: line(1_000).optional().describe('Where the text comes from, in words'),
};

const address = z.url({ protocol: /^https?$/ }).max(2_000);
const replace = 'Whether a document of this id with another text gives way to this one; else that is a conflict';

/** What may be said of a document in the query, for files; of JSON it is said in the body, which has the first word. */
export const MetaInQuery = z.strictObject({
  name: line(160).optional().describe('The file’s name: the document’s id is made of it where none is given'),
  ...known,
  url: address.optional().describe('Where the text is published'),
  expert: listOf(line(200)).describe('Who is interviewed, by their English names; 51 at most'),
  replace: flag(false).describe(replace),
});
export type MetaInQuery = z.infer<typeof MetaInQuery>;

/** A document as JSON: a text, or an address to fetch it from. */
export const DocumentSent = z.strictObject({
  text: z.string().min(1).optional().describe('The text; without it, `url` is fetched'),
  ...known,
  url: address.optional().describe('Of a text: where it is published. Without a text: the address to fetch'),
  expert: Person.optional().describe('Who is interviewed: the English name, and the name as the text has it'),
  speakers: z
    .array(Person.extend({ label: line(200).optional() }))
    .max(MOST_SPEAKERS)
    .optional()
    .describe('Further people who are interviewed; `label` is what the text puts in front of their words'),
  replace: flag(false).describe(replace),
});

/** What a document that came as JSON is to the queue. Throws `InvalidInput` that names the field, and `TooLarge`. */
export function inputOfJson(bytes: Buffer, query: MetaInQuery): JobInput {
  const { text, replace, ...said } = bodyOf(DocumentSent, parse(bytes)) as z.output<typeof DocumentSent>;
  const given = Sidecar.parse({ ...metaOf(query), ...said });
  if (text === undefined) return inputOfAddress(given, replace || query.replace);
  checkText('text', text);
  if (/[\0\p{Cs}]/u.test(text)) throw new InvalidInput('text: has a character that is none (zero, or half of one).');
  return { kind: 'text', replace: replace || query.replace, ...sourceOf(text, given, query.name ?? null) };
}

function inputOfAddress({ url, ...given }: Sidecar, replace: boolean): JobInput {
  if (url === undefined) throw new InvalidInput('text, url: one of them is needed: the text, or where to fetch it.');
  // The document is known by where its redirects end, unless it is fetched from where it was not published.
  return { kind: 'address', replace, url: readAddress(url).href, given };
}

/** What a file is to the queue. Throws `InvalidInput` with name and remedy, and `TooLarge`. */
export async function inputOfFile(file: Omit<Upload, 'name'>, query: MetaInQuery): Promise<JobInput> {
  const source = await readUpload({ ...file, name: query.name ?? null }, metaOf(query));
  return { kind: 'text', replace: query.replace, ...source };
}

function metaOf({ name, replace, expert: [expert, ...others], ...meta }: MetaInQuery): Sidecar {
  if (others.length > MOST_SPEAKERS) throw new InvalidInput(`expert: there are more than ${MOST_SPEAKERS + 1}.`);
  const people = expert === undefined ? {} : { expert: { name: expert }, speakers: others.map((name) => ({ name })) };
  return Sidecar.parse({ ...meta, ...people });
}

function parse(bytes: Buffer): unknown {
  const text = decodeUtf8('body', bytes);
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    // Looking for the place parses again and again, which a long text is too long for.
    throw new InvalidInput(text.length > 100_000 ? 'body: is no JSON.' : breakOf(text));
  }
}
