import { z } from 'zod';
import { WrongUsage } from '#model/errors';
import { KEPT_BYTES } from './caching.ts';
import { LIMITS, type Limits } from './limits.ts';

const MEGABYTE = 1024 * 1024;

/** Beyond it nobody counts any more. */
const MOST_A_MINUTE = 10_000_000;

/** A variable that is set to nothing is one that is not set. */
const set = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() === '' ? undefined : given), value);

/** A whole number from 0 to `most`. */
const whole = (most: number, fallback: number) =>
  set(
    z
      .string()
      .regex(/^\d+$/, 'is no number')
      .transform(Number)
      .pipe(z.int().max(most, `is more than ${most}`))
      .default(fallback),
  );

/** Values between commas. */
const listIn = (text: string | undefined): string[] => (text ?? '').split(',').flatMap((one) => one.trim() || []);

const isOrigin = (text: string): boolean => {
  const origin = URL.canParse(text) ? new URL(text).origin : '';
  return origin === text && /^https?:/.test(text);
};

/** Everything that the environment can set for the server, with its default. */
const Environment = z.object({
  PORT: whole(65_535, 3000),
  HOST: set(z.string().default('127.0.0.1')),
  STANCE_ATLAS_TOKEN: set(z.string().min(16, 'has fewer than 16 characters').optional()),
  STANCE_ATLAS_HOSTS: set(z.string().optional()),
  STANCE_ATLAS_ORIGINS: set(
    z
      .string()
      .refine(
        (text) => listIn(text).every(isOrigin),
        'is no list of origins such as https://atlas.example (scheme, name and port, nothing behind), with commas between them',
      )
      .optional(),
  ),
  STANCE_ATLAS_RATE: whole(MOST_A_MINUTE, LIMITS.questions),
  STANCE_ATLAS_RATE_CYPHER: whole(MOST_A_MINUTE, LIMITS.cypher),
  STANCE_ATLAS_RATE_WRITES: whole(MOST_A_MINUTE, LIMITS.writes),
  STANCE_ATLAS_PROXIES: whole(10, 0),
  STANCE_ATLAS_AUDIT: set(z.string().optional()),
  STANCE_ATLAS_KEPT: whole(100_000, KEPT_BYTES / MEGABYTE),
  LOG_LEVEL: set(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn')),
});

export interface Config {
  port: number;
  host: string;
  /** Names under which the site may be called, besides loopback's own. */
  allowedHosts: readonly string[];
  /** Those of them that STANCE_ATLAS_HOSTS names. */
  namedHosts: readonly string[];
  /** Origins of other sites whose pages may ask. */
  origins: readonly string[];
  limits: Limits;
  /** How many proxies stand in front of the server. */
  proxies: number;
  /** File of the audit log; null: `audit.jsonl` in the data folder. */
  auditFile: string | null;
  /** Bytes of answers that are kept until the graph changes. */
  keptBytes: number;
  /** Secret for writes; always there when the server listens beyond loopback. */
  token: string | null;
  logLevel: string;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Reads the configuration. Throws `WrongUsage` naming the variable and what it may hold. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    // The value itself stays out of the message: it may be the token.
    throw new WrongUsage(`${name}: ${issue?.message ?? 'is not usable'}.`);
  }
  const { HOST, STANCE_ATLAS_TOKEN, ...rest } = parsed.data;
  if (!LOOPBACK.includes(HOST) && !STANCE_ATLAS_TOKEN)
    throw new WrongUsage(
      `HOST=${HOST} listens beyond this machine, so STANCE_ATLAS_TOKEN must be set (16 characters or more). Leave HOST unset for loopback.`,
    );
  const namedHosts = listIn(rest.STANCE_ATLAS_HOSTS);
  return {
    port: rest.PORT,
    host: HOST,
    allowedHosts: [...LOOPBACK, HOST, ...namedHosts],
    namedHosts,
    origins: listIn(rest.STANCE_ATLAS_ORIGINS),
    limits: {
      questions: rest.STANCE_ATLAS_RATE,
      cypher: rest.STANCE_ATLAS_RATE_CYPHER,
      writes: rest.STANCE_ATLAS_RATE_WRITES,
    },
    proxies: rest.STANCE_ATLAS_PROXIES,
    auditFile: rest.STANCE_ATLAS_AUDIT ?? null,
    keptBytes: rest.STANCE_ATLAS_KEPT * MEGABYTE,
    token: STANCE_ATLAS_TOKEN ?? null,
    logLevel: rest.LOG_LEVEL,
  };
}
