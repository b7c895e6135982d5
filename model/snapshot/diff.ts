import type { Names } from '../actor.ts';
import { changes } from '../analysis/changes.ts';
import type { StoredClaim } from '../claim.ts';
import { foldClaims } from '../relationship.ts';
import type { Review } from '../review.ts';
import { canonical, inOrder } from './canonical.ts';
import { actorFields, claimFields, documentFields } from './diff-fields.ts';
import { namedIn, namesOf } from './diff-names.ts';
import { byId, type Pair, pairsOf } from './diff-pairs.ts';
import type { DiffDocument, DiffRow, DiffRowOf, Side } from './diff-rows.ts';

/** Rows in a fixed order (documents, actors, claims, reviews, stances), and the names of the actors that they name. */
export interface Differences {
  rows: DiffRow[];
  names: Record<string, Names>;
}

/**
 * What is different in `to`; equal sides have no rows. `onlyNamed` compares those actors alone that claims and documents
 * of their side name: the graph of a moment does not say whom else it knew.
 */
export function differenceOf(from: Side, to: Side, { onlyNamed = false } = {}): Differences {
  const pairs = pairsOf(from.claims, to.claims);
  const actorsOf = (side: Side) => {
    const named = onlyNamed ? namedIn(side) : null;
    return byId(side.actors.filter(({ id }) => named?.has(id) ?? true));
  };
  const rows: DiffRow[] = [
    ...rowsOf(byId(from.documents), byId(to.documents), documentFields, bare).map(
      (row): DiffRow => ({ kind: 'document', ...row }),
    ),
    ...rowsOf(actorsOf(from), actorsOf(to), actorFields, (actor) => actor).map(
      (row): DiffRow => ({ kind: 'actor', ...row }),
    ),
    ...claimRows(pairs),
    ...reviewRows(pairs, from.reviews, to.reviews),
    ...stanceRows(from.claims, to.claims),
  ];
  return { rows, names: namesOf(rows, from, to) };
}

const bare = ({ turns: _turns, ...document }: DiffDocument) => document;

type Changed = DiffRowOf<'claim'>['change'];
const changeOf = (before: unknown, after: unknown): Changed => (before ? (after ? 'edited' : 'gone') : 'new');

function rowsOf<Value, Shown, Field>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
  fieldsOf: (before: Value, after: Value) => Field[],
  shown: (value: Value) => Shown,
): { change: Changed; before: Shown | null; after: Shown | null; fields: Field[] }[] {
  return [...new Set([...old.keys(), ...now.keys()])].sort(inOrder).flatMap((id) => {
    const [before, after] = [old.get(id), now.get(id)];
    const fields = before && after ? fieldsOf(before, after) : [];
    if (before && after && !fields.length) return [];
    return [
      {
        change: changeOf(before, after),
        before: before ? shown(before) : null,
        after: after ? shown(after) : null,
        fields,
      },
    ];
  });
}

function claimRows(pairs: readonly Pair[]): DiffRow[] {
  return pairs.flatMap(({ before, after }): DiffRow[] => {
    const fields = before && after ? claimFields(before, after) : [];
    if (before && after && !fields.length) return [];
    return [{ kind: 'claim', change: changeOf(before, after), before, after, fields }];
  });
}

function reviewRows(pairs: readonly Pair[], old: Side['reviews'], now: Side['reviews']): DiffRow[] {
  const known = old && now ? { before: onClaims(old), after: onClaims(now) } : null;
  return pairs.flatMap(({ before, after }): DiffRow[] => {
    if (!before || !after) return [];
    const [were, are] = [known?.before.get(before.id) ?? [], known?.after.get(after.id) ?? []];
    const [ids, others] = [were, are].map((list) => new Set(list.map(({ id }) => id)));
    const made = are.filter(({ id }) => !ids?.has(id));
    const undone = were.filter(({ id }) => !others?.has(id));
    const [from, to] = [before.review, after.review];
    if (canonical(from) === canonical(to) && !made.length && !undone.length) return [];
    return [{ kind: 'review', before, after, from, to, made, undone }];
  });
}

function onClaims(reviews: readonly Review[]): Map<string, Review[]> {
  const found = new Map<string, Review[]>();
  for (const review of [...reviews].sort((a, b) => inOrder(a.at, b.at) || inOrder(a.id, b.id))) {
    const list = found.get(review.claim);
    if (list) list.push(review);
    else found.set(review.claim, [review]);
  }
  return found;
}

/** Lines of states first; then those that are others where persons and bodies count for themselves. */
function stanceRows(from: readonly StoredClaim[], to: readonly StoredClaim[]): DiffRow[] {
  const lines = (foldPersons: boolean) =>
    changes(foldClaims(from, { foldPersons }), foldClaims(to, { foldPersons }), { limit: Infinity }).rows;
  const folded = lines(true);
  const told = new Set(folded.map(canonical));
  return [
    ...folded.map((line): DiffRow => ({ kind: 'stance', folded: true, line })),
    ...lines(false)
      .filter((line) => !told.has(canonical(line)))
      .map((line): DiffRow => ({ kind: 'stance', folded: false, line })),
  ];
}
