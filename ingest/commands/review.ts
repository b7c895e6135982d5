import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { homeOf } from '#cypher/home';
import { WrongUsage } from '#model/errors';
import { loadExtractor } from '../extractor.ts';
import { readInterview } from '../ingest.ts';
import { layersOf } from '../layers.ts';
import { openModel } from '../llm/open.ts';
import { type Agreement, agreementOf, FIELDS } from '../review/agreement.ts';
import type { Decision } from '../review/decision.ts';
import { readReviews, reviewPathOf } from '../review/file.ts';
import { converse } from '../review/prompt.ts';
import { look, type Room } from '../review/room.ts';
import { sentencesIn } from '../review/sentences.ts';
import { openWords } from '../review/stops.ts';
import { walk } from '../review/walk.ts';
import { plain } from '../review/words.ts';

interface ReviewOptions {
  by?: string;
  list?: boolean;
  all?: boolean;
  reviews?: string;
  agreement?: boolean;
  json?: boolean;
  /** Whether the claims of the language model are walked through, too. */
  llm?: boolean;
}

/** `review`: what is asked goes to the terminal; lists and tables go to stdout. */
export async function reviewCommand(files: string[], options: ReviewOptions): Promise<void> {
  if (options.json && !options.agreement) throw new WrongUsage('--json goes with --agreement.');
  if (options.agreement) return compare(files, options);
  const [file, ...others] = files;
  if (!file || others.length) throw new WrongUsage('Name one interview; several go with --agreement only.');
  const room = await roomFor(file, options);
  if (options.list) return console.log(openWords(room, await look(room)));

  const talk = converse(process.stdin, process.stdout);
  try {
    const colours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
    await walk({
      room,
      by: options.by?.trim() || nameOfUser(),
      talk,
      look: { colours },
      now: () => new Date().toISOString(),
      all: options.all ?? false,
    });
    talk.say('All that you decided is kept. The same command goes on from here.');
  } finally {
    talk.close();
  }
}

async function roomFor(file: string, { reviews, llm }: ReviewOptions): Promise<Room> {
  const model = llm ? openModel(process.env, (message) => console.error(message)) : null;
  const machine = await readInterview(file, { review: false, model });
  const extractor = await loadExtractor();
  return {
    machine,
    sentences: sentencesIn(extractor, machine),
    actors: extractor.lexicon.actors,
    // Who keeps a file of their own is not to see what others decided.
    ...(reviews === undefined
      ? { path: reviewPathOf(file), others: () => layersOf(homeOf(process.env)).decidedHere(machine.document.id) }
      : { path: reviews }),
  };
}

/** The name that git signs with, else the user's. */
export function nameOfUser(): string {
  try {
    const name = execFileSync('git', ['config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (name.trim()) return name.trim();
  } catch {
    // No git, or it knows nobody.
  }
  return userInfo().username;
}

async function compare(files: readonly string[], { reviews, json }: ReviewOptions): Promise<void> {
  const paths = [
    ...files.map((file) => (file.endsWith('.jsonl') ? file : reviewPathOf(file))),
    ...(reviews ? [reviews] : []),
  ];
  const decisions: Decision[] = [];
  for (const path of paths) decisions.push(...(await readReviews(path)).decisions);
  const agreement = agreementOf(decisions);
  console.log(json ? JSON.stringify(agreement) : tableOf(agreement, paths));
}

function tableOf({ reviewers, claims, alpha, conflicts }: Agreement, paths: readonly string[]): string {
  if (!claims) return `No claim in ${paths.join(', ')} was decided on by two reviewers.`;
  return [
    `${reviewers.map(plain).join(', ')}: ${claims} claims decided on by two or more. Krippendorff's alpha by field (1 full agreement, 0 as by chance, – all values alike):`,
    ...FIELDS.map((field) => `  ${field.padEnd(10)} ${alpha[field]?.toFixed(3) ?? '–'}`),
    `conflicts: ${conflicts.length}`,
    ...conflicts.map(
      ({ quote, field, values }) =>
        `  «${plain(quote)}» ${field}: ${values.map(({ by, value }) => `${plain(by)} ${plain(value)}`).join(', ')}`,
    ),
  ].join('\n');
}
