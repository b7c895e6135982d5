import type { Extraction } from './document.ts';
import type { FreeCypher } from './free-cypher.ts';
import type { JobResult, Jobs, Lease } from './job.ts';
import type { AnswerOf, ParamsOf, QuestionName } from './questions/index.ts';
import type { Snapshots } from './snapshot/snapshot.ts';

/** What one save, removal or purge did. `unchanged`: the graph already said all of it. */
export interface WriteReport {
  document: string;
  outcome: 'added' | 'updated' | 'unchanged' | 'removed' | 'purged';
  claims: { added: number; changed: number; retracted: number; unchanged: number };
}

/** What the graph knows of a document, so that the same text need not be read again. */
export interface KnownDocument {
  hash: string;
  extractor: string;
  retractedAt: string | null;
}

export interface SaveOptions {
  /**
   * What the machine read, before the decisions of people were laid over it: decisions that come later, or are taken
   * back, are laid over it again. The extraction itself unless said otherwise.
   */
  reading?: Extraction;
  /**
   * What the reading was made from: nothing is written, and `Conflict` is thrown, where the document has another reading
   * by now. Null: there was none, or the document was removed.
   */
  basedOn?: Extraction | null;
  /** The job that this save ends. Both happen or neither: a save whose lease is lost throws `LeaseLost`. */
  ends?: { lease: Lease; result: (report: WriteReport) => JobResult };
}

/**
 * The graph as the rest of the program sees it. Everything that writes is one transaction: it happens whole or
 * not at all. Errors are those of `errors.ts`: `Unreachable` when the database does not answer.
 */
export interface GraphStore {
  /** Answers a question; parameters are already checked. A question of kind `one` gives no row for an unknown id. */
  ask<Name extends QuestionName>(name: Name, params: ParamsOf<Name>): Promise<AnswerOf<Name>>;
  /** Changes with everything that is written, and is another in another graph. */
  version(): Promise<string>;
  known(document: string): Promise<KnownDocument | null>;
  /** What the machine read in a document, as it was given to the last save. */
  reading(document: string): Promise<Extraction | null>;
  /** Ids of all documents that are not removed. */
  documentIds(): Promise<string[]>;
  /** Ids of the documents that name any of these actors and are not removed, in the order they were recorded. */
  mentioning(actors: readonly string[]): Promise<string[]>;
  /** Brings the document to what the extraction says: new claims in, missing ones retracted, shared actors kept. */
  save(extraction: Extraction, options?: SaveOptions): Promise<WriteReport>;
  /** Retracts a document and its claims; they are still there as of yesterday. Throws `NotFound`. */
  remove(document: string): Promise<WriteReport>;
  /** Erases a document, its turns and claims, and actors that nothing else refers to. Throws `NotFound`. */
  purge(document: string): Promise<WriteReport>;
  readonly jobs: Jobs;
  readonly cypher: FreeCypher;
  readonly snapshots: Snapshots;
  /** Throws `Unreachable` unless the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
