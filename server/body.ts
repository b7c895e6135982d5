import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { AtlasError, InvalidInput } from '#model/errors';
import { reasons } from '#model/reasons';
import { invalid } from './params.ts';
import type { BodyOf } from './route.ts';

/** Bytes of JSON that a request may bring; texts and files have limits of their own. */
export const JSON_LIMIT = 1_000_000;

/** Objects and lists within each other. Nothing that is asked here needs more, and deep ones cost more than they say. */
const DEPTH = 32;

/** Refuses bodies of other media types than the route takes (415), and reads JSON (400 with the place, 413). */
export function readBody({ files = {}, readsItself = false }: BodyOf): RequestHandler {
  const taken = ['application/json', ...Object.keys(files)];
  const parse = express.json({ limit: JSON_LIMIT, strict: false });
  return (request, response, next) => {
    if (!hasBody(request)) return next();
    const type = request.is(taken);
    if (!type)
      throw new AtlasError('unsupported_media_type', 415, 1, `Content-Type: is none of ${taken.join(', ')}.`, {
        details: { accepts: taken },
      });
    if (readsItself || type !== 'application/json') return next();
    parse(request, response, next);
  };
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Checks what came as JSON. Throws `InvalidInput` that names each field. */
export function bodyOf(schema: z.ZodType, body: unknown): unknown {
  if (body === undefined) throw new InvalidInput('body: is missing. Send JSON, with Content-Type: application/json.');
  if (isDeeper(body, DEPTH)) throw new InvalidInput(`body: goes deeper than ${DEPTH} levels.`);
  const parsed = schema.safeParse(body, { error: reasons });
  if (parsed.success) return parsed.data;
  const shape = (schema as { shape?: Record<string, unknown> }).shape ?? {};
  throw invalid(parsed.error, Object.keys(shape), 'field');
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Where broken JSON breaks, as a sentence. */
export function breakOf(text: string): string {
  const [line, column] = placeOf(text, firstWrong(text));
  return `body: is no JSON: it breaks at line ${line}, column ${column}.`;
}

/** The longest beginning that could still become JSON, in UTF-16 code units: the parser names a place only at times. */
function firstWrong(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (couldBecome(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function couldBecome(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const place = /at position (\d+)/.exec(message)?.[1];
    return /end of JSON input|^Unterminated/.test(message) || (place !== undefined && Number(place) >= start.length);
  }
}

function placeOf(text: string, at: number): [line: number, column: number] {
  const before = text.slice(0, at);
  return [before.split('\n').length, at - before.lastIndexOf('\n')];
}
