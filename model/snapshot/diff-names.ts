import type { ActorRef, Names } from '../actor.ts';
import type { StoredClaim } from '../claim.ts';
import { inOrder } from './canonical.ts';
import type { DiffRow, Side } from './diff-rows.ts';

const refsOf = ({ holder, target, attribution }: StoredClaim): ActorRef[] =>
  [holder, target, ...attribution.map(({ actor }) => actor)].filter((ref) => ref !== null);

/** Ids of the actors that claims and documents of a side name. */
export function namedIn(side: Side): ReadonlySet<string> {
  const refs = [...side.claims.flatMap(refsOf), ...side.documents.flatMap(({ experts }) => experts)];
  return new Set(refs.map(({ id }) => id));
}

/** What the actors that rows name are called: on the later side, else on the earlier one, else as claims call them. */
export function namesOf(rows: readonly DiffRow[], from: Side, to: Side): Record<string, Names> {
  const known = new Map([...from.actors, ...to.actors].map(({ id, names }) => [id, names]));
  const found = new Map<string, Names>();
  const name = (id: string, called = id) => {
    if (!found.has(id) || called !== id) found.set(id, known.get(id) ?? { en: called, ru: null, kk: null });
  };
  for (const row of rows) {
    if (row.kind === 'stance') {
      name(row.line.holder);
      name(row.line.target);
    } else if (row.kind === 'claim' || row.kind === 'review')
      for (const claim of [row.before, row.after]) for (const ref of claim ? refsOf(claim) : []) name(ref.id, ref.name);
    else if (row.kind === 'actor') name(((row.after ?? row.before) as { id: string }).id);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => inOrder(a, b)));
}
