import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput, WrongUsage } from '#model/errors';
import { readGold, readNames } from '../eval/gold.ts';
import { type Measure, type ScoreReport, score } from '../eval/score.ts';
import { readInterview } from '../ingest.ts';

const GOLD = '.gold.jsonl';

interface EvaluateOptions {
  gold?: string[];
  texts?: string[];
  json?: boolean;
  review: boolean;
}

/** `eval`: scores each text that has gold claims, and prints a table or one JSON object. */
export async function evaluateCommand({
  gold: folders = [],
  texts = [],
  json,
  review,
}: EvaluateOptions): Promise<void> {
  if (!folders.length) throw new WrongUsage('Name a folder of texts and gold claims: --gold FOLDER.');
  const reports: Record<string, ScoreReport> = {};
  const names = await readNames((await Promise.all(folders.map(nameTablesOf))).flat());
  for (const folder of folders)
    for (const name of await goldNamesIn(folder)) {
      const extraction = await readInterview(findText(`${name}.txt`, [folder, ...texts]), { review });
      const gold = await readGold(join(folder, `${name}${GOLD}`), extraction.document.text);
      // What a reviewer found wrong is nobody's claim any more.
      const claims = extraction.claims.filter((claim) => claim.review.state !== 'rejected');
      reports[name] = score(gold, claims, names);
    }
  if (!Object.keys(reports).length) throw new InvalidInput(`${folders.join(', ')}: no NAME.gold.jsonl.`);
  if (json) console.log(JSON.stringify(reports));
  else for (const [name, report] of Object.entries(reports)) console.log(`${name}\n${tableOf(report)}\n`);
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

function tableOf(report: ScoreReport): string {
  const row = (name: string, { precision, recall, f1, tp, fp, fn }: Measure) =>
    `  ${name.padEnd(14)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${tp} right, ${fp} too many, ${fn} missed)`;
  const { n, ...shares } = report.onMatchedSpans;
  return [
    `  ${report.predicted} claims against ${report.gold.core} core and ${report.gold.optional} optional gold claims`,
    row('pairs', report.pairs),
    row('signed pairs', report.signedPairs),
    row('edges', report.edges),
    row('spans', report.spans),
    row('claims', report.claims),
    `  right on the ${n} matched spans: ${Object.entries(shares)
      .map(([field, share]) => `${field} ${share === null ? '–' : share.toFixed(3)}`)
      .join(', ')}`,
  ].join('\n');
}
