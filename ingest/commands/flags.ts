import { Sidecar } from '#model/document';
import { WrongUsage } from '#model/errors';
import { reasons } from '#model/reasons';

/** What may be said of one document on the command line. */
export interface Flags {
  title?: string;
  outlet?: string;
  date?: string;
  /** Everybody who is interviewed, by their English names. */
  expert?: string[];
  language?: string;
  url?: string;
}

const KEYS = ['title', 'outlet', 'date', 'language', 'url'] as const;

/** The flags as a sidecar would have them. Throws `WrongUsage` naming the flag and what it may hold. */
export function flagsOf(flags: Flags): Sidecar {
  const said: Record<string, unknown> = {};
  for (const key of KEYS) if (flags[key] !== undefined) said[key] = flags[key];
  const [expert, ...others] = flags.expert ?? [];
  // Whoever is named here replaces all that a sidecar names.
  if (expert !== undefined)
    Object.assign(said, { expert: { name: expert }, speakers: others.map((name) => ({ name })) });
  const parsed = Sidecar.safeParse(said, { error: reasons });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const key = String(issue?.path[0] ?? 'title');
  throw new WrongUsage(`--${key === 'speakers' ? 'expert' : key}: ${issue?.message ?? 'is not usable'}.`);
}

/** Takes an option that may be given several times. */
export const several = (value: string, before: string[] = []): string[] => [...before, value];
