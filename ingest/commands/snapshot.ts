import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { homeOf } from '#cypher/home';
import { folderOf } from '#cypher/snapshots/folder';
import { unpack } from '#cypher/snapshots/unpacked';
import { WrongUsage } from '#model/errors';
import { headingOf, sourceOfSnapshot } from '#model/exports/cypher/source';
import { script } from '#model/exports/cypher-script';
import { reasons } from '#model/reasons';
import { SnapshotFilters } from '#model/snapshot/filters';
import {
  NewSnapshot,
  type OpenSnapshot,
  RESTORE_MODES,
  type Restored,
  RestoreOptions,
  type Snapshot,
  type SnapshotSource,
  type Verified,
} from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { type Output, toFile } from '../ask/output.ts';
import { addParams, readParams } from '../ask/params.ts';
import { inGraph } from './in-graph.ts';
import { addDiff } from './snapshot-diff.ts';

interface Shown {
  json?: boolean;
}

const say = (message: string) => console.error(message);

/** `snapshot`: what it made or found goes to stdout, everything else to stderr. */
export function addSnapshots(snapshot: Command): Command {
  const command = (name: string, said: string) =>
    snapshot.command(name).description(said).option('--json', 'print one JSON object');
  const create = command('create', 'take a snapshot of the graph, or of the claims that match')
    .argument('<name>', 'one that no other snapshot has')
    .option('--note <text>', 'why it is taken')
    .option('--as-of <moment>', 'the moment, or the end of this day in UTC (default: now)');
  addParams(create.optionsGroup('Which claims (all, unless something is said):'), SnapshotFilters, []);
  create.action((name: string, options: Shown & { note?: string; asOf?: string }) => createCommand(name, options));

  command('list', 'list the snapshots that are kept, newest first').action((options: Shown) =>
    inGraph(async ({ snapshots }) => {
      const all = await snapshots.list();
      if (options.json) print({ rows: all });
      else for (const one of all) console.log(lineOf(one));
    }),
  );
  command('show', 'show a snapshot')
    .argument('<snapshot>', REF)
    .action((ref: string) => inGraph(async ({ snapshots }) => print(await snapshots.get(ref))));
  command('rename', 'give a snapshot another name')
    .argument('<snapshot>', REF)
    .argument('<name>', 'one that no other snapshot has')
    .action((ref: string, name: string, options: Shown) =>
      inGraph(async ({ snapshots }) => show(await snapshots.rename(ref, name), options)),
    );
  command('delete', 'forget a snapshot and remove its file; the graph stays as it is')
    .argument('<snapshot>', REF)
    .action((ref: string, options: Shown) =>
      inGraph(async ({ snapshots }) => show(await snapshots.delete(ref), options)),
    );
  command('verify', 'read a snapshot whole: every hash, every line, and what they say of each other')
    .argument('<snapshot>', `a file, which needs no database; or ${REF}`)
    .action(verifyCommand);
  command('download', 'copy the file of a snapshot')
    .argument('<snapshot>', REF)
    .argument('<file>', 'where to')
    .option('--force', 'write over a file that is there')
    .option('--cypher', 'write a Cypher script instead, which builds the graph in an empty Neo4j')
    .action(downloadCommand);
  command('restore', 'bring a snapshot into the graph')
    .argument('<snapshot>', `a file; or ${REF}`)
    .addOption(
      new Option(
        '--mode <mode>',
        'add what is missing, or make the graph what the snapshot is (default: merge)',
      ).choices(RESTORE_MODES),
    )
    .addOption(
      new Option(
        '--prefer <side>',
        'of merge: which stands where both have a document and differ (default: graph)',
      ).choices(['graph', 'snapshot']),
    )
    .option('--dry-run', 'only say what would be done')
    .action(restoreCommand);
  addDiff(snapshot, { openFile, inGraph });
  return snapshot;
}

const REF = 'a snapshot by id, by the first eight or more characters of it, or by name';

async function createCommand(name: string, options: Shown & { note?: string; asOf?: string }): Promise<void> {
  const filters = readParams(SnapshotFilters, [], [], { ...options });
  const parsed = NewSnapshot.omit({ filters: true }).safeParse(
    { name, note: options.note, asOf: options.asOf },
    { error: reasons },
  );
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WrongUsage(
      `${issue?.path[0] === 'asOf' ? '--as-of' : String(issue?.path[0] ?? 'name')}: ${issue?.message}.`,
    );
  }
  await inGraph(async ({ snapshots }) => {
    const { snapshot, isNew } = await snapshots.create({ ...parsed.data, filters: filters as SnapshotFilters });
    if (!isNew) say(`The graph says what snapshot "${snapshot.name}" says: nothing was made.`);
    show(snapshot, options);
  });
}

async function verifyCommand(source: string, options: Shown): Promise<void> {
  const found = sourceOf(source);
  const told = (verified: Verified) =>
    options.json ? print(verified) : console.log(`${verified.snapshot}  ${countsOf(verified)}: all as it was written`);
  if (!('file' in found)) return inGraph(async ({ snapshots }) => told(await snapshots.verify(found)));
  const snapshot = await openFile(found.file);
  await snapshot.close();
  const { manifest, bytes } = snapshot;
  told({ snapshot: manifest.snapshot, name: manifest.name, bytes, ...manifest.counts });
}

const openFile = (path: string) => unpack(path, basename(path), folderOf(homeOf(process.env)));

async function downloadCommand(
  ref: string,
  file: string,
  options: Shown & { force?: boolean; cypher?: boolean },
): Promise<void> {
  const output = toFile(file, options.force ?? false);
  await inGraph(async ({ snapshots }) => {
    const { snapshot, path } = await snapshots.fileOf(ref);
    if (options.cypher) await writeScript(await snapshots.open({ snapshot: snapshot.id }), output);
    else await output.write(createReadStream(path) as AsyncIterable<Uint8Array>);
    show(snapshot, options);
  }, output.discard);
}

async function writeScript(snapshot: OpenSnapshot, output: Output): Promise<void> {
  try {
    await output.write(script(sourceOfSnapshot(snapshot), headingOf(snapshot.manifest)));
  } finally {
    await snapshot.close();
  }
}

async function restoreCommand(source: string, options: Shown & Partial<RestoreOptions>): Promise<void> {
  const { mode, prefer, dryRun } = options;
  const how = RestoreOptions.parse({ mode, prefer, dryRun });
  await inGraph((store) => restoreInto(store, source, how, options));
}

/** Brings a snapshot into the graph, and says what became of it. */
export async function restoreInto(
  { snapshots }: GraphStore,
  source: string,
  how: RestoreOptions,
  { json }: Shown,
): Promise<void> {
  const restored = await snapshots.restore(sourceOf(source), how);
  if (json) return print(restored);
  for (const line of wordsOf(restored)) console.log(line);
}

/** A file where there is one; else something that is kept. */
const sourceOf = (source: string): SnapshotSource =>
  existsSync(source) && statSync(source).isFile() ? { file: source, label: basename(source) } : { snapshot: source };

const print = (value: object) => console.log(JSON.stringify(value, null, 2));

const show = (snapshot: Snapshot, { json }: Shown) => (json ? print(snapshot) : console.log(lineOf(snapshot)));

const lineOf = (snapshot: Snapshot): string => {
  const elsewhere = snapshot.isHere ? '' : ' (its file is elsewhere)';
  return `${snapshot.id}  ${snapshot.at}  ${countsOf(snapshot)}  ${snapshot.name}${elsewhere}`;
};

const countsOf = ({ documents, claims }: Pick<Snapshot, 'documents' | 'claims'>): string =>
  `${documents} documents, ${claims} claims`;

function wordsOf({ name, dryRun, documents, conflicts, claims }: Restored): string[] {
  const { added, changed, retracted, unchanged } = documents;
  const done = [
    `${added.length} added`,
    `${changed.length} changed`,
    `${retracted.length} retracted`,
    `${unchanged} unchanged`,
    ...(conflicts.length ? [`${conflicts.length} in conflict`] : []),
  ];
  const claimed = Object.entries(claims).map(([what, count]) => `${count} ${what}`);
  return [
    ...conflicts.map(
      ({ document, differs }) => `conflict: document "${document}" differs in ${differs.join(', ')}; the graph's stays`,
    ),
    `${dryRun ? 'Would restore' : 'Restored'} "${name}": documents ${done.join(', ')}; claims ${claimed.join(', ')}`,
    ...(conflicts.length ? ['With --prefer snapshot the snapshot stands.'] : []),
  ];
}
