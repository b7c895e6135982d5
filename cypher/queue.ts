import { Busy, Conflict } from '#model/errors';
import type { JobInput } from '#model/job';
import { sha256 } from './hash.ts';

/** A job that did not end. */
export interface OpenJob {
  id: string;
  document: string | null;
  /** Hash of the text; null of an address. */
  text: string | null;
  isRunning: boolean;
  /** Whether it runs and its lease has run out. */
  isLapsed: boolean;
  attempt: number;
  begun: number;
}

/** The first that can be begun: no other job on its document runs, and none is older. Begun too often, it comes first. */
export function nextOf(open: readonly OpenJob[], attempts: number): OpenJob | null {
  const given = open.find(({ isLapsed, begun }) => isLapsed && begun >= attempts);
  if (given) return given;
  const busy = new Set(
    open.flatMap(({ document, isRunning, isLapsed }) => (isRunning && !isLapsed ? document : []) ?? []),
  );
  for (const job of open) {
    if (job.isRunning && !job.isLapsed) continue;
    if (job.document === null || !busy.has(job.document)) return job;
  }
  return null;
}

/** Throws `Busy` for a full queue, and `Conflict` for a document that is being read from another text. */
export function admit(open: readonly OpenJob[], input: JobInput, queue: number): void {
  if (open.filter(({ isRunning }) => !isRunning).length >= queue)
    throw new Busy(`${queue} documents wait to be read, and no more are taken. Try again in a moment.`, 10);
  if (input.kind !== 'text' || input.replace) return;
  const { id } = input.meta;
  const text = sha256(input.text);
  if (open.some((other) => other.document === id && other.text !== null && other.text !== text))
    throw new Conflict(
      `document "${id}": another text is being read under this id. Wait for it, or name the document otherwise.`,
    );
}

/** A job as it is put. */
export function propertiesOf({ id, input, number, createdAt, key }: Put) {
  return {
    id,
    number,
    createdAt,
    state: 'queued',
    step: 'waiting',
    kind: input.kind,
    document: (input.kind === 'text' ? input.meta.id : input.given.id) ?? null,
    text: input.kind === 'text' ? sha256(input.text) : null,
    input: JSON.stringify(input),
    fingerprint: fingerprintOf(input),
    // A key may be a secret of whoever chose it.
    key: key === undefined ? null : sha256(key),
    attempts: 0,
    released: 0,
  };
}

interface Put {
  id: string;
  input: JobInput;
  number: number;
  createdAt: string;
  key: string | undefined;
}

/** What two requests for the same have in common. The day of a text that nothing gives a date is when it came. */
function fingerprintOf(input: JobInput): string {
  if (input.kind === 'address') return sha256(JSON.stringify([input.kind, input.replace, input.url, input.given]));
  const { modified, ...meta } = input.meta;
  return sha256(JSON.stringify([input.kind, input.replace, input.text, meta]));
}
