import type { Mention } from '../mention.ts';
import { type Case, casesOf, readingsOf, type Sentence, type Token } from '../text/token.ts';
import { type Clause, type Clauses, clausesOf } from './clauses.ts';
import { CLAUSE_WORDS, type ClauseWords } from './words.ts';

/** A sentence with what later steps ask of it: its clauses, its mentions, and who stands where. */
export interface Parsed {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly words: ClauseWords;
  readonly clauses: Clauses;
  readonly mentions: readonly Mention[];
  /** The mention that covers a token, if any. */
  mentionAt(token: number): Mention | undefined;
  clauseAt(token: number): Clause;
}

/** Whether a token belongs to a clause. */
export const isIn = ({ clauses }: Parsed, clause: Clause, token: number): boolean => clauses.of[token] === clause.index;

export function parse(sentence: Sentence, mentions: readonly Mention[]): Parsed {
  const clauses = clausesOf(sentence);
  const covering = new Map<number, Mention>();
  for (const mention of mentions)
    for (let token = mention.first; token <= mention.last; token++)
      if (!covering.has(token)) covering.set(token, mention);
  return {
    sentence,
    tokens: sentence.tokens,
    words: CLAUSE_WORDS[sentence.language],
    clauses,
    mentions,
    mentionAt: (token) => covering.get(token),
    clauseAt: (token) => clauses.all[clauses.of[token] ?? 0] as Clause,
  };
}

/** All members of the mention's coordination, itself included, in the order of the text. */
export const membersOf = ({ mentions }: Parsed, mention: Mention): Mention[] =>
  mention.group === null ? [mention] : mentions.filter(({ group }) => group === mention.group);

/** A noun by itself: not covered by a mention, more likely a noun than a verb. */
export function isNoun(parsed: Parsed, index: number): boolean {
  const token = parsed.tokens[index];
  if (!token?.isWord || parsed.mentionAt(index)) return false;
  const best = token.analyses[0];
  if (!best) return false;
  if (best.pos === 'noun' && best.score >= 0.9) return true;
  if (isAttributive(parsed, index)) return false;
  const noun = readingsOf(token, 'noun')[0];
  return noun !== undefined && noun.score >= best.score * 0.5;
}

/** «ответственного партнера», «главным вызовом»: before a noun that it agrees with, what may be an adjective is one. */
function isAttributive({ tokens }: Parsed, index: number): boolean {
  const next = tokens[index + 1];
  const token = tokens[index] as Token;
  if (next?.analyses[0]?.pos !== 'noun') return false;
  const best = token.analyses[0]?.score ?? 0;
  return readingsOf(token, 'adjective', 'participle').some(
    (each) =>
      each.score >= best * 0.5 &&
      readingsOf(next, 'noun').some((noun) => noun.case === each.case && noun.number === each.number),
  );
}

/** Adjectives, participles, determiners, numbers, adverbs: what stands between a noun and what governs it. */
export function isModifier(parsed: Parsed, index: number): boolean {
  const token = parsed.tokens[index];
  if (!token?.isWord) return false;
  const mention = parsed.mentionAt(index);
  if (mention) return mention.form === 'adjective' || mention.form === 'prefix';
  const best = token.analyses[0]?.pos;
  return (
    isAttributive(parsed, index) ||
    best === 'adjective' ||
    best === 'participle' ||
    best === 'numeral' ||
    best === 'adverb' ||
    isDeterminer(token) ||
    PARTICLES.has(token.norm)
  );
}

/** Stand inside noun phrases: «в то же время». */
const PARTICLES = new Set('же ли бы то'.split(' '));

const DETERMINERS = new Set(
  'the a an this that these those its his her their our your my some any each every no such own свой своя свои его ее их этот эта эти данный весь такой наш'.split(
    ' ',
  ),
);
export const isDeterminer = (token: Token): boolean => DETERMINERS.has(token.norm);

/** Nothing but another determiner stands before them in a noun phrase: "consider Chad a partner". */
const ARTICLES = new Set('the a an this that these those its his her their our your my'.split(' '));

/** Index of the first token of the noun phrase that ends at `index`, its modifiers included. */
export function phraseStart(parsed: Parsed, index: number): number {
  let start = parsed.mentionAt(index)?.first ?? index;
  while (start > 0 && isModifier(parsed, start - 1)) start = parsed.mentionAt(start - 1)?.first ?? start - 1;
  if (!parsed.words.hasCases)
    // Compounds and owners: "the army chief", "Rwanda's army".
    while (start > 0 && !(ARTICLES.has(parsed.tokens[start]?.norm ?? '') && parsed.tokens[start - 1]?.norm !== "'s")) {
      const before = start - 1;
      const mention = parsed.mentionAt(before);
      if (parsed.tokens[before]?.norm === "'s" && before > 0) start = parsed.mentionAt(before - 1)?.first ?? before - 1;
      else if (
        (isNoun(parsed, before) && !parsed.mentionAt(start)) ||
        isModifier(parsed, before) ||
        (mention && mention.form === 'name' && isNoun(parsed, index))
      )
        start = mention?.first ?? before;
      else break;
    }
  return start;
}

/** The preposition that governs the noun phrase around a token, normalised; null where none does. */
export function prepositionBefore(parsed: Parsed, index: number): string | null {
  const before = parsed.tokens[phraseStart(parsed, index) - 1];
  return before &&
    readingsOf(before, 'preposition').length &&
    (before.analyses[0]?.pos === 'preposition' || before.norm.length <= 2)
    ? plainPreposition(before.norm)
    : null;
}

const PLAIN: Readonly<Record<string, string>> = {
  со: 'с',
  ко: 'к',
  во: 'в',
  об: 'о',
  обо: 'о',
  изо: 'из',
  ото: 'от',
  надо: 'над',
  передо: 'перед',
  подо: 'под',
};
export const plainPreposition = (word: string): string => PLAIN[word] ?? word;

/** The noun that a bare genitive (in English "of X") hangs on; null where it hangs on none. */
export function headOf(parsed: Parsed, mention: Mention): number | null {
  const first = membersOf(parsed, mention)[0] ?? mention;
  if (!parsed.words.hasCases) {
    if (parsed.tokens[first.last + 1]?.norm === "'s") {
      let index = first.last + 2;
      while (isModifier(parsed, index)) index++;
      while (isNoun(parsed, index + 1)) index++;
      return isNoun(parsed, index) ? index : null;
    }
    const start = phraseStart(parsed, first.first);
    return parsed.tokens[start - 1]?.norm === 'of' && isNoun(parsed, start - 2) ? start - 2 : null;
  }
  if (first.preposition !== null || !(first.cases.size === 0 || first.cases.has('gen'))) return null;
  const before = phraseStart(parsed, first.first) - 1;
  return before >= 0 && isNoun(parsed, before) ? before : null;
}

/** Whether a noun token may stand as subject: nominative, without preposition, not hanging on another noun. */
export function mayBeNominative(parsed: Parsed, index: number): boolean {
  const token = parsed.tokens[index] as Token;
  const nouns = readingsOf(token, 'noun', 'pronoun');
  if (!nouns.some((each) => each.case === 'nom')) return false;
  if (prepositionBefore(parsed, index) !== null) return false;
  const before = phraseStart(parsed, index) - 1;
  const hangs = before >= 0 && (isNoun(parsed, before) || parsed.mentionAt(before)?.form === 'name');
  return !(hangs && nouns.some((each) => each.case === 'gen'));
}

/** Whether a mention may stand as subject. */
export function isNominative(parsed: Parsed, mention: Mention): boolean {
  if (mention.form === 'adjective' || mention.form === 'prefix' || mention.preposition !== null) return false;
  if (!parsed.words.hasCases)
    return prepositionBefore(parsed, mention.first) === null && headOf(parsed, mention) === null;
  if (mention.cases.size > 0 && !mention.cases.has('nom')) return false;
  return headOf(parsed, mention) === null;
}

/**
 * Actors that a common noun belongs to: behind it in the genitive («реакция властей Китая»), as an adjective in front
 * («китайская реакция»), in English as "X's" or a name in front too. Nouns joined to it are stepped over.
 */
export function ownersOf(parsed: Parsed, noun: number): Mention[] {
  const owners = parsed.words.ownersInFront
    ? genitiveBefore(parsed, noun)
    : parsed.words.hasCases
      ? genitiveBehind(parsed, noun)
      : ofBehind(parsed, noun);
  return owners.length ? owners : adjectivesOf(parsed, noun);
}

/** How far in front of a noun its owner may stand, in words: whom it is directed at stands between («Қытайдың Ресейге сапары»). */
const OWNER_REACH = 6;

/** «Қытайдың … ықпалы»; right before a noun with a possessive ending the bare name too («АҚШ санкциялары»). */
function genitiveBefore(parsed: Parsed, noun: number): Mention[] {
  for (let index = noun - 1; index >= Math.max(0, noun - OWNER_REACH); index--) {
    const token = parsed.tokens[index] as Token;
    const mention = parsed.mentionAt(index);
    if (mention && mention.form !== 'prefix') {
      if (mention.form === 'adjective' || mention.cases.has('gen')) return membersOf(parsed, mention);
      const isBare =
        index === noun - 1 &&
        mention.cases.has('nom') &&
        /[ыі](?:н|на|не|нда|нде|нан|нен|мен)?$/u.test(parsed.tokens[noun]?.norm ?? '');
      if (isBare) return membersOf(parsed, mention);
      index = mention.first;
      continue;
    }
    const pos = token.analyses[0]?.pos;
    if (!token.isWord || pos === 'verb' || pos === 'conjunction') return [];
  }
  return [];
}

/** How many common nouns may stand between a noun and the actor in its genitive. */
const MOST_NOUNS_BETWEEN = 2;

/** «рост политической роли и веса стран региона»: the chain of genitives behind a noun, up to its first actor. */
export function genitiveBehind(parsed: Parsed, noun: number): Mention[] {
  let nouns = 0;
  const head = casesOf(parsed.tokens[noun] as Token);
  for (let index = noun + 1; index < parsed.tokens.length; index++) {
    const token = parsed.tokens[index] as Token;
    const mention = parsed.mentionAt(index);
    if (mention && mention.form !== 'prefix') {
      if (mention.form === 'adjective') {
        // «нестабильность американской политики»
        if (mention.cases.size === 0 || mention.cases.has('gen')) return withJoined(parsed, membersOf(parsed, mention));
        return [];
      }
      return mention.preposition === null && (mention.cases.size === 0 || mention.cases.has('gen'))
        ? withJoined(parsed, membersOf(parsed, mention))
        : [];
    }
    if (!token.isWord) return [];
    const isJoint = ['и', 'или'].includes(token.norm);
    if (isJoint) {
      // Only a noun in the case of the first goes on with it.
      const next = nextNoun(parsed, index + 1);
      if (next === null || ![...casesOf(parsed.tokens[next] as Token)].some((each) => head.has(each))) return [];
      continue;
    }
    if (isModifier(parsed, index)) continue;
    if (
      isNoun(parsed, index) &&
      (casesOf(token).has('gen') ||
        parsed.tokens[index - 1]?.norm === 'и' ||
        [...casesOf(token)].some((each) => head.has(each)))
    ) {
      if (++nouns > MOST_NOUNS_BETWEEN) return [];
      continue;
    }
    return [];
  }
  return [];
}

/** «роли Казахстана и всего азиатского региона»: an actor's adjective with its noun may be joined to a name. */
function withJoined(parsed: Parsed, members: readonly Mention[]): Mention[] {
  const last = members.at(-1);
  if (!last) return [];
  let index = last.last + 1;
  if (last.form === 'adjective') while (isNoun(parsed, index)) index++;
  if (!['и', 'или'].includes(parsed.tokens[index]?.norm ?? '')) return [...members];
  index++;
  while (isModifier(parsed, index) && !parsed.mentionAt(index)) index++;
  const joined = parsed.mentionAt(index);
  const noun = joined && joined.last + 1;
  const fits = joined?.form === 'adjective' && joined.cases.has('gen') && noun !== undefined && isNoun(parsed, noun);
  return fits && !members.includes(joined) ? [...members, ...membersOf(parsed, joined)] : [...members];
}

function nextNoun(parsed: Parsed, from: number): number | null {
  for (let index = from; index < parsed.tokens.length && index < from + 4; index++) {
    if (isNoun(parsed, index)) return index;
    if (!isModifier(parsed, index)) return null;
  }
  return null;
}

const PLACING = new Set('in throughout across'.split(' '));
/** "officials in Tokyo", "the junta in Bamako": they act for the place; those who fight it do not. */
const INSTITUTIONS = new Set(
  'official leader force troop authority government junta parliament policymaker decision-maker diplomat general elite leadership ruler regime ministry minister president court police army protester demonstrator student politician lawmaker strategist planner'.split(
    ' ',
  ),
);

function ofBehind(parsed: Parsed, noun: number): Mention[] {
  const start = phraseStart(parsed, noun);
  // "Rwanda's army", "the Rwanda policy"
  for (let index = noun - 1; index >= start; index--) {
    const mention = parsed.mentionAt(index);
    if (mention?.form === 'name') return membersOf(parsed, mention);
  }
  let index = noun + 1;
  while (isNoun(parsed, index) && index < noun + 3) index++;
  const isPlaced =
    PLACING.has(parsed.tokens[index]?.norm ?? '') &&
    index === noun + 1 &&
    (parsed.tokens[noun] as Token).analyses.some(({ lemma }) => INSTITUTIONS.has(lemma));
  if (isPlaced) {
    const start = parsed.tokens[index + 1]?.norm === 'the' ? index + 2 : index + 1;
    const place = parsed.mentionAt(start);
    return place?.form === 'name' ? membersOf(parsed, place) : [];
  }
  if (parsed.tokens[index]?.norm !== 'of') return [];
  for (let next = index + 1; next < Math.min(parsed.tokens.length, index + 8); next++) {
    const mention = parsed.mentionAt(next);
    if (mention && mention.form !== 'prefix') return membersOf(parsed, mention);
    if (!isModifier(parsed, next) && !isNoun(parsed, next) && !isDeterminer(parsed.tokens[next] as Token)) return [];
  }
  return [];
}

/** Actors as adjectives right in front of a noun. */
export function adjectivesOf(parsed: Parsed, noun: number): Mention[] {
  for (let index = noun - 1; index >= 0 && index >= noun - 4; index--) {
    const mention = parsed.mentionAt(index);
    if (mention?.form === 'adjective') return agrees(parsed, mention, noun) ? membersOf(parsed, mention) : [];
    if (!isModifier(parsed, index) && !(isNoun(parsed, index) && !parsed.words.hasCases)) return [];
  }
  return [];
}

const agrees = (parsed: Parsed, mention: Mention, noun: number): boolean => {
  if (!parsed.words.hasCases || mention.cases.size === 0) return true;
  const cases = casesOf(parsed.tokens[noun] as Token);
  return cases.size === 0 || [...mention.cases].some((each) => cases.has(each));
};

export const mayBe = (mention: Mention, wanted: Case): boolean => mention.cases.size === 0 || mention.cases.has(wanted);
