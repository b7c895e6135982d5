import type { Extraction } from './document.ts';
import type { AnswerOf, ParamsOf, QuestionName } from './questions/index.ts';

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

/**
 * The graph as the rest of the program sees it. Everything that writes is one transaction: it happens whole or
 * not at all. Errors are those of `errors.ts`: `Unreachable` when the database does not answer.
 */
export interface GraphStore {
  /** Answers a question; parameters are already checked. A question of kind `one` gives no row for an unknown id. */
  ask<Name extends QuestionName>(name: Name, params: ParamsOf<Name>): Promise<AnswerOf<Name>>;
  known(document: string): Promise<KnownDocument | null>;
  /** Brings the document to what the extraction says: new claims in, missing ones retracted, shared actors kept. */
  save(extraction: Extraction): Promise<WriteReport>;
  /** Retracts a document and its claims; they are still there as of yesterday. Throws `NotFound`. */
  remove(document: string): Promise<WriteReport>;
  /** Erases a document, its turns and claims, and actors that nothing else refers to. Throws `NotFound`. */
  purge(document: string): Promise<WriteReport>;
  /** Throws `Unreachable` unless the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
