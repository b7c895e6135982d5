import { z } from 'zod';
import { claims } from '../questions/claims.ts';
import { canonical, inOrder } from './canonical.ts';

const { asOf: _asOf, limit: _limit, after: _after, ...filters } = claims.params.shape;

/** What the claims of a snapshot can be filtered by: as the question for claims. Without any of them it is the whole graph. */
export const SnapshotFilters = z.strictObject(filters);
export type SnapshotFilters = z.output<typeof SnapshotFilters>;

/** Those that were given, as they are written down. */
export const WrittenFilters = z.record(
  z.string(),
  z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
);
export type WrittenFilters = z.infer<typeof WrittenFilters>;

const DEFAULTS: Readonly<Record<string, unknown>> = SnapshotFilters.parse({});

/**
 * Filters without those that let everything through, lists sorted: what is asked for in two ways is written in one, and
 * a filter that comes later changes no snapshot.
 */
export function writtenFilters(given: SnapshotFilters): WrittenFilters {
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const plain = Array.isArray(value) ? sorted(value) : value;
    if (canonical(plain) !== canonical(DEFAULTS[name] ?? null)) written[name] = plain;
  }
  // Folding says how others are meant; alone it keeps nothing out.
  if (Object.keys(written).every((name) => name === 'fold')) return {};
  return WrittenFilters.parse(written);
}

const sorted = (values: readonly unknown[]): unknown[] =>
  [...new Map(values.map((value) => [canonical(value), value]))]
    .sort(([one], [other]) => inOrder(one, other))
    .map(([, value]) => value);
