import { basename } from 'node:path';
import { homeOf } from '#cypher/home';
import { AtlasError, Unreachable, WrongUsage } from '#model/errors';
import { RestoreOptions } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import type { DnaOptions } from '../imports/dna.ts';
import { bytesOf, isSnapshot, readClaims } from '../imports/file.ts';
import { importClaims } from '../imports/import.ts';
import { FORMATS, type ImportReport, wordsOf } from '../imports/report.ts';
import { FILE_LIMITS } from '../imports/sheet.ts';
import { layersOf } from '../layers.ts';
import { inGraph } from './in-graph.ts';
import { nameOfUser } from './review.ts';
import { restoreInto } from './snapshot.ts';

export const IMPORTS = [...FORMATS, 'snapshot'] as const;

interface ImportOptions extends DnaOptions {
  format?: (typeof IMPORTS)[number];
  dryRun?: boolean;
  partial?: boolean;
  by?: string;
  json?: boolean;
}

/** Exit codes beside 0 and those of errors: nothing of a file was written, or some rows were not. */
const REFUSED = 1;
const PARTLY = 3;

/** `import`: what was done and what is wrong with rows goes to stdout, everything else to stderr. */
export async function importCommand(files: string[], options: ImportOptions): Promise<void> {
  const workbook = files.find((file) => /\.(xlsx?|ods)$/i.test(file));
  if (workbook !== undefined)
    throw new WrongUsage(`${workbook}: is a workbook. Save its sheet as CSV in UTF-8, and import that.`);
  if ((options.by?.length ?? 0) > 200) throw new WrongUsage('--by: has more than 200 characters.');
  const archives = await Promise.all(
    files.map(
      async (file) => options.format === 'snapshot' || (options.format === undefined && (await isSnapshot(file))),
    ),
  );
  if (archives.some(Boolean)) {
    const [file, ...others] = files;
    if (file === undefined || others.length) throw new WrongUsage('A snapshot is imported alone.');
    if (options.partial) throw new WrongUsage('--partial goes with tables: a snapshot is taken whole or not at all.');
    const how = RestoreOptions.parse({ dryRun: options.dryRun });
    return inGraph((store) => restoreInto(store, file, how, options));
  }
  await inGraph((store) => importTables(store, files, options));
}

async function importTables(store: GraphStore, files: readonly string[], options: ImportOptions): Promise<void> {
  const reports: ({ file: string } & (ImportReport | { error: string }))[] = [];
  const codes = new Set<number>();
  for (const file of files) {
    try {
      const report = await importTable(store, file, options);
      reports.push({ file, ...report });
      codes.add(codeOf(report));
      if (!options.json) for (const line of wordsOf(basename(file), report)) console.log(line);
    } catch (error) {
      // One file that is no table does not stop the others; a database that is away does.
      if (!(error instanceof AtlasError) || error instanceof Unreachable) throw error;
      reports.push({ file, error: error.message });
      codes.add(error.exitCode);
      console.error(error.message);
    }
  }
  if (options.json) console.log(JSON.stringify({ files: reports }, null, 2));
  process.exitCode = codes.has(REFUSED) ? REFUSED : codes.has(PARTLY) ? PARTLY : 0;
}

async function importTable(store: GraphStore, file: string, options: ImportOptions): Promise<ImportReport> {
  const name = basename(file);
  const format = options.format === 'claims' || options.format === 'dna' ? options.format : null;
  const { concept, holder } = options;
  const read = await readClaims(name, bytesOf(file), { format, limits: FILE_LIMITS, concept, holder });
  return importClaims(store, layersOf(homeOf(process.env)), read.claims, {
    format: read.format,
    dryRun: options.dryRun ?? false,
    partial: options.partial ?? false,
    by: options.by?.trim() || nameOfUser(),
    onProgress: progressOf(name),
  });
}

/** A checked dry run with flaws would leave rows out, too. */
function codeOf({ outcome, flawed, documents }: ImportReport): number {
  const isNothingIn = Object.values(documents).every((count) => count === 0);
  if (outcome === 'refused' || isNothingIn) return REFUSED;
  return flawed ? PARTLY : 0;
}

/** Milliseconds between two lines. */
const OFTEN = 2_000;

function progressOf(name: string): (what: string, done: number, all: number) => void {
  let last = Date.now();
  return (what, done, all) => {
    if (Date.now() - last < OFTEN) return;
    last = Date.now();
    console.error(`${name}: ${what} ${done} of ${all} documents`);
  };
}
