import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { AnswerOf, ParamsOf, QuestionName } from '#model/questions/index';
import type { GraphStore } from '#model/store';

/** Bytes of JSON that are kept at most. */
export const KEPT_BYTES = 64 * 1024 * 1024;

/** An answer as it is sent. `version`: the state of the graph that it is of, or an earlier one. */
export interface KeptAnswer {
  readonly version: string;
  /** Rows or lines that it holds. */
  readonly count: number;
  readonly body: Buffer;
}

export interface KeptAnswers {
  answer<Name extends QuestionName>(name: Name, params: ParamsOf<Name>, version: string): Promise<KeptAnswer>;
}

/**
 * Asks the store, once for each state of the graph: an answer that was given before is kept as it was sent, and whoever
 * asks while another waits for the same gets what that one gets. `version` was read before, so that what is kept under
 * it can be newer than it says, for whoever came between, and never older.
 */
export function keepAnswers(store: GraphStore, bytes = KEPT_BYTES): KeptAnswers {
  const kept = new LRUCache<string, KeptAnswer>({
    maxSize: Math.max(1, bytes),
    // One answer may not push out all others. Without room nothing is small enough.
    maxEntrySize: Math.max(1, Math.floor(bytes / 4)),
    sizeCalculation: ({ body }, key) => body.length + key.length * 2,
  });
  const running = new Map<string, Promise<KeptAnswer>>();

  async function ask<Name extends QuestionName>(name: Name, params: ParamsOf<Name>, key: string) {
    const found: AnswerOf<QuestionName> = await store.ask(name, params);
    const answer = { version: found.meta.graph, count: found.meta.count, body: Buffer.from(JSON.stringify(found)) };
    kept.set(key, answer);
    return answer;
  }

  return {
    async answer(name, params, version) {
      const key = `${version} ${name} ${JSON.stringify(params)}`;
      const known = kept.get(key);
      if (known) return known;
      const waiting = running.get(key) ?? ask(name, params, key).finally(() => running.delete(key));
      running.set(key, waiting);
      return waiting;
    },
  };
}

/**
 * Asks which state the graph is in, once for all who come while another waits for it. Nobody gets what was read before
 * they came: whoever comes while it is being read waits for the next time.
 */
export function shareVersion(store: Pick<GraphStore, 'version'>): () => Promise<string> {
  let running: Promise<string> | null = null;
  let next: Promise<string> | null = null;
  const read = (): Promise<string> => {
    const reading = store.version().finally(() => {
      if (running === reading) running = null;
    });
    running = reading;
    return reading;
  };
  const readNext = (): Promise<string> => {
    next = null;
    return read();
  };
  return () => {
    if (!running) return read();
    next ??= running.then(readNext, readNext);
    return next;
  };
}

/** A weak ETag of everything that an answer depends on. */
export const tagOf = (...parts: readonly string[]): string =>
  `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;

/**
 * Labels an answer, and says whether the client has it already; then 304 has been answered. Caches of others keep
 * nothing of it, and the client's own asks each time whether it still holds.
 */
export function answeredBefore(request: Request, response: Response, tag: string): boolean {
  response.setHeader('ETag', tag).setHeader('Cache-Control', 'private, no-cache').vary('Accept-Encoding');
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
