import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { InvalidInput } from '#model/errors';
import { canonical } from '#model/snapshot/canonical';
import {
  type ActorLine,
  type ClaimLine,
  type DocumentLine,
  type LineOf,
  MANIFEST,
  PART_NAMES,
  PARTS,
  type PartName,
  type ReviewLine,
} from '#model/snapshot/lines';
import { FORMAT, identityOf, Manifest } from '#model/snapshot/manifest';
import type { OpenSnapshot } from '#model/snapshot/snapshot';
import { sha256 } from '../hash.ts';
import type { Folder } from './folder.ts';
import { checkUnit, type Index, newIndex, noteLine } from './references.ts';
import { openZip, type Zip } from './zip-reader.ts';

/** A document with everything in the snapshot that is of it. */
export interface Unit {
  document: DocumentLine;
  claims: ClaimLine[];
  reviews: ReviewLine[];
}

/** A snapshot whose file was checked whole: every byte, every line, and what lines say of each other. */
export interface Unpacked extends OpenSnapshot {
  /** Bytes of the file. */
  readonly bytes: number;
  readonly actors: ReadonlyMap<string, ActorLine>;
  readonly documents: readonly string[];
  /** One document after the other, in the order of their ids. */
  units(): AsyncIterable<Unit>;
}

/** Bytes of the manifest at most, and of a line: far beyond any document. */
const MOST = { manifest: 64 * 1024 * 1024, line: 256 * 1024 * 1024 };
const NEWLINE = 10;

/**
 * Unpacks the file at `path` beside the snapshots that are kept, and checks it. Throws `InvalidInput` in words that begin with
 * `label`, naming part and line. Closing it removes what was unpacked.
 */
export async function unpack(path: string, label: string, folder: Pick<Folder, 'temporary'>): Promise<Unpacked> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new InvalidInput(`${label}: cannot be read (${cause.code}).`, { cause });
  });
  const into = folder.temporary('unpacked');
  await mkdir(into, { mode: 0o700 });
  const opened = new Map<PartName, FileHandle>();
  const close = async () => {
    await Promise.all([file, ...opened.values()].map((one) => one.close().catch(() => {})));
    await rm(into, { recursive: true, force: true });
  };
  try {
    const { size: bytes } = await file.stat();
    const zip = await openZip(file, label, [...PART_NAMES, MANIFEST]);
    const manifest = await manifestIn(zip, label);
    const index = newIndex();
    for (const part of PART_NAMES) {
      const copy = await open(join(into, part), 'wx+', 0o600);
      opened.set(part, copy);
      await unpackPart({ zip, part, copy, manifest, index, label });
    }
    const snapshot = reader(manifest, opened, index, bytes, close);
    for (const [name, count] of Object.entries(manifest.counts))
      if (manifest.parts[`${name}.jsonl` as PartName].lines !== count)
        throw new InvalidInput(`${label}: ${MANIFEST}: counts.${name} is not the number of lines.`);
    await checkReferences(snapshot, index, label);
    return snapshot;
  } catch (error) {
    await close();
    throw error;
  }
}

async function manifestIn(zip: Zip, label: string): Promise<Manifest> {
  const missing = [MANIFEST, ...PART_NAMES].find((name) => !zip.names.includes(name));
  if (missing) throw new InvalidInput(`${label}: has no ${missing}, so it is no whole snapshot.`);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of zip.unpack(MANIFEST)) {
    length += piece.length;
    if (length > MOST.manifest) throw new InvalidInput(`${label}: ${MANIFEST} is larger than ${MOST.manifest} bytes.`);
    pieces.push(piece);
  }
  const given = json(Buffer.concat(pieces), `${label}: ${MANIFEST}`);
  const { format } = (given ?? {}) as { format?: unknown };
  if (typeof format === 'number' && format > FORMAT)
    throw new InvalidInput(
      `${label}: has format ${format}, and this version of Stance Atlas reads ${FORMAT}. Use the newer version that wrote it.`,
    );
  const manifest = parsed<Manifest>(Manifest, given, `${label}: ${MANIFEST}`);
  const hash = sha256(identityOf(manifest));
  if (hash !== manifest.snapshot)
    throw new InvalidInput(`${label}: says that it is snapshot ${manifest.snapshot}, and its parts make it ${hash}.`);
  return manifest;
}

interface PartTask {
  zip: Zip;
  part: PartName;
  copy: FileHandle;
  manifest: Manifest;
  index: Index;
  label: string;
}

/** Checks a part line by line, and leaves a copy of it where lines can be found again. */
async function unpackPart({ zip, part, copy, manifest, index, label }: PartTask): Promise<void> {
  const hash = createHash('sha256');
  const digest = manifest.parts[part];
  let at = 0;
  let lines = 0;
  let last: string | null = null;
  let rest: Buffer[] = [];
  const take = (line: Buffer) => {
    lines++;
    const where = `${label}: ${part}, line ${lines}`;
    const text = decoded(line, where);
    const value = parsed<{ id: string }>(PARTS[part], json(text, where), where);
    if (canonical(value) !== text) throw new InvalidInput(`${where}: is not written in canonical JSON.`);
    if (last !== null && value.id <= last) throw new InvalidInput(`${where}: "${value.id}" stands behind "${last}".`);
    last = value.id;
    noteLine(index, part, value, { at, length: line.length });
    at += line.length + 1;
  };
  for await (const chunk of zip.unpack(part)) {
    hash.update(chunk);
    await copy.write(chunk);
    let begin = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, begin)) {
      take(Buffer.concat([...rest, chunk.subarray(begin, end)]));
      rest = [];
      begin = end + 1;
    }
    if (begin < chunk.length) rest.push(Buffer.from(chunk.subarray(begin)));
    if (rest.reduce((sum, { length }) => sum + length, 0) > MOST.line)
      throw new InvalidInput(`${label}: ${part}, line ${lines + 1}: is longer than ${MOST.line} bytes.`);
  }
  if (rest.length) throw new InvalidInput(`${label}: ${part}, line ${lines + 1}: has no end.`);
  if (hash.digest('hex') !== digest.sha256 || at !== digest.bytes || lines !== digest.lines)
    throw new InvalidInput(`${label}: ${part} is not the one that ${MANIFEST} names: its hash or its length differs.`);
}

function reader(
  manifest: Manifest,
  opened: ReadonlyMap<PartName, FileHandle>,
  index: Index,
  bytes: number,
  close: () => Promise<void>,
): Unpacked {
  async function line<Part extends PartName>(
    part: Part,
    { at, length }: { at: number; length: number },
  ): Promise<LineOf<Part>> {
    const buffer = Buffer.alloc(length);
    await opened.get(part)?.read(buffer, 0, length, at);
    // It was checked when it was unpacked.
    return JSON.parse(buffer.toString('utf8')) as LineOf<Part>;
  }
  const all = async <Part extends PartName>(part: Part, ids: readonly string[] = []): Promise<LineOf<Part>[]> => {
    const found: LineOf<Part>[] = [];
    for (const id of ids) {
      const place = index.places[part].get(id);
      if (place) found.push(await line(part, place));
    }
    return found;
  };
  return {
    manifest,
    bytes,
    actors: index.actors,
    documents: [...index.places['documents.jsonl'].keys()],
    async *lines(part) {
      for (const place of index.places[part].values()) yield await line(part, place);
    },
    async *units() {
      for (const [id, place] of index.places['documents.jsonl']) {
        const claims = await all('claims.jsonl', index.claimsOf.get(id));
        const reviews = claims.flatMap((claim) => index.reviewsOf.get(claim.id) ?? []);
        yield { document: await line('documents.jsonl', place), claims, reviews: await all('reviews.jsonl', reviews) };
      }
    },
    close,
  };
}

/** What lines say of each other, a document after the other. */
async function checkReferences(snapshot: Unpacked, index: Index, label: string): Promise<void> {
  const complain = (part: PartName, what: string): never => {
    throw new InvalidInput(`${label}: ${part}: ${what}`);
  };
  for (const { id, relations } of index.actors.values())
    for (const { target } of relations)
      if (!index.actors.has(target))
        complain('actors.jsonl', `a fact about "${id}" names the actor "${target}", which is missing.`);
  const { 'documents.jsonl': documents, 'claims.jsonl': claims } = index.places;
  for (const [document, [claim]] of index.claimsOf)
    if (!documents.has(document))
      complain('claims.jsonl', `claim "${claim}" is of the document "${document}", which is missing.`);
  for (const [claim, [review]] of index.reviewsOf)
    if (!claims.has(claim)) complain('reviews.jsonl', `"${review}" is on the claim "${claim}", which is missing.`);
  for await (const unit of snapshot.units()) checkUnit(unit, index.actors, complain);
}

function decoded(bytes: Buffer, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidInput(`${where}: is not UTF-8.`, { cause });
  }
}

function json(given: Buffer | string, where: string): unknown {
  const text = typeof given === 'string' ? given : decoded(given, where);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInput(`${where}: is no JSON.`, { cause });
  }
}

function parsed<Value>(schema: z.ZodType, value: unknown, where: string): Value {
  const found = schema.safeParse(value);
  if (found.success) return found.data as Value;
  const issue = found.error.issues[0];
  throw new InvalidInput(`${where}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`);
}
