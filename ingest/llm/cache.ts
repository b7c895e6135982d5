import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Unprepared } from '#model/errors';
import { AnswerClaim, MOST_CLAIMS, SCHEMA_HASH } from './answer.ts';
import { type Message, PROMPT_VERSION } from './prompt.ts';

/** What is kept of an answer: what was usable in it, and how much was not. */
export const KeptAnswer = z.strictObject({
  model: z.string(),
  prompt: z.string(),
  claims: z.array(AnswerClaim).max(MOST_CLAIMS),
  malformed: z.int().min(0),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** Answers by what was asked. */
export interface Answers {
  get(key: string): Promise<KeptAnswer | null>;
  put(key: string, answer: KeptAnswer): Promise<void>;
}

/** Bytes of a kept answer at most. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The same question to the same model has the same key. `packs` identifies rules and packs. */
export const keyOf = (model: string, packs: string, messages: readonly Message[]): string =>
  createHash('sha256')
    .update(JSON.stringify([model, PROMPT_VERSION, SCHEMA_HASH, packs, messages.at(-1)?.content]))
    .digest('hex');

/** Answers in a folder that only its owner can read, one file each. */
export function answersIn(folder: string): Answers {
  return {
    get: (key) => read(join(folder, `${key}.json`)),
    put: async (key, answer) => {
      const path = join(folder, `${key}.json`);
      const draft = `${path}.${randomUUID()}.draft`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(`${JSON.stringify(answer)}\n`);
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (cause) {
        await rm(draft, { force: true });
        throw new Unprepared(
          `Cannot write in ${folder} (${(cause as NodeJS.ErrnoException).code}). Make it writable for you, or name another folder: STANCE_ATLAS_HOME=/path/to/folder`,
          { cause },
        );
      }
    },
  };
}

/** Recorded answers; a question that has none fails, and nobody is called. */
export const recordedIn = (folder: string): Answers => ({
  get: async (key) => {
    const answer = await read(join(folder, `${key}.json`));
    if (answer) return answer;
    throw new Unprepared(
      `${folder}: has no answer to a passage (${key.slice(0, 12)}…): text, packs, prompt or model differ from the recorded ones. Record them again, without STANCE_ATLAS_LLM_REPLAY.`,
    );
  },
  put: async () => {},
});

/** Null for what is not there or is no answer: then it is asked for again. */
async function read(path: string): Promise<KeptAnswer | null> {
  try {
    if ((await stat(path)).size > MAX_BYTES) return null;
    return KeptAnswer.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
