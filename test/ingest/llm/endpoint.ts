import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the endpoint was sent. */
export interface Sent {
  path: string;
  authorization: string | undefined;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { strict: boolean; schema: unknown } };
    max_tokens?: number;
    max_completion_tokens?: number;
    temperature?: number;
  };
}

/** How one request is answered. */
export type Answering = (sent: Sent, response: ServerResponse) => void;

export interface Endpoint {
  url: string;
  host: string;
  sent: Sent[];
}

/** A server on the loopback that answers as told, the last way again and again; it stops with the test. */
export async function endpoint(...ways: Answering[]): Promise<Endpoint> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request)) as Sent['body'];
    sent.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
    const answer = ways[Math.min(sent.length, ways.length) - 1];
    if (!answer) throw new Error('no way to answer');
    answer(sent.at(-1) as Sent, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, host: `127.0.0.1:${port}`, sent };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** A chat completion with these words. */
export const writes =
  (content: string | null, more: { finish?: string; usage?: unknown } = {}): Answering =>
  (_sent, response) => {
    const usage = 'usage' in more ? more.usage : { prompt_tokens: 1_000, completion_tokens: 100 };
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: more.finish ?? 'stop' }],
        usage,
      }),
    );
  };

/** A claim as a model answers it, of the first sentence that holds its quote. */
export const claim = (fields: Record<string, unknown>): Record<string, unknown> => ({
  kind: 'stance',
  holder: null,
  stance: null,
  target: null,
  topic: null,
  sign: null,
  certainty: 'CT',
  negated: false,
  realis: 'actual',
  modality: 'none',
  speaker: null,
  ...fields,
});

/** What the endpoint was asked about. */
export const askedOf = ({
  body,
}: Sent): { sentences: { id: string; role: string; text: string }[]; actors: { id: string; name: string }[] } =>
  JSON.parse(body.messages[1]?.content ?? '{}');

/** Answers with those claims whose quote stands in a sentence that was sent; a claim may name its sentence itself. */
export const claims =
  (...all: Record<string, unknown>[]): Answering =>
  (sent, response) => {
    const { sentences } = askedOf(sent);
    const here = all.flatMap((each) => {
      const id = each.sentence ?? sentences.find(({ text }) => text.includes(String(each.quote)))?.id;
      return id === undefined ? [] : [{ ...each, sentence: id }];
    });
    writes(JSON.stringify({ claims: here }))(sent, response);
  };

export const fails =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Answering =>
  (_sent, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
