import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Certainty } from '#model/certainty';
import { CLAIM_KINDS, MODALITIES, REALIS } from '#model/claim';
import { StanceCode } from '#model/stance';

/** Claims of one passage that are looked at, at most. */
export const MOST_CLAIMS = 200;

/** Longest words taken from an answer, in UTF-16 code units: no sentence is longer. */
const words = z.string().min(1).max(2_000);

/**
 * One claim as a model answers it: codes of the closed lists and words of the text, each to be found there. Every field
 * is required, because strict schemas know no optional ones.
 */
export const AnswerClaim = z.strictObject({
  sentence: z.string().max(20),
  quote: words,
  kind: z.enum(CLAIM_KINDS),
  holder: words.nullable(),
  stance: StanceCode.nullable(),
  target: words.nullable(),
  topic: words.nullable(),
  sign: z.literal([-1, 0, 1]).nullable(),
  certainty: Certainty,
  negated: z.boolean(),
  realis: z.enum(REALIS),
  modality: z.enum(MODALITIES),
  speaker: words.nullable(),
});
export type AnswerClaim = z.infer<typeof AnswerClaim>;

export const Answer = z.strictObject({ claims: z.array(AnswerClaim).max(MOST_CLAIMS) });
export type Answer = z.infer<typeof Answer>;

/** The schema as the endpoint gets it: limits stay here, since not every strict mode knows them. */
export const ANSWER_SCHEMA: unknown = withoutLimits(z.toJSONSchema(Answer));

export const SCHEMA_HASH = createHash('sha256').update(JSON.stringify(ANSWER_SCHEMA)).digest('hex').slice(0, 16);

function withoutLimits(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutLimits);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !['$schema', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'].includes(key))
      .map(([key, value]) => [key, withoutLimits(value)]),
  );
}

/** What an answer holds; `flaw`: why it is not as asked, in words for the model. */
export interface ReadAnswer {
  readonly claims: readonly AnswerClaim[];
  /** Claims that are not as asked. */
  readonly malformed: number;
  readonly flaw: string | null;
  /** False where there is no list of claims at all. */
  readonly isList: boolean;
}

/** Reads what a model wrote. Whatever it is, only claims that fit the closed lists come out. */
export function readAnswer(content: string): ReadAnswer {
  const answer = parseJson(content);
  if (answer === undefined) return { claims: [], malformed: 0, flaw: 'It is no JSON object.', isList: false };
  const whole = Answer.safeParse(answer);
  if (whole.success) return { claims: whole.data.claims, malformed: 0, flaw: null, isList: true };
  const flaw = flawOf(whole.error);
  const list = typeof answer === 'object' && answer !== null && 'claims' in answer ? answer.claims : null;
  if (!Array.isArray(list)) return { claims: [], malformed: 0, flaw, isList: false };
  const claims = list.slice(0, MOST_CLAIMS).flatMap((claim) => AnswerClaim.safeParse(claim).data ?? []);
  return { claims, malformed: list.length - claims.length, flaw, isList: true };
}

/** Flaws that are told at once, and the length of one, in UTF-16 code units. */
const MOST_FLAWS = 8;
const LONGEST_FLAW = 300;

const flawOf = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, MOST_FLAWS)
    .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`.slice(0, LONGEST_FLAW))
    .join('\n');

/** The object in an answer that may have a fence, a thought or a sentence around it. */
function parseJson(content: string): unknown {
  const behind = content.slice(Math.max(0, content.lastIndexOf('</think>')));
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(behind)?.[1];
  const braced = behind.slice(Math.max(0, behind.indexOf('{')), behind.lastIndexOf('}') + 1);
  for (const written of [content, fenced, braced]) {
    if (!written) continue;
    try {
      return JSON.parse(written) as unknown;
    } catch {
      // The next way to find it.
    }
  }
  return undefined;
}
