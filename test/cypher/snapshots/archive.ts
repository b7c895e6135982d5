import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { ZipWriter } from '#cypher/snapshots/zip-writer';
import type { Extraction } from '#model/document';
import { canonical, inOrder } from '#model/snapshot/canonical';
import { MANIFEST, PART_NAMES, type PartName } from '#model/snapshot/lines';
import { FORMAT, identityOf, type Manifest, type PartDigest } from '#model/snapshot/manifest';

export type Parts = Record<PartName, string>;

/** The parts of a snapshot of one document, as text. */
export function partsOf({ document, turns, actors, claims, extractor }: Extraction): Parts {
  const recordedAt = '2026-01-01T00:00:00.000Z';
  const mentions = actors.map(({ id }) => id).sort(inOrder);
  return {
    'documents.jsonl': linesOf([{ ...document, turns, mentions, extractor, recordedAt }]),
    'claims.jsonl': linesOf(claims.map((claim) => ({ ...claim, recordedAt, retractedAt: null }))),
    'reviews.jsonl': '',
    'actors.jsonl': linesOf(actors.map((actor) => ({ ...actor, provisional: false }))),
  };
}

export const linesOf = <Value extends { id: string }>(values: readonly Value[]): string =>
  [...values]
    .sort((a, b) => inOrder(a.id, b.id))
    .map((value) => `${canonical(value)}\n`)
    .join('');

/** A manifest that is right for the parts. */
export function manifestOf(parts: Parts, more: Partial<Record<keyof Manifest, unknown>> = {}): Record<string, unknown> {
  const digests = Object.fromEntries(
    PART_NAMES.map((name): [string, PartDigest] => [
      name,
      {
        sha256: createHash('sha256').update(parts[name]).digest('hex'),
        bytes: Buffer.byteLength(parts[name]),
        lines: parts[name].split('\n').length - 1,
      },
    ]),
  ) as Record<PartName, PartDigest>;
  const identity = { format: FORMAT, vocabulary: 1, filters: {}, parts: digests } as const;
  return {
    ...identity,
    snapshot: createHash('sha256').update(identityOf(identity)).digest('hex'),
    name: 'one',
    note: null,
    at: '2026-01-01T00:00:00.000Z',
    createdAt: '2026-01-01T00:00:00.000Z',
    program: '1.0.0',
    counts: Object.fromEntries(PART_NAMES.map((name) => [name.replace('.jsonl', ''), digests[name].lines])),
    sources: [],
    licence: 'none',
    ...more,
  };
}

/** Packs entries as the program does, and gives the bytes. */
export async function packed(
  path: string,
  entries: readonly (readonly [name: string, text: string])[],
): Promise<Buffer> {
  const file = await open(path, 'w+');
  try {
    const zip = new ZipWriter(file);
    for (const [name, text] of entries) await zip.add(name, [text]);
    await zip.close();
  } finally {
    await file.close();
  }
  return readFile(path);
}

/** A whole snapshot of the parts. */
export const snapshotOf = (path: string, parts: Parts, manifest: object = manifestOf(parts)): Promise<Buffer> =>
  packed(path, [
    ...PART_NAMES.map((name) => [name, parts[name]] as const),
    [MANIFEST, JSON.stringify(manifest, null, 2)],
  ]);
