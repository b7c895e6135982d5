import { z } from 'zod';
import { Moment } from '../questions/filters.ts';
import { SnapshotFilters, WrittenFilters } from './filters.ts';
import type { LineOf, PartName } from './lines.ts';
import { type Manifest, Sha256, SnapshotName } from './manifest.ts';

const count = z.int().min(0);

/** A snapshot that is kept. */
export const Snapshot = z.object({
  id: Sha256.describe('SHA-256 of what it holds: the same graph has the same id everywhere'),
  name: SnapshotName,
  note: z.string().nullable(),
  at: z.iso.datetime().describe('The moment that it shows'),
  createdAt: z.iso.datetime(),
  program: z.string().describe('Version of the program that wrote it'),
  filters: WrittenFilters.describe('Which claims it holds; all where there is none'),
  documents: count,
  claims: count,
  reviews: count,
  actors: count,
  bytes: count.describe('Of its file'),
  isHere: z.boolean().describe('Whether its file is in the data folder of this server'),
});
export type Snapshot = z.infer<typeof Snapshot>;

const note = z.string().trim().max(4_000).nullable().default(null).describe('Why it was taken');

/** A snapshot that is asked for. */
export const NewSnapshot = z.strictObject({
  name: SnapshotName.describe('One that no other snapshot has'),
  note,
  asOf: Moment.optional().describe('The moment, or the end of this day in UTC; now unless said otherwise'),
  filters: SnapshotFilters.prefault({}),
});
export type NewSnapshot = z.output<typeof NewSnapshot>;

export const RESTORE_MODES = ['merge', 'replace'] as const;

/** How a snapshot comes into the graph. */
export const RestoreOptions = z.strictObject({
  mode: z
    .enum(RESTORE_MODES)
    .default('merge')
    .describe('`merge` adds what is missing; `replace` makes the graph what the snapshot is'),
  prefer: z
    .enum(['graph', 'snapshot'])
    .default('graph')
    .describe('Of `merge`: which of them stands where both have a document and differ'),
  dryRun: z.boolean().default(false).describe('Only say what would be done'),
});
export type RestoreOptions = z.output<typeof RestoreOptions>;

/** A document that is in the graph and says something else there. */
export const RestoreConflict = z.object({
  document: z.string(),
  differs: z.array(z.enum(['text', 'description', 'turns', 'claims', 'reviews'])).min(1),
});
export type RestoreConflict = z.infer<typeof RestoreConflict>;

/** What a restore did, or would do. Documents are named by their ids. */
export const Restored = z.object({
  snapshot: Sha256,
  name: z.string(),
  mode: z.enum(RESTORE_MODES),
  dryRun: z.boolean(),
  documents: z.object({
    added: z.array(z.string()),
    changed: z.array(z.string()).describe('Brought to what the snapshot says'),
    retracted: z.array(z.string()).describe('Of `replace`: those that the snapshot does not have'),
    unchanged: count,
  }),
  conflicts: z.array(RestoreConflict).describe('Left as they are in the graph'),
  claims: z.object({ added: count, changed: count, retracted: count, unchanged: count }),
});
export type Restored = z.infer<typeof Restored>;

/** What a check of a whole file found: all of it is as it was written. */
export const Verified = z.object({
  snapshot: Sha256,
  name: z.string(),
  bytes: count,
  documents: count,
  claims: count,
  reviews: count,
  actors: count,
});
export type Verified = z.infer<typeof Verified>;

/** A snapshot kept here, by id, by the first eight or more characters of it, or by name; or a file. */
export type SnapshotSource =
  | { readonly snapshot: string }
  /** `label` is what messages call it; the file's name unless said otherwise. */
  | { readonly file: string; readonly label?: string };

/** The lines of a snapshot, checked. Close it when done. */
export interface OpenSnapshot {
  readonly manifest: Manifest;
  /** In the order of their ids. */
  lines<Part extends PartName>(part: Part): AsyncIterable<LineOf<Part>>;
  close(): Promise<void>;
}

/**
 * Frozen graphs: a file each in the data folder, and a node in the graph that says so. Names are `id`, the first eight or
 * more characters of it, or the name. Throws `NotFound` for what is not there, and `InvalidInput` that says which part and
 * line of a file is not as it should be; then nothing was written.
 */
export interface Snapshots {
  /** `isNew` false: the graph is what that snapshot says already. Throws `Conflict` for a name that is taken. */
  create(asked: NewSnapshot): Promise<{ snapshot: Snapshot; isNew: boolean }>;
  /** Newest first. */
  list(): Promise<Snapshot[]>;
  get(ref: string): Promise<Snapshot>;
  rename(ref: string, name: string): Promise<Snapshot>;
  /** The file goes with it. */
  delete(ref: string): Promise<Snapshot>;
  /** Reads all of it, and holds it against what the graph says of it. */
  verify(source: SnapshotSource): Promise<Verified>;
  open(source: SnapshotSource): Promise<OpenSnapshot>;
  /** The file's place on this machine. */
  fileOf(ref: string): Promise<{ snapshot: Snapshot; path: string }>;
  /** Puts bytes that come in into a file of the data folder. Throws `TooLarge`. `discard` removes it. */
  receive(bytes: AsyncIterable<Uint8Array>): Promise<{ path: string; discard(): Promise<void> }>;
  /**
   * Brings a snapshot into the graph, a document a transaction. One that is cut off is completed when the graph is opened
   * next, and nobody is answered meanwhile. The snapshot is kept here afterwards.
   */
  restore(source: SnapshotSource, options: RestoreOptions): Promise<Restored>;
}
