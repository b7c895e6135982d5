import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Unprepared } from '#model/errors';
import { ANSWER_SCHEMA } from './answer.ts';
import type { Message } from './prompt.ts';
import type { ModelSettings } from './settings.ts';

/** Tokens that an answer may have. */
export const MAX_ANSWER_TOKENS = 4_096;
/** Bytes of a response that are read. */
const MAX_BYTES = 1024 * 1024;
/** How often a request is made again that an overloaded or stumbling server did not answer. */
const RETRIES = 2;
/** Milliseconds to wait before that, at most, whatever the server asks for. */
const LONGEST_PAUSE = 20_000;

/** What a model wrote. */
export interface Reply {
  readonly content: string;
  /** It ended because it got too long. */
  readonly isCut: boolean;
  /** Tokens as the server counts them; null where it does not. */
  readonly usage: { readonly in: number; readonly out: number } | null;
}

/** What an endpoint turned out to understand; kept for the run. */
export interface Dialect {
  format: 'json_schema' | 'json_object' | 'plain';
  limit: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
}

export const newDialect = (): Dialect => ({ format: 'json_schema', limit: 'max_tokens', temperature: true });

export interface Call {
  readonly settings: ModelSettings;
  readonly dialect: Dialect;
  readonly messages: readonly Message[];
  /** Asked before each request that goes out; false ends the call. */
  readonly mayAsk: () => boolean;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0) })
    .nullish()
    .catch(null),
});

const Refusal = z.object({ error: z.object({ param: z.string().nullish(), code: z.string().nullish() }) });

/**
 * Asks for one completion. Null where `mayAsk` forbade it. A busy server is asked again; a format that it does not know is
 * replaced by a plainer one. Throws `Unprepared` where no answer can be had; no message holds the key or words of the server.
 */
export async function complete({ settings, dialect, messages, mayAsk, wait = pause }: Call): Promise<Reply | null> {
  const host = settings.url.host;
  for (let failures = 0; ; ) {
    if (!mayAsk()) return null;
    const response = await request(settings, bodyOf(settings, dialect, messages));
    if (response.kind === 'answer') return response.reply;
    if (response.kind === 'stumble') {
      if (failures >= RETRIES)
        throw new Unprepared(
          `${host}: ${response.why}, ${failures + 1} times. What it answered so far is kept: try again later, or leave out --llm.`,
        );
      await wait(Math.min(LONGEST_PAUSE, response.after ?? 1000 * 2 ** failures));
      failures++;
      continue;
    }
    if (!simplify(dialect, response.param)) throw refused(host, response);
  }
}

function bodyOf({ model }: ModelSettings, { format, limit, temperature }: Dialect, messages: readonly Message[]) {
  const formats = {
    json_schema: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema: ANSWER_SCHEMA } },
    json_object: { type: 'json_object' },
    plain: undefined,
  };
  return JSON.stringify({
    model,
    messages,
    stream: false,
    [limit]: MAX_ANSWER_TOKENS,
    ...(temperature ? { temperature: 0 } : {}),
    response_format: formats[format],
  });
}

/** Gives up what the endpoint does not understand; false where nothing is left to give up. */
function simplify(dialect: Dialect, param: string | null): boolean {
  if (param === 'temperature' && dialect.temperature) dialect.temperature = false;
  else if (param === 'max_tokens' && dialect.limit === 'max_tokens') dialect.limit = 'max_completion_tokens';
  else if (dialect.format === 'json_schema') dialect.format = 'json_object';
  else if (dialect.format === 'json_object') dialect.format = 'plain';
  else return false;
  return true;
}

type Outcome =
  | { readonly kind: 'answer'; readonly reply: Reply }
  /** `after`: milliseconds that the server asks to be left alone for. */
  | { readonly kind: 'stumble'; readonly why: string; readonly after: number | null }
  | { readonly kind: 'refusal'; readonly status: number; readonly param: string | null; readonly code: string | null };

async function request({ url, key, milliseconds }: ModelSettings, body: string): Promise<Outcome> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body,
      // Nobody but the host that was named gets the text and the key.
      redirect: 'manual',
      signal,
    });
    const text = await readBody(response, url.host);
    return meaningOf(response, text, url.host);
  } catch (cause) {
    if (cause instanceof Unprepared) throw cause;
    // The causes are left out: some hold headers.
    if (signal.aborted)
      throw new Unprepared(
        `${url.host}: did not answer in full within ${milliseconds / 1000} seconds. What it answered so far is kept: try again, raise STANCE_ATLAS_LLM_TIMEOUT, or leave out --llm.`,
      );
    const code = codeOf(cause);
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
      throw new Unprepared(
        `${url.host}: nobody answers there (${code}). Check STANCE_ATLAS_LLM_URL, or leave out --llm.`,
      );
    return { kind: 'stumble', why: `the connection broke${code ? ` (${code})` : ''}`, after: null };
  }
}

function codeOf(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : null;
}

async function readBody(response: Response, host: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (!response.body) return text;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > MAX_BYTES)
      throw new Unprepared(
        `${host}: answers with more than ${MAX_BYTES / 1024 / 1024} MB. Check STANCE_ATLAS_LLM_URL.`,
      );
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function meaningOf(response: Response, text: string, host: string): Outcome {
  const { status } = response;
  if (status === 429 || status === 408 || status >= 500)
    return { kind: 'stumble', why: `answers with ${status}`, after: retryAfter(response.headers.get('retry-after')) };
  if (status >= 300 && status < 400)
    throw new Unprepared(`${host}: sends on to another address (${status}). Name that one in STANCE_ATLAS_LLM_URL.`);
  if (!response.ok) {
    const { param = null, code = null } = Refusal.safeParse(parsed(text)).data?.error ?? {};
    const isAboutShape = status === 400 || status === 422;
    if (isAboutShape && code !== 'context_length_exceeded') return { kind: 'refusal', status, param, code };
    throw refused(host, { status, code });
  }
  const completion = Completion.safeParse(parsed(text));
  const [choice] = completion.data?.choices ?? [];
  if (!choice) return { kind: 'stumble', why: 'answers, but not with a chat completion', after: null };
  const { usage } = completion.data ?? {};
  return {
    kind: 'answer',
    reply: {
      content: choice.message.content ?? '',
      isCut: choice.finish_reason === 'length',
      usage: usage ? { in: usage.prompt_tokens, out: usage.completion_tokens } : null,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function retryAfter(header: string | null): number | null {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

const REMEDIES: Readonly<Record<number, string>> = {
  401: 'Check STANCE_ATLAS_LLM_KEY.',
  402: 'The account has nothing left.',
  403: 'Check STANCE_ATLAS_LLM_KEY and what it may do.',
  404: 'Check STANCE_ATLAS_LLM_URL and STANCE_ATLAS_LLM_MODEL.',
};

/** Servers put the key into their messages; of those only the code is shown, where it looks like one. */
function refused(host: string, { status, code }: { status: number; code: string | null }): Unprepared {
  const said = code && /^[a-z]+(?:_[a-z]+){0,5}$/.test(code) ? `, ${code}` : '';
  return new Unprepared(
    `${host}: refuses the request (${status}${said}). ${REMEDIES[status] ?? 'Check STANCE_ATLAS_LLM_MODEL, or leave out --llm.'}`,
  );
}
