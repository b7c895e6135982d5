import type { Draft, Work } from './drafts.ts';
import { casesOnly, type Features, inCase } from './features.ts';
import { linkFrom } from './links.ts';

/**
 * The number of the coordination that each draft belongs to, null for those that stand alone: «США, Китаем и Россией»,
 * «американо-китайские», «как США, так и Китай». Members share a case, and a conjunction or a dash ends the row: commas
 * alone join nothing («по мнению Китая, США …»). In Kazakh only the last member takes an ending («Қытай мен Ресейдің»).
 */
export function coordinate(work: Work, drafts: readonly Draft[]): (number | null)[] {
  const groups: (number | null)[] = drafts.map(() => null);
  let next = 0;
  let to = drafts.length - 1;
  while (to > 0) {
    const from = rowStart(work, drafts, to);
    if (from < to) {
      for (let index = from; index <= to; index++) groups[index] = next;
      next++;
    }
    to = from - 1;
  }
  return renumbered(groups);
}

/** The first member of the row that ends with a draft. */
function rowStart(work: Work, drafts: readonly Draft[], last: number): number {
  let common: Features = casesOnly(drafts[last]?.features ?? 0);
  let from = last;
  while (from > 0) {
    const left = drafts[from - 1];
    const right = drafts[from];
    if (!left || !right || !alike(left, right)) break;
    if (left.compound === null || left.compound !== right.compound) {
      const link = linkOf(work, left, right);
      if (!link || (link === 'comma' && from === last)) break;
      if (from === last && beginsClause(work, left, right, drafts[from - 2])) break;
    }
    const shared = common & casesOnly(left.features);
    if (!shared && !(work.language === 'kk' && isBare(left))) break;
    common = shared || common;
    from--;
  }
  return from;
}

/** "…talks with Tbilisi, and Washington imposed …": a comma, a conjunction and a name that acts begin a clause, not a row. */
function beginsClause({ tokens, language }: Work, left: Draft, right: Draft, before: Draft | undefined): boolean {
  if (language !== 'en' || tokens[left.last + 1]?.text !== ',') return false;
  const isRow = before !== undefined && tokens[before.last + 1]?.text === ',' && before.last + 2 === left.first;
  const next = tokens.slice(right.last + 1, right.last + 3).find(({ analyses }) => analyses[0]?.pos !== 'adverb');
  return !isRow && next?.analyses[0]?.pos === 'verb';
}

/** Without an ending, which is where the nominative and the indefinite accusative look alike. */
export const isBare = ({ features, preposition }: Draft): boolean =>
  (features & inCase('nom')) !== 0 && preposition === null;

const alike = (left: Draft, right: Draft): boolean => left.form === right.form && left.leaning === right.leaning;

function linkOf(work: Work, left: Draft, right: Draft): 'conjunction' | 'comma' | null {
  const reached = linkFrom(work, left.last + 1);
  if (reached === null) return null;
  // «с Китаем и с Россией»: the preposition again.
  const isAgain =
    reached + 1 === right.first &&
    work.roles.prepositions.some(({ words }) => words.length === 1 && words[0] === work.tokens[reached]?.norm);
  if (reached !== right.first && !isAgain) return null;
  const isComma = work.tokens[left.last + 1]?.text === ',' && reached === left.last + 2;
  return isComma ? 'comma' : 'conjunction';
}

/** Numbers from 0 in the order of the text. */
function renumbered(groups: readonly (number | null)[]): (number | null)[] {
  const order = new Map<number, number>();
  return groups.map((group) => {
    if (group === null) return null;
    if (!order.has(group)) order.set(group, order.size);
    return order.get(group) ?? null;
  });
}
