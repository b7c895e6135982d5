import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { LANGUAGES, type Language } from '#model/document';
import { InvalidInput } from '#model/errors';
import { Anaphora, Appraisals, Attributions, type Frame, FrameFile, Hedges, Topics } from './frames/frame.ts';

/** What the program knows of how one language says stances. */
export interface Pack {
  readonly language: Language;
  readonly frames: readonly Frame[];
  readonly appraisals: Appraisals;
  readonly hedges: Hedges;
  readonly attributions: Attributions;
  readonly anaphora: Anaphora;
  readonly topics: Topics;
}

export type Packs = Readonly<Record<Language, Pack>>;

/** Folder of the packs: data, so it is read where the package lies and not where its code was built to. */
export const packsFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('#root/package.json')), 'ingest', 'packs');

/** Reads and checks all packs. Throws `InvalidInput` that names the file and the field. */
export function loadPacks(folder = packsFolder()): Packs {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, loadPack(join(folder, language), language)]),
  ) as Record<Language, Pack>;
}

function loadPack(folder: string, language: Language): Pack {
  const frames = readdirSync(join(folder, 'frames'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => readChecked(join(folder, 'frames', file), FrameFile));
  const names = new Set<string>();
  for (const { name } of frames) {
    if (names.has(name)) throw new InvalidInput(`${folder}/frames: two frames are called "${name}". Rename one.`);
    names.add(name);
  }
  return {
    language,
    frames,
    appraisals: readChecked(join(folder, 'appraisals.json'), Appraisals),
    hedges: readChecked(join(folder, 'hedges.json'), Hedges),
    attributions: readChecked(join(folder, 'attribution.json'), Attributions),
    anaphora: readChecked(join(folder, 'anaphora.json'), Anaphora),
    topics: readChecked(join(folder, 'topics.json'), Topics),
  };
}

/** Reads a JSON file that must fit a schema. Throws `InvalidInput` with the file and the first field that does not. */
export function readChecked<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InvalidInput(`${path}: cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InvalidInput(`${path}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'does not fit'}`);
}
