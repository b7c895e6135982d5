import type { Token } from '../text/token.ts';
import { isBare } from './coordination.ts';
import type { Draft, Work } from './drafts.ts';
import { casesOnly, type Features, inCase } from './features.ts';
import type { Preposition } from './roles.ts';

export interface Governed {
  readonly preposition: string | null;
  /** The cases of the draft that its preposition and its coordination leave. */
  readonly features: Features;
}

/** What governs each draft; members of a coordination share the preposition of the first. */
export function governedBy(work: Work, drafts: readonly Draft[], groups: readonly (number | null)[]): Governed[] {
  if (work.language === 'kk') return drafts.map((each, index) => endingOf(each, index, drafts, groups));
  const shared = new Map<number, { preposition: Preposition | null; features: Features }>();
  const own = drafts.map((each) => prepositionBefore(work, each));
  drafts.forEach((each, index) => {
    const group = groups[index];
    if (group === null || group === undefined) return;
    const before = shared.get(group);
    const preposition = before?.preposition ?? own[index] ?? null;
    shared.set(group, {
      preposition,
      features: (before?.features ?? casesOnly(each.features)) & casesOnly(each.features),
    });
  });
  return drafts.map((each, index): Governed => {
    const group = groups[index];
    const common = group === null || group === undefined ? undefined : shared.get(group);
    const preposition = own[index] ?? common?.preposition ?? null;
    let features = common ? each.features & common.features || each.features : each.features;
    if (preposition) features = features & preposition.features || features;
    else if (work.language === 'ru') features = withoutPreposition(work, each, features);
    return { preposition: preposition?.lemma ?? each.preposition, features };
  });
}

/** Kazakh has endings instead, and the last member of a coordination has them for all: «Қытай мен Ресейдің». */
function endingOf(each: Draft, index: number, drafts: readonly Draft[], groups: readonly (number | null)[]): Governed {
  const group = groups[index] ?? null;
  const last = group === null ? undefined : drafts[groups.lastIndexOf(group)];
  const { features, preposition } = last && isBare(each) ? last : each;
  return { features, preposition };
}

/** The preposition directly before a draft or the adjectives before it. */
function prepositionBefore(work: Work, { first }: Draft): Preposition | null {
  let at = first - 1;
  for (let skipped = 0; skipped < 4 && isBetween(work, at); skipped++) at--;
  return endingAt(work, at);
}

function endingAt({ roles, tokens }: Work, at: number): Preposition | null {
  // "as well as" joins and governs nothing.
  if (
    roles.conjunctions.some(
      (words) =>
        words.length > 1 && words.every((word, offset) => tokens[at - words.length + 1 + offset]?.norm === word),
    )
  )
    return null;
  return (
    roles.prepositions.find(({ words }) =>
      words.every((word, offset) => tokens[at - words.length + 1 + offset]?.norm === word),
    ) ?? null
  );
}

const ENGLISH =
  /^(the|a|an|both|its|their|his|her|our|all|some|many|several|other|such|neighbou?ring|today's|this|these|those)$/;

/** Words that may stand between a preposition and the name: «с нашим соседом» is not one of them. */
function isBetween({ tokens, drafts, language }: Work, at: number): boolean {
  const token = tokens[at];
  if (!token?.isWord) return false;
  const covering = drafts.at(at);
  if (covering) return covering.form === 'adjective' && language === 'ru';
  if (language === 'en') return ENGLISH.test(token.norm) || isAdjective(token);
  return isAdjective(token) || token.analyses.some(({ pos }) => pos === 'numeral') || isDeterminer(token);
}

const isAdjective = ({ analyses: [best] }: Token): boolean => best?.pos === 'adjective' || best?.pos === 'participle';
const isDeterminer = (token: Token): boolean =>
  /^(сам|этот|тот|весь|наш|ваш|свой|такой|каждый|оба|обе|другой)$/.test(token.analyses[0]?.lemma ?? '');

/** Without a preposition nothing stands in the locative. Words that never change stand in the genitive behind a noun. */
function withoutPreposition(work: Work, each: Draft, features: Features): Features {
  const left = features & ~inCase('loc') || features;
  const before = work.tokens[each.first - 1];
  if (each.form !== 'name' || before === undefined || work.drafts.at(each.first - 1)) return left;
  if (!(left & inCase('nom')) || !(left & inCase('gen'))) return left;
  const [best] = before.analyses;
  if (best?.pos !== 'noun') return left;
  return verbAgrees(work.tokens[each.last + 1]) && hasPreposition(work, each.first - 1)
    ? left & (inCase('nom') | inCase('gen'))
    : left & inCase('gen');
}

/** «В последние годы США усилили»: a plural verb behind may be theirs if the noun before is in a phrase of its own. */
const verbAgrees = (token: Token | undefined): boolean =>
  token?.analyses[0]?.pos === 'verb' && token.analyses[0].number !== 'sing';

function hasPreposition(work: Work, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(0, noun - 4); at--) if (endingAt(work, at)) return true;
  return false;
}
