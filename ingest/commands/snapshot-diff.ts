import { existsSync, statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { LANGUAGES, type Language } from '#model/document';
import { AtlasError, NotFound, WrongUsage } from '#model/errors';
import { AT_SNAPSHOT, Moment } from '#model/questions/filters';
import { canonical } from '#model/snapshot/canonical';
import { differenceOf } from '#model/snapshot/diff';
import { diffCsv } from '#model/snapshot/diff-csv';
import type { Difference, DiffSide, Side } from '#model/snapshot/diff-rows';
import { sentenceOf } from '#model/snapshot/diff-words';
import type { WrittenFilters } from '#model/snapshot/filters';
import { sideAt, sideOf } from '#model/snapshot/side';
import type { OpenSnapshot } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { type Pieces, toStdout } from '../ask/output.ts';

const FORMATS = ['words', 'json', 'csv'] as const;

interface DiffOptions {
  format: (typeof FORMATS)[number];
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
    .addOption(new Option('--format <format>', 'how it is told').choices(FORMATS).default('words'))
    .addOption(new Option('--lang <language>', 'language of words and names').choices(LANGUAGES).default('en'))
    .addHelpText('after', '\nEnds with 0 where nothing is different, 1 where something is, 2 wrong usage, 3 failed.')
    .action(async (from: string, to: string, options: DiffOptions) => {
      process.once('uncaughtException', fail);
      try {
        const difference = await compare(askedOf(from), askedOf(to), tools);
        await toStdout().write(piecesOf(difference, options));
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

type Asked = { readonly file: string } | { readonly snapshot: string } | { readonly at: string };

function askedOf(given: string): Asked {
  if (given.startsWith(AT_SNAPSHOT)) return { snapshot: given.slice(AT_SNAPSHOT.length) };
  if (existsSync(given) && statSync(given).isFile()) return { file: given };
  if (given === 'now') return { at: new Date().toISOString() };
  const moment = Moment.safeParse(given);
  if (moment.success) return { at: moment.data };
  // A database is not started for a slip of the pen.
  if (/[/\\]|\.zip$/.test(given)) throw new NotFound(`${given}: there is no such file.`);
  return { snapshot: given };
}

interface Loaded {
  side: Side;
  said: DiffSide;
  filters: WrittenFilters;
}

async function compare(from: Asked, to: Asked, tools: DiffTools): Promise<Difference> {
  if ('file' in from && 'file' in to) return compared(await loaded(from, null, tools), await loaded(to, null, tools));
  let found: Difference | null = null;
  await tools.inGraph(async (store) => {
    const load = (asked: Asked, filters?: WrittenFilters) => loaded(asked, store, tools, filters);
    // A moment is held against those claims that a snapshot could have of it.
    if ('at' in from && !('at' in to)) {
      const later = await load(to);
      found = compared(await load(from, later.filters), later);
    } else {
      const earlier = await load(from);
      found = compared(earlier, await load(to, earlier.filters));
    }
  });
  if (!found) throw new Error('the graph was closed before the sides were compared');
  return found;
}

async function loaded(
  asked: Asked,
  store: GraphStore | null,
  { openFile }: DiffTools,
  filters: WrittenFilters = {},
): Promise<Loaded> {
  if ('file' in asked) return ofSnapshot(await openFile(asked.file));
  if (!store) throw new Error('only files can be compared without a graph');
  if ('snapshot' in asked) return ofSnapshot(await store.snapshots.open(asked));
  const side = await sideAt((name, params) => store.ask(name, params), asked.at, filters);
  return { side, said: { snapshot: null, name: null, at: asked.at }, filters };
}

async function ofSnapshot(snapshot: OpenSnapshot): Promise<Loaded> {
  try {
    const { snapshot: id, name, at, filters } = snapshot.manifest;
    return { side: await sideOf(snapshot), said: { snapshot: id, name, at }, filters };
  } finally {
    await snapshot.close();
  }
}

function compared(from: Loaded, to: Loaded): Difference {
  if (canonical(from.filters) !== canonical(to.filters))
    console.error('The two were taken with other filters: what only one of them lets through is different, too.');
  const onlyNamed = from.said.snapshot === null || to.said.snapshot === null;
  const { rows, names } = differenceOf(from.side, to.side, { onlyNamed });
  return { from: from.said, to: to.said, equal: !rows.length, names, rows };
}

async function* piecesOf({ rows, ...about }: Difference, { format, lang }: DiffOptions): Pieces {
  if (format === 'csv') yield* diffCsv(rows, about.names, lang);
  else if (format === 'words') for (const row of rows) yield `${sentenceOf(row, about.names, lang)}\n`;
  else {
    yield `${JSON.stringify(about).slice(0, -1)},"rows":[`;
    for (const [index, row] of rows.entries()) yield `${index ? ',' : ''}\n${JSON.stringify(row)}`;
    yield rows.length ? '\n]}\n' : ']}\n';
  }
}
