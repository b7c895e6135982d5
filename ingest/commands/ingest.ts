import { once } from 'node:events';
import { homeOf } from '#cypher/home';
import { AtlasError, Unprepared, WrongUsage } from '#model/errors';
import type { WriteReport } from '#model/store';
import { type Read, reviewNotesOf, saveRead, sentenceOf, warningsOf } from '../ingest.ts';
import { modelNotesOf } from '../llm/enrich.ts';
import { openModel } from '../llm/open.ts';
import { type Readings, readAhead } from '../workers.ts';
import { type Flags, flagsOf } from './flags.ts';
import { inGraph } from './in-graph.ts';

interface IngestOptions extends Flags {
  dryRun?: boolean;
  format?: 'jsonl';
  /** False for `--no-review`. */
  review: boolean;
  /** Whether the language model of the settings is asked, too. */
  llm?: boolean;
  remove?: string[];
  purge?: string[];
}

/** `ingest`: each file and each document is done whole or not at all; one that fails does not stop the others. */
export async function ingestCommand(files: string[], options: IngestOptions): Promise<void> {
  const erasures = [...(options.remove ?? []), ...(options.purge ?? [])];
  if (!files.length && !erasures.length) throw new WrongUsage('Name at least one file, or a document to remove.');
  if (options.format && !options.dryRun) throw new WrongUsage('--format goes with --dry-run.');
  if (options.dryRun && erasures.length)
    throw new WrongUsage('--dry-run goes with files, not with --remove or --purge.');

  const given = flagsOf(options);
  if (Object.keys(given).length && files.length !== 1)
    throw new WrongUsage(
      '--title, --outlet, --date, --expert, --language and --url are said of exactly one file or address.',
    );

  const model = options.llm && files.length ? openModel(process.env, (message) => console.error(message)) : null;
  const home = homeOf(process.env);
  const readings = readAhead(files, { given, review: options.review, home, model });
  try {
    const failures = options.dryRun
      ? await runAll(files.map((file) => ({ name: shown(file), run: () => print(file, readings, options) })))
      : await write(files, readings, options);
    if (failures) throw new Unprepared(`${failures} of ${files.length + erasures.length} failed.`);
  } finally {
    await readings.close();
  }
}

interface Step {
  name: string;
  run: () => Promise<string>;
}

/** Runs the steps one after the other, says how each ended, and returns how many failed. */
async function runAll(steps: readonly Step[]): Promise<number> {
  let failures = 0;
  for (const [index, { name, run }] of steps.entries()) {
    const place = steps.length > 1 ? `[${index + 1}/${steps.length}] ` : '';
    try {
      console.error(`${place}${name}: ${await run()}`);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      failures++;
      const message = error.message.startsWith(name) ? error.message : `${name}: ${error.message}`;
      console.error(`${place}${message}`);
    }
  }
  return failures;
}

async function print(file: string, readings: Readings, { format }: IngestOptions): Promise<string> {
  const { extraction } = await readAndWarn(file, readings);
  if (format === 'jsonl')
    for (const claim of extraction.claims)
      if (!process.stdout.write(`${JSON.stringify(claim)}\n`)) await once(process.stdout, 'drain');
  return `${extraction.claims.length} claims of ${extraction.actors.length} actors; nothing was written`;
}

async function write(
  files: readonly string[],
  readings: Readings,
  { remove = [], purge = [] }: IngestOptions,
): Promise<number> {
  return inGraph((store) => {
    const step = (name: string, run: () => Promise<WriteReport>): Step => ({
      name,
      run: async () => sentenceOf(await run()),
    });
    return runAll([
      ...files.map((file) =>
        step(shown(file), async () => saveRead(store, await readAndWarn(file, readings), homeOf(process.env))),
      ),
      ...remove.map((document) => step(document, () => store.remove(document))),
      ...purge.map((document) => step(document, () => store.purge(document))),
    ]);
  });
}

/** The next of the readings, which is that of this file. */
async function readAndWarn(file: string, readings: Readings): Promise<Read> {
  const read = await readings.next();
  const { extraction, open, isDated, report } = read;
  const notes = [
    ...warningsOf(extraction, isDated),
    ...(open ? reviewNotesOf(file, open) : []),
    ...(report ? modelNotesOf(report) : []),
  ];
  for (const note of notes) console.error(`${shown(file)}: note: ${note}`);
  return read;
}

/** A file or address as messages name it: without the password that somebody wrote into an address. */
const shown = (input: string): string => input.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1…@');
