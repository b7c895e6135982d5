import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#cypher/store';
import { NewSnapshot } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { emptyGraph, type TestGraph } from '../graph.ts';

export interface Kept extends TestGraph {
  home: string;
  /** Where files are kept. */
  folder: string;
  /** What opening the store had to say. */
  said: string[];
  /** Opens the store anew, as a program does that starts; another data folder where one is given. */
  reopen(home?: string): Promise<GraphStore>;
  close(): Promise<void>;
}

/** An empty graph with a data folder of its own. */
export async function emptyKept(): Promise<Kept> {
  const graph = await emptyGraph();
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-snapshots-'));
  const said: string[] = [];
  let moment = '2026-01-01T00:00:00.000Z';
  const kept: Kept = {
    ...graph,
    home,
    folder: join(home, 'snapshots'),
    said,
    at: (next) => {
      moment = next;
    },
    reopen: async (other = home) => {
      kept.store = await openStore(graph.connection, () => moment, { home: other, say: (words) => said.push(words) });
      return kept.store;
    },
    close: async () => {
      await kept.store.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  await kept.reopen();
  return kept;
}

/** A snapshot that is asked for, defaults filled in. */
export const named = (name: string, more: Record<string, unknown> = {}): NewSnapshot =>
  NewSnapshot.parse({ name, ...more });

/** The bytes of a snapshot's file. */
export const bytesOf = async (store: GraphStore, ref: string): Promise<Buffer> =>
  readFileSync((await store.snapshots.fileOf(ref)).path);
