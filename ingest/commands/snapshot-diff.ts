import { existsSync, statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '#model/document';
import { AtlasError, NotFound, WrongUsage } from '#model/errors';
import { AT_SNAPSHOT } from '#model/questions/filters';
import { areFilteredAlike, compare, type SideAsked, sideNamed } from '#model/snapshot/compare';
import { DIFF_FORMATS, type DiffFormat, writtenDiff } from '#model/snapshot/diff-formats';
import type { Difference } from '#model/snapshot/diff-rows';
import type { OpenSnapshot, SnapshotSource } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { toStdout } from '../ask/output.ts';

interface DiffOptions {
  format: DiffFormat;
  lang: Language;
}

/** What the command needs of those who may open a graph. */
export interface DiffTools {
  /** Reads a snapshot's file; needs no database. */
  openFile(path: string): Promise<OpenSnapshot>;
  inGraph(task: (store: GraphStore) => Promise<void>): Promise<void>;
}

/** 1 says that something is different, so a failure must say something else. */
const DIFFERENT = 1;
const FAILED = 3;

const SIDE =
  'a file; a snapshot by id or name (snapshot:NAME where the name could be something else); or a moment of the graph, as now, 2026-01-31 (its end in UTC) or 2026-01-31T12:00:00Z';

/** `snapshot diff`: two files need no database. */
export function addDiff(snapshot: Command, tools: DiffTools): void {
  snapshot
    .command('diff')
    .description('say what is different between two snapshots, or moments of the graph')
    .argument('<from>', SIDE)
    .argument('<to>', 'the same')
    .addOption(new Option('--format <format>', 'how it is told').choices(DIFF_FORMATS).default('words'))
    .addOption(new Option('--lang <language>', 'language of words and names').choices(LANGUAGES).default('en'))
    .addHelpText('after', '\nEnds with 0 where nothing is different, 1 where something is, 2 wrong usage, 3 failed.')
    .action(async (from: string, to: string, options: DiffOptions) => {
      process.once('uncaughtException', fail);
      try {
        const difference = await compareWith(askedOf(from), askedOf(to), tools);
        if (!areFilteredAlike(difference))
          console.error('The two were taken with other filters: what only one of them lets through is different, too.');
        await toStdout().write(writtenDiff(difference, options.format, options.lang));
        if (difference.equal) console.error('Nothing is different.');
        process.exitCode = difference.equal ? 0 : DIFFERENT;
      } catch (error) {
        if (error instanceof WrongUsage) throw error;
        console.error(error instanceof AtlasError ? error.message : error);
        process.exitCode = FAILED;
      }
    });
}

function fail(error: unknown): never {
  console.error(error);
  process.exit(FAILED);
}

function askedOf(given: string): SideAsked {
  if (!given.startsWith(AT_SNAPSHOT) && existsSync(given) && statSync(given).isFile()) return { file: given };
  const named = sideNamed(given, new Date());
  // A database is not started for a slip of the pen.
  if ('snapshot' in named && named.snapshot === given && /[/\\]|\.zip$/.test(given))
    throw new NotFound(`${given}: there is no such file.`);
  return named;
}

async function compareWith(from: SideAsked, to: SideAsked, { openFile, inGraph }: DiffTools): Promise<Difference> {
  if ('file' in from && 'file' in to) {
    const open = (source: SnapshotSource) => openFile('file' in source ? source.file : source.snapshot);
    return compare(from, to, { open, ask: null });
  }
  let found: Difference | null = null;
  await inGraph(async (store) => {
    const open = (source: SnapshotSource) => ('file' in source ? openFile(source.file) : store.snapshots.open(source));
    found = await compare(from, to, { open, ask: (name, params) => store.ask(name, params) });
  });
  if (!found) throw new Error('the graph was closed before the sides were compared');
  return found;
}
