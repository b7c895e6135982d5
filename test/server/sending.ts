import { setTimeout as wait } from 'node:timers/promises';
import { Job } from '#model/job';
import type { ErrorBody } from '#server/errors';

export interface Sent {
  status: number;
  headers: Headers;
  text: string;
  json: () => unknown;
}

/** Sends a request with a body, or without one. */
export async function send(
  port: number,
  path: string,
  { method = 'POST', type, body, headers = {} }: Sending = {},
): Promise<Sent> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as unknown };
}

interface Sending {
  method?: string;
  type?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
}

export const sendJson = (port: number, body: unknown, headers: Record<string, string> = {}): Promise<Sent> =>
  send(port, '/api/documents', { type: 'application/json', body: JSON.stringify(body), headers });

export const errorOf = (sent: Sent): ErrorBody['error'] => (sent.json() as ErrorBody).error;

export const jobOf = (sent: Sent): Job => Job.parse(sent.json());

/** Asks for a job until it has ended. */
export async function ended(port: number, id: string, seconds = 90): Promise<Job> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const job = jobOf(await send(port, `/api/jobs/${id}`, { method: 'GET' }));
    if (job.endedAt !== null) return job;
    if (Date.now() > deadline) throw new Error(`job ${id} is ${job.state} (${job.step}) after ${seconds} s`);
    await wait(100);
  }
}

/** Server-sent events as a list: what stands in front of the first is left out. */
export const eventsIn = (text: string): { event: string; job: Job }[] =>
  text.split('\n\n').flatMap((block) => {
    const event = /^event: (.*)$/m.exec(block)?.[1];
    const data = /^data: (.*)$/m.exec(block)?.[1];
    return event && data ? [{ event, job: Job.parse(JSON.parse(data)) }] : [];
  });
