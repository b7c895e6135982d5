import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Unprepared } from '#model/errors';
import type { ErrorBody } from './errors.ts';

/** Milliseconds that a client may take: for the headers, and for all of the request; and how often that is looked at. */
const PATIENCE = { headersTimeout: 15_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 };

/** An HTTP server without its application: it waits for nobody for long, and says in JSON what it cannot read. */
export function httpServer(patience = PATIENCE): Server {
  return createServer(patience).on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Behind an answer that has begun another one would be taken for its end.
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return socket.destroy();
    const [status, code, message] = UNREADABLE[error.code ?? ''] ?? BROKEN;
    const body = JSON.stringify({ error: { code, message } } satisfies ErrorBody);
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

type Unreadable = readonly [status: string, code: string, message: string];

const BROKEN: Unreadable = ['400 Bad Request', 'bad_request', 'The request cannot be read as it is.'];

const UNREADABLE: Readonly<Record<string, Unreadable>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'headers_too_large',
    'Address and headers together are larger than 16 kB.',
  ],
  HPE_INVALID_URL: [
    '400 Bad Request',
    'bad_request',
    'The address holds something that addresses cannot. Letters beyond ASCII are percent-encoded: ж is %D0%B6, a space %20.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'request_timeout', 'The request did not come in time.'],
};

/** Answers until the application is there. */
export const starting = (): RequestListener => (_request, response) => {
  response.writeHead(503, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '2',
  });
  response.end(
    JSON.stringify({
      error: { code: 'starting', message: 'The server is starting; try again in a moment.' },
    } satisfies ErrorBody),
  );
};

interface Place {
  port: number;
  host: string;
}

/** Throws `Unprepared` with the remedy where the port is taken or not ours to take. */
export function listen(http: Server, { port, host }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new Unprepared(listenFailure(cause, host, port), { cause })),
    );
    http.listen(port, host, () => resolve());
  });
}

const listenFailure = ({ code, message }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Stop what listens there, or choose another: PORT=3001 npm start`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} may not be used by you. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen on ${host}, port ${port}: ${message}`;
};

/** Where a browser of this machine finds the server. */
export function addressOf(http: Server, { host }: Pick<Place, 'host'>): string {
  const { port } = http.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** As long as a question may take, in milliseconds. */
const GRACE = 30_000;

/** Milliseconds in which connections are still taken: a closed port resets those that wait for it to look at them. */
const LAST_CALL = 100;

/** Lets running answers end, and cuts off what takes longer than any question may. */
export async function close(http: Server): Promise<void> {
  await pause(LAST_CALL);
  const ended = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  const force = setTimeout(() => http.closeAllConnections(), GRACE);
  await ended;
  clearTimeout(force);
}
