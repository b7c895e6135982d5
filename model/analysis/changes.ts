import { z } from 'zod';
import { rankOf } from '../certainty.ts';
import { Relationship } from '../relationship.ts';
import { type Analysis, byText, firstRows } from './rows.ts';

/**
 * `firmer` and `softer` are of the surest claim. `turned`: of the lines between the two actors that take a side, there
 * were only hostile ones before and are only cooperative ones now, or the reverse; it stands with the line that
 * appeared and with the one that vanished. `evidence`: other claims carry the line than before, as many and as sure.
 */
export const LINE_CHANGES = [
  'appeared',
  'vanished',
  'turned',
  'firmer',
  'softer',
  'more-claims',
  'fewer-claims',
  'evidence',
] as const;
export const LineChange = z.enum(LINE_CHANGES);
export type LineChange = z.infer<typeof LineChange>;

/** A line that is not what it was, with what it was and is. */
export const ChangedLine = Relationship.pick({
  id: true,
  holder: true,
  target: true,
  sign: true,
  symmetric: true,
}).extend({
  changes: z.array(LineChange).min(1),
  before: Relationship.nullable(),
  after: Relationship.nullable(),
});
export type ChangedLine = z.infer<typeof ChangedLine>;

/**
 * What is different between the lines of two moments, by id. Directed lines turn for themselves and symmetric ones for
 * themselves, as they are lines of their own.
 */
export function changes(
  before: readonly Relationship[],
  after: readonly Relationship[],
  { limit = 10_000 } = {},
): Analysis<ChangedLine> {
  const [old, now] = [before, after].map((lines) => new Map(lines.map((line) => [line.id, line]))) as [Lines, Lines];
  const sides = { before: sidesOf(before), after: sidesOf(after) };
  const rows = [...new Set([...old.keys(), ...now.keys()])].sort(byText).flatMap((id): ChangedLine[] => {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
    const line = (is ?? was) as Relationship;
    const turned = hasTurned(sides.before.get(pairOf(line)), sides.after.get(pairOf(line)));
    const found = was && is ? differences(was, is) : ends(line, was === null, turned);
    if (!found.length) return [];
    const { holder, target, sign, symmetric } = line;
    return [{ id, holder, target, sign, symmetric, changes: found, before: was, after: is }];
  });
  return firstRows(rows, limit, 'changes');
}

type Lines = Map<string, Relationship>;

const pairOf = ({ holder, target, symmetric }: Relationship) => `${holder}>${target}>${symmetric}`;

function sidesOf(lines: readonly Relationship[]): Map<string, Set<number>> {
  const sides = new Map<string, Set<number>>();
  for (const line of lines) {
    if (line.sign !== 0) sides.set(pairOf(line), (sides.get(pairOf(line)) ?? new Set()).add(line.sign));
  }
  return sides;
}

function hasTurned(before = new Set<number>(), after = new Set<number>()): boolean {
  const [side] = before;
  return side !== undefined && before.size === 1 && after.size === 1 && after.has(-side);
}

const ends = ({ sign }: Relationship, isNew: boolean, turned: boolean): LineChange[] => [
  isNew ? 'appeared' : 'vanished',
  ...(turned && sign !== 0 ? (['turned'] as const) : []),
];

function differences(before: Relationship, after: Relationship): LineChange[] {
  const surer = rankOf(after.maxCertainty) - rankOf(before.maxCertainty);
  const more = after.claims - before.claims;
  const found: LineChange[] = [];
  if (surer) found.push(surer > 0 ? 'firmer' : 'softer');
  if (more) found.push(more > 0 ? 'more-claims' : 'fewer-claims');
  if (!found.length && FACTS.some((fact) => String(before[fact]) !== String(after[fact]))) found.push('evidence');
  return found;
}

const FACTS = [
  'documents',
  'asserters',
  'minCertainty',
  'meanScore',
  'firstSaid',
  'lastSaid',
  'stances',
] as const satisfies (keyof Relationship)[];
