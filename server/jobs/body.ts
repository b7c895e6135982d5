import express, { type Request, type Response } from 'express';
import { InvalidInput } from '#model/errors';

/** The body as bytes, unpacked where it was packed. Fails with the 413 of Express beyond so many bytes. */
export async function bytesOf(request: Request, response: Response, limit: number): Promise<Buffer> {
  const read = express.raw({ type: () => true, limit });
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || !body.length)
    throw new InvalidInput('body: is missing. Send JSON, or the bytes of a file.');
  return body;
}

/** Media type, lower case, and charset that a request declares. */
export function typeOf({ headers }: Request): { type: string; charset: string | null } {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const charset = parameters.map((part) => /^charset\s*=\s*"?([^"]+)"?$/i.exec(part)?.[1]).find((found) => found);
  return { type: type.toLowerCase(), charset: charset ?? null };
}
