import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/**
 * Sends what comes as the client takes it. Throws what fails; the connection has ended then, and the answer has not, so
 * that no part looks like the whole.
 */
export async function streamTo(response: Response, pieces: Readable): Promise<void> {
  await pipeline(pieces, response).catch((error: NodeJS.ErrnoException) => {
    // Whoever goes away in the middle has not failed.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
