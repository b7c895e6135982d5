import { z } from 'zod';
import { canonical } from './canonical.ts';
import { WrittenFilters } from './filters.ts';
import { PART_NAMES, type PartName } from './lines.ts';

/** Version of the file's format; it changes when somebody who reads the one before could misread it. */
export const FORMAT = 1;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a part is, so that nobody can change it unnoticed. `bytes` and `lines` are those of the unpacked part. */
export const PartDigest = z.strictObject({ sha256: Sha256, bytes: z.int().min(0), lines: z.int().min(0) });
export type PartDigest = z.infer<typeof PartDigest>;

const counts = z.strictObject({
  documents: z.int().min(0),
  claims: z.int().min(0),
  reviews: z.int().min(0),
  actors: z.int().min(0),
});

/** Where the words come from, and under which terms. */
export const Source = z.strictObject({
  document: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  date: z.iso.date(),
  url: z.string().nullable(),
  rights: z.string().nullable(),
});
export type Source = z.infer<typeof Source>;

/** Names under which snapshots are asked for: one line, and nothing that could be taken for a hash. */
export const SnapshotName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name), 'is no line of text')
  .refine((name) => !/^[0-9a-f]{8,64}$/.test(name), 'looks like the hash of a snapshot');

/** `manifest.json`. The first four members, and nothing else, make the snapshot what it is; the rest is said of it. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  vocabulary: z.int().min(1),
  filters: WrittenFilters,
  parts: z.strictObject(
    Object.fromEntries(PART_NAMES.map((name) => [name, PartDigest])) as Record<PartName, typeof PartDigest>,
  ),
  /** SHA-256 of `identityOf`. */
  snapshot: Sha256,
  name: SnapshotName,
  note: z.string().max(4_000).nullable(),
  /** The moment that it shows. */
  at: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** Version of the program that wrote it. */
  program: z.string().min(1),
  counts,
  sources: z.array(Source),
  licence: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

export type Identity = Pick<Manifest, 'format' | 'vocabulary' | 'filters' | 'parts'>;

/** What is hashed: two snapshots are the same one if this is the same text. */
export const identityOf = ({ format, vocabulary, filters, parts }: Identity): string =>
  canonical({ format, vocabulary, filters, parts });

export const LICENCE =
  'Texts and quotations belong to their publishers, each under the terms given with its source. The claims, their certainty and the lines are readings of these words, by rules, a language model or people, as each claim says.';
