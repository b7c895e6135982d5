import { z } from 'zod';
import { QUESTIONS, type QuestionName } from '../questions/index.ts';
import type { Question } from '../questions/question.ts';
import { csv } from './csv.ts';
import { cypher } from './cypher-script.ts';
import { cytoscape } from './cytoscape.ts';
import { dna } from './dna.ts';
import { type Answer, type Format, isNetwork, type Supply } from './format.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { graphology } from './graphology.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { jsonLd } from './json-ld.ts';
import { jsonl } from './jsonl.ts';
import { nodeLink } from './node-link.ts';
import { pdf } from './pdf.ts';
import { stix } from './stix.ts';
import { svg } from './svg.ts';
import { turtle } from './turtle.ts';
import { xlsx } from './xlsx.ts';
import { zip } from './zip.ts';

/** Everything that answers can be written in. A format is a file here and a line in this list. */
export const FORMATS: readonly Format[] = [
  json,
  jsonl,
  csv,
  turtle,
  jsonLd,
  xlsx,
  zip,
  dna,
  stix,
  cypher,
  gexf,
  graphml,
  graphology,
  cytoscape,
  nodeLink,
  svg,
  pdf,
  html,
];

/** The formats in which a question can be answered. */
export const formatsOf = ({ answer }: Question, formats = FORMATS): Format[] =>
  formats.filter(({ takes }) => takes === 'answers' || answer === 'network');

/**
 * Questions whose address ends with an id that may hold dots: behind it an ending could be the end of the id. They are
 * answered over HTTP as JSON without an ending only.
 */
export const IDS_HOLD_DOTS: readonly QuestionName[] = ['document'];

/** The address below `/api`, in Express notation, at which a question is answered in a format; null where none is. */
export const addressOf = (name: QuestionName, { extension }: Format): string | null =>
  IDS_HOLD_DOTS.includes(name) ? null : `${QUESTIONS[name].path}.${extension}`;

/**
 * What may be said when a question is asked for all it has, as files and the command line do: without a limit
 * everything comes. With a format, its options too.
 */
export function fileParamsOf(question: Question, format?: Format): z.ZodObject {
  const { limit } = question.params.shape as Record<string, z.ZodType | undefined>;
  const more: Record<string, z.ZodType> = { ...format?.options.shape };
  if (limit) more.limit = withoutDefault(limit).describe('Rows at most; all unless it is said');
  return question.params.safeExtend(more);
}

const withoutDefault = (schema: z.ZodType): z.ZodType =>
  (schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema).optional();

/** Splits parameters of `fileParamsOf` into the question's and the format's. */
export function partsOf(params: Readonly<Record<string, unknown>>, { options }: Format) {
  const isOption = (key: string) => Object.hasOwn(options.shape, key);
  const pick = (keep: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(params).filter(([key]) => keep(key)));
  return { asked: pick((key) => !isOption(key)), options: pick(isOption) };
}

/**
 * An answer in a format, in pieces. `options` are the format's, checked. Throws when a format that takes the network
 * only is asked for another answer, or has nobody to read the whole of it.
 */
export async function* written(
  format: Format,
  answer: Answer,
  options: Readonly<Record<string, unknown>>,
  supply: Supply,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (format.takes === 'answers') return yield* format.write(answer, options);
  for await (const page of answer.pages) {
    if (!isNetwork(page)) throw new Error(`${format.extension}: writes the network, and not ${answer.question.name}`);
    if (!answer.whole) throw new Error(`${format.extension}: nobody reads what stands behind the network`);
    yield* format.render(await answer.whole(page), options, supply);
  }
}

/** How the file of an answer is called: by the question and the ids in its path. */
export function fileNameOf(name: QuestionName, params: Readonly<Record<string, unknown>>, format: Format): string {
  const ids = [...QUESTIONS[name].path.matchAll(/:(\w+)/g)].map(([, key = '']) => String(params[key]));
  const parts = ['stance-atlas', name, ...ids].map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100));
  return `${parts.join('-')}.${format.extension}`;
}
