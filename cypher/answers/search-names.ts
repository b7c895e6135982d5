import { indexNames, type Named, type NameIndex } from '#model/search/names';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';

/**
 * The names of one graph in one version. There are few actors beside many claims, and no full-text index knows
 * transliterations, so their names are looked through here and read anew only after something was written.
 */
let kept: { version: string; index: NameIndex } | null = null;

/** All names, ready to be searched. */
export async function namesOf(run: Run): Promise<NameIndex> {
  // The version comes first: the names may then be newer than it says, and are read once more, but never older.
  const [graph] = await run<{ version: string }>(reading('graph-version'));
  const version = graph?.version ?? 'empty';
  if (kept?.version === version) return kept.index;
  const index = indexNames(await run<Named>(reading('search-names')), kept?.index);
  // A graph that was never written by a save has no version to tell its states apart.
  if (version !== 'empty') kept = { version, index };
  return index;
}
