import type { Case, Grammatical } from './token.ts';

/** A word taken apart into what may be its stem and the endings of a Kazakh noun behind it. */
export interface Split {
  readonly stem: string;
  /** Empty for the ablative («-дан»), which none of the six cases stands for. */
  readonly cases: readonly Case[];
  readonly number: Grammatical | null;
  /** Ablative: «Қытайдан». */
  readonly ablative: boolean;
  /** Made an adjective or a dweller: «америкалық», «батыстықтар», «Қазақстандағы». */
  readonly derived: boolean;
  /** «-шыл», «-шіл»: in favour of it. */
  readonly pro: boolean;
}

const CASE_ENDINGS: readonly (readonly [readonly Case[], boolean, string])[] = [
  [['gen'], false, 'ның нің дың дің тың тің'],
  [['dat'], false, 'ға ге қа ке на не а е'],
  [['acc'], false, 'ны ні ды ді ты ті н'],
  [['loc'], false, 'да де та те нда нде'],
  [[], true, 'дан ден тан тен нан нен'],
  [['ins'], false, 'мен бен пен'],
];
const PLURALS = 'лар лер дар дер тар тер'.split(' ');
const DERIVED = 'лық лік дық дік тық тік'.split(' ');
const IN_PLACE = 'дағы дегі тағы тегі ндағы ндегі'.split(' ');
const PRO = ['шыл', 'шіл'];

/**
 * Every way to split a word into stem and endings, the whole word first, then longer stems before shorter ones.
 * Which is right is for a dictionary to say: «Өзбекстанда» ends in what looks like «-нда», too. At most a few dozen.
 */
export function splitsOf(norm: string): Split[] {
  const splits = [...withoutCase(norm, ['nom', 'acc'], false)];
  for (const [cases, ablative, endings] of CASE_ENDINGS)
    for (const stem of stripped(norm, endings.split(' '))) splits.push(...withoutCase(stem, cases, ablative));
  for (const stem of stripped(norm, IN_PLACE)) splits.push(split(stem, ['loc'], null, false, true));
  return splits.sort((a, b) => b.stem.length - a.stem.length);
}

function* withoutCase(word: string, cases: readonly Case[], ablative: boolean): Generator<Split> {
  yield split(word, cases, null, ablative, false);
  for (const stem of stripped(word, DERIVED)) yield split(stem, cases, null, ablative, true);
  for (const stem of stripped(word, PRO)) yield { ...split(stem, cases, null, ablative, true), pro: true };
  for (const one of stripped(word, PLURALS)) {
    yield split(one, cases, 'plur', ablative, false);
    for (const stem of stripped(one, DERIVED)) yield split(stem, cases, 'plur', ablative, true);
  }
}

const split = (
  stem: string,
  cases: readonly Case[],
  number: Grammatical | null,
  ablative: boolean,
  derived: boolean,
): Split => ({
  stem,
  cases,
  number,
  ablative,
  derived,
  pro: false,
});

/** The word without each of the endings it has; abbreviations put a hyphen before theirs («АҚШ-пен»). */
const stripped = (word: string, endings: readonly string[]): string[] =>
  endings.flatMap((ending) => {
    if (!word.endsWith(ending) || word.length <= ending.length + 1) return [];
    const stem = word.slice(0, -ending.length);
    return [stem.endsWith('-') ? stem.slice(0, -1) : stem];
  });
