import { Neo4jError } from 'neo4j-driver';
import { Conflict, InvalidInput, NotFound } from '#model/errors';
import type { Manifest } from '#model/snapshot/manifest';
import type { Snapshot } from '#model/snapshot/snapshot';
import type { Run } from '../driver.ts';
import { reading, writing } from '../statements.ts';

/** A snapshot as the graph knows it. */
export type Noted = Omit<Snapshot, 'isHere'>;

/** Newest first. */
export const allNoted = async (run: Run): Promise<Noted[]> =>
  (await run<Row>(reading('stored-snapshots'), { ref: null })).map(notedOf);

type Row = Omit<Noted, 'filters'> & { filters: string };

const notedOf = ({ filters, ...row }: Row): Noted => ({ ...row, filters: JSON.parse(filters) as Noted['filters'] });

/** The snapshot of this id, whatever others are called. */
export const notedById = async (run: Run, id: string): Promise<Noted | null> =>
  (await meant(run, id)).find((row) => row.id === id) ?? null;

const meant = async (run: Run, ref: string): Promise<Noted[]> =>
  (await run<Row>(reading('stored-snapshots'), { ref })).map(notedOf);

/** The snapshot that a word means. Throws `NotFound`, and `InvalidInput` for the beginning of several ids. */
export async function noted(run: Run, ref: string): Promise<Noted> {
  const found = await meant(run, ref);
  const exact = found.find(({ id }) => id === ref) ?? found.find(({ name }) => name === ref);
  if (exact) return exact;
  const [only, other] = found;
  if (other) throw new InvalidInput(`snapshot "${ref}": the ids of ${found.length} snapshots begin like this.`);
  if (only) return only;
  throw new NotFound(`snapshot "${ref}": there is none with this id or name. GET /api/snapshots lists them.`);
}

/** Notes a snapshot. Throws `Conflict` where another one has its name. */
export async function note(run: Run, manifest: Manifest, bytes: number, name = manifest.name): Promise<void> {
  const { snapshot: id, at, createdAt, program, filters, counts } = manifest;
  const properties = { id, hash: id, name, note: manifest.note, at, createdAt, program, bytes, ...counts };
  await run(writing('put-snapshot'), { snapshot: { ...properties, filters: JSON.stringify(filters) } });
}

/** Runs a transaction that gives a name; the database refuses one that is taken. */
export async function naming<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (!(cause instanceof Neo4jError) || !cause.code.includes('ConstraintValidationFailed')) throw cause;
    throw new Conflict(`name: another snapshot is called "${name}". Choose another name.`, { cause });
  }
}
