import { z } from 'zod';
import { WrongUsage } from '#model/errors';

/** A variable that is set to nothing is one that is not set. */
const set = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() === '' ? undefined : given), value);

/** Everything that the environment can set for the server, with its default. */
const Environment = z.object({
  PORT: set(
    z
      .string()
      .regex(/^\d+$/, 'is no number')
      .transform(Number)
      .pipe(z.int().max(65535, 'is more than 65535'))
      .default(3000),
  ),
  HOST: set(z.string().default('127.0.0.1')),
  STANCE_ATLAS_TOKEN: set(z.string().min(16, 'has fewer than 16 characters').optional()),
  STANCE_ATLAS_HOSTS: set(z.string().optional()),
  LOG_LEVEL: set(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn')),
});

export interface Config {
  port: number;
  host: string;
  /** Names under which the site may be called, besides loopback's own. */
  allowedHosts: readonly string[];
  /** Those of them that STANCE_ATLAS_HOSTS names. */
  namedHosts: readonly string[];
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
  const { PORT, HOST, STANCE_ATLAS_TOKEN, STANCE_ATLAS_HOSTS, LOG_LEVEL } = parsed.data;
  if (!LOOPBACK.includes(HOST) && !STANCE_ATLAS_TOKEN)
    throw new WrongUsage(
      `HOST=${HOST} listens beyond this machine, so STANCE_ATLAS_TOKEN must be set (16 characters or more). Leave HOST unset for loopback.`,
    );
  const namedHosts = (STANCE_ATLAS_HOSTS ?? '').split(',').flatMap((name) => name.trim() || []);
  return {
    port: PORT,
    host: HOST,
    allowedHosts: [...LOOPBACK, HOST, ...namedHosts],
    namedHosts,
    token: STANCE_ATLAS_TOKEN ?? null,
    logLevel: LOG_LEVEL,
  };
}
