import { z } from 'zod';
import type { Sidecar } from './document.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const JobState = z.enum(JOB_STATES);
export type JobState = z.infer<typeof JobState>;

/** Where a running job is. `written`: the graph says it; what is left is to tell. */
export const JOB_STEPS = ['waiting', 'fetching', 'reading', 'writing', 'written'] as const;

/** What reading a document brought. */
export const JobResult = z.object({
  document: z.string(),
  outcome: z.enum(['added', 'updated', 'unchanged']),
  claims: z.object({
    added: z.int().min(0),
    changed: z.int().min(0),
    retracted: z.int().min(0),
    unchanged: z.int().min(0),
  }),
  sentences: z.object({
    /** All but questions. */
    total: z.int().min(0),
    /** Sentences that name somebody, are no question, and have no claim: where what was missed is found. */
    withoutClaim: z.int().min(0),
  }),
  /** Claims that wait for a person. */
  review: z.object({ unreviewed: z.int().min(0), changed: z.int().min(0), orphaned: z.int().min(0) }),
  /** What a person should know before relying on it. */
  notes: z.array(z.string()),
});
export type JobResult = z.infer<typeof JobResult>;

/** One document on its way into the graph. It outlives the server that took it. */
export const Job = z.object({
  id: z.string(),
  state: JobState,
  step: z.enum(JOB_STEPS),
  /** The document's id where it is known already: of an address it is known once it was fetched. */
  document: z.string().nullable(),
  /** How often somebody began with it. */
  attempts: z.int().min(0),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  result: JobResult.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Job = z.infer<typeof Job>;

/** What a job has to read: a text with what is known of it, or an address. */
export type JobInput = {
  /** Whether a document of this id with another text gives way to this one. */
  readonly replace: boolean;
} & (
  | { readonly kind: 'text'; readonly text: string; readonly meta: Sidecar & { id: string; modified: string } }
  | { readonly kind: 'address'; readonly url: string; readonly given: Sidecar }
);

/** The right to work on a job until `until`. `attempt` tells a lease from an earlier one that ran out. */
export interface Lease {
  readonly job: string;
  readonly attempt: number;
  /** ISO moment of the database's clock. */
  readonly until: string;
}

/** A job somebody works on. */
export interface Leased {
  readonly lease: Lease;
  readonly input: JobInput;
}

/** Seconds that a lease holds. Whoever works renews it several times within. */
export const LEASE_SECONDS = 30;

/** How often a job is begun before it counts as one that nobody can finish. Workers that gave it back do not count. */
export const MOST_ATTEMPTS = 3;

/** How many jobs may wait. */
export const JOB_QUEUE = 100;

/**
 * Jobs in the database, shared by any number of workers. Whoever leases a job renews the lease while it works; a lease
 * that runs out gives the job to somebody else, and what the first one still does with it is refused.
 * Jobs on one document are begun in the order in which they were put, one after the other.
 */
export interface Jobs {
  /**
   * Queues. The same `key` with the same input gives the job that is there already. Throws `Busy` when `JOB_QUEUE` jobs
   * wait already, and `Conflict` for a key that was used for something else, and for a document that another job is
   * reading from another text, unless the input replaces it.
   */
  put(input: JobInput, key?: string): Promise<Job>;
  get(id: string): Promise<Job | null>;
  /** Newest first. */
  list(limit: number): Promise<Job[]>;
  /** The oldest job that waits, or whose lease ran out, if there is one. One that was begun too often fails instead. */
  lease(worker: string): Promise<Leased | null>;
  /** Prolongs the lease and says where the job is. False: the lease is lost; stop working on it. */
  renew(lease: Lease, step: Job['step'], document?: string): Promise<boolean>;
  /** Ends the job without a document. Nothing happens where the lease is lost. */
  fail(lease: Lease, error: { code: string; message: string }): Promise<void>;
  /** Gives the job back, for a worker that stops. Nothing happens where the lease is lost. */
  release(lease: Lease): Promise<void>;
  /**
   * Takes a job that waits out of the queue; one that runs is told by the loss of its lease. Throws `NotFound`, and
   * `Conflict` for one that ended otherwise.
   */
  cancel(id: string): Promise<Job>;
}
