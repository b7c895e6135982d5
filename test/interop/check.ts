import type { ExportGraph } from '#model/exports/graph';

/** A program that is not ours reads a file of ours and prints what it finds. */
export interface Check {
  /** The ending of the file. */
  readonly extension: string;
  /** A file in `readers/`: it gets the path of the file and prints JSON. */
  readonly reader: string;
  write(graph: ExportGraph): AsyncIterable<Uint8Array | string>;
  /** What the reader is to print. */
  expected(graph: ExportGraph): unknown;
  /** What it printed, made comparable; as it is where nothing is said. */
  seen?(read: unknown): unknown;
}
