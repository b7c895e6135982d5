import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '#model/errors';
import { readInterview } from '../ingest.ts';
import { readGold, readNames } from './gold.ts';
import { type ScoreReport, score, together } from './score.ts';
import type { TextsRow } from './tables.ts';

const GOLD = '.gold.jsonl';

interface Options {
  /** Folders with `NAME.gold.jsonl`, and `NAME.txt` beside it. */
  folders: readonly string[];
  /** Further folders in which to look for `NAME.txt`. */
  texts?: readonly string[];
  /** False for the machine alone, without what reviewers decided. */
  review: boolean;
}

/** Scores each text that has gold claims, by folder and name. Throws `InvalidInput`. */
export async function scoreTexts({
  folders,
  texts = [],
  review,
}: Options): Promise<Map<string, Map<string, ScoreReport>>> {
  const names = await readNames((await Promise.all(folders.map(nameTablesOf))).flat());
  const scored = new Map<string, Map<string, ScoreReport>>();
  for (const folder of folders) {
    const reports = new Map<string, ScoreReport>();
    for (const name of await goldNamesIn(folder)) {
      const extraction = await readInterview(findText(`${name}.txt`, [folder, ...texts]), { review });
      const gold = await readGold(join(folder, `${name}${GOLD}`), extraction.document.text);
      // What a reviewer found wrong is nobody's claim any more.
      const claims = extraction.claims.filter((claim) => claim.review.state !== 'rejected');
      reports.set(name, score(gold, claims, names));
    }
    scored.set(folder, reports);
  }
  if (![...scored.values()].some(({ size }) => size)) throw new InvalidInput(`${folders.join(', ')}: no NAME${GOLD}.`);
  return scored;
}

/** A row for each folder, of the rules alone, and one more with what reviewers decided where that makes a difference. */
export async function rowsOf(options: Omit<Options, 'review'>): Promise<TextsRow[]> {
  const alone = await scoreTexts({ ...options, review: false });
  const reviewed = await scoreTexts({ ...options, review: true });
  return [...alone].flatMap(([folder, reports]) => {
    if (!reports.size) return [];
    const report = together([...reports.values()]);
    const after = together([...(reviewed.get(folder)?.values() ?? [])]);
    const row: TextsRow = { folder, texts: reports.size, reviewed: false, report };
    return JSON.stringify(after) === JSON.stringify(report) ? [row] : [row, { ...row, reviewed: true, report: after }];
  });
}

async function goldNamesIn(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder);
    return files
      .filter((file) => file.endsWith(GOLD))
      .map((file) => file.slice(0, -GOLD.length))
      .sort();
  } catch (cause) {
    throw new InvalidInput(`${folder}: cannot be read (${(cause as Error).message}).`, { cause });
  }
}

function findText(file: string, folders: readonly string[]): string {
  const found = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (!found) throw new InvalidInput(`${file}: is in none of ${folders.join(', ')}. Name its folder with --texts.`);
  return found;
}

/** A folder may carry a table of its own names. */
const nameTablesOf = async (folder: string): Promise<string[]> => {
  const table = join(folder, 'names.json');
  return existsSync(table) ? [table] : [];
};
