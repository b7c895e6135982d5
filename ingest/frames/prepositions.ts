import {
  headOf,
  isIn,
  isModifier,
  isNoun,
  mayBe,
  membersOf,
  type Parsed,
  phraseStart,
  plainPreposition,
  prepositionBefore,
} from '../grammar/parsed.ts';
import type { Mention } from '../mention.ts';
import { type Case, readingsOf, type Token } from '../text/token.ts';
import type { Role } from './frame.ts';
import { governingVerb } from './places.ts';
import type { Trigger } from './triggers.ts';

/** A prepositional phrase further away than this hardly belongs to the trigger, in words. */
const REACH = 16;

export function prepositional(
  words: string,
  wanted: Case | undefined,
  role: Role,
  trigger: Trigger,
  { parsed, triggers }: { readonly parsed: Parsed; readonly triggers: readonly Trigger[] },
): Mention[] {
  const { head, frame } = trigger;
  const clause = parsed.clauseAt(head);
  const isNounFrame = frame.kind !== 'verb';
  const candidates = parsed.mentions.filter(
    (mention) => isIn(parsed, clause, mention.first) && mention.form !== 'prefix',
  );
  const fitting = candidates.filter((mention) => {
    const first = membersOf(parsed, mention)[0] ?? mention;
    if (isNounFrame && mention.first < head && !(frame.kind === 'adjective' || frame.kind === 'adverb')) return false;
    if (Math.abs(mention.first - head) > REACH) return false;
    return (
      governedBy(words, wanted, first, mention, parsed) &&
      isNearest(role, trigger, mention, triggers, parsed, prepositionPlace(words, first, parsed))
    );
  });
  const found =
    fitting.find(({ first }) => first > head) ??
    fitting.at(-1) ??
    (isNounFrame && parsed.words.hasCases ? betweenVerbAndNoun(words, wanted, trigger, candidates, parsed) : undefined);
  return found ? membersOf(parsed, found) : [];
}

/** Whether the words stand right before the mention, or before a common noun that it belongs to. */
function governedBy(
  words: string,
  wanted: Case | undefined,
  first: Mention,
  mention: Mention,
  parsed: Parsed,
): boolean {
  const parts = words.split(' ').map(plainPreposition);
  const before = (index: number): boolean => {
    let start = index;
    while (start > 0 && isModifier(parsed, start - 1) && !isPartOf(parts, parsed.tokens[start - 1])) start--;
    return parts.every(
      (part, offset) => plainPreposition(parsed.tokens[start - parts.length + offset]?.norm ?? '') === part,
    );
  };
  const [only = ''] = parts;
  if (mention.form !== 'adjective') {
    if (parts.length === 1 && first.preposition !== null && plainPreposition(first.preposition) === only)
      return !wanted || mayBe(mention, wanted);
    if (before(first.first)) return !wanted || mayBe(mention, wanted);
  }
  // «на экспорт зерна Украины»: the preposition may stand before a noun that the actor belongs to, a few nouns up.
  let head = mention.form === 'adjective' ? nounBehind(parsed, mention) : headOf(parsed, mention);
  for (let steps = 0; head !== null && steps < MOST_HEADS; steps++) {
    const found = parts.length === 1 ? prepositionBefore(parsed, head) === only : before(head);
    if (found)
      return (
        !wanted ||
        readingsOf(parsed.tokens[head] as Token, 'noun').some(({ case: each }) => each === wanted || each === null)
      );
    head = nounAbove(parsed, head);
  }
  return false;
}

/** How many nouns up a preposition may stand. */
const MOST_HEADS = 3;

/** The noun that a noun in the genitive hangs on; null where it hangs on none. */
function nounAbove(parsed: Parsed, noun: number): number | null {
  const before = phraseStart(parsed, noun) - 1;
  const isGenitive = readingsOf(parsed.tokens[noun] as Token, 'noun').some(({ case: each }) => each === 'gen');
  return parsed.words.hasCases && isGenitive && before >= 0 && isNoun(parsed, before) ? before : null;
}

const isPartOf = (parts: readonly string[], token: Token | undefined): boolean =>
  token !== undefined && parts.includes(token.norm);

function nounBehind(parsed: Parsed, mention: Mention): number | null {
  let index = mention.last + 1;
  while (isModifier(parsed, index)) index++;
  return isNoun(parsed, index) ? index : null;
}

/** «построила с Алжиром образцовое партнерство»: a noun's phrase may stand in front of it, behind the verb. */
function betweenVerbAndNoun(
  words: string,
  wanted: Case | undefined,
  { head }: Trigger,
  candidates: readonly Mention[],
  parsed: Parsed,
): Mention | undefined {
  const verb = governingVerb(head, parsed);
  if (verb === null) return undefined;
  return candidates.findLast((mention) => {
    const first = membersOf(parsed, mention)[0] ?? mention;
    const isParted = parsed.tokens.slice(mention.last + 1, head).some(({ text }) => text === ',');
    return first.first > verb && mention.last < head && !isParted && governedBy(words, wanted, first, mention, parsed);
  });
}

/** Where the preposition of a phrase stands, looked for leftwards from its actor. */
function prepositionPlace(words: string, first: Mention, parsed: Parsed): number {
  const last = plainPreposition(words.split(' ').at(-1) ?? words);
  for (let index = first.first - 1; index >= Math.max(0, first.first - REACH); index--)
    if (plainPreposition(parsed.tokens[index]?.norm ?? '') === last) return index;
  return first.first;
}

/** Whether no other noun trigger that takes the same role stands between the trigger and the mention. */
function isNearest(
  role: Role,
  trigger: Trigger,
  mention: Mention,
  triggers: readonly Trigger[],
  parsed: Parsed,
  phraseBegin: number,
): boolean {
  return !triggers.some(
    (other) =>
      other.frame.kind === 'noun' &&
      !trigger.tokens.includes(other.head) &&
      // «на пошлины Перу»: a noun inside the phrase does not own it.
      other.head < phraseBegin &&
      other.head > Math.min(trigger.head, mention.first) &&
      other.head < Math.max(trigger.head, mention.first) &&
      other.head < mention.first &&
      (other.frame.holder.includes(role) || other.frame.target.includes(role)) &&
      !isObjectOf(parsed, other.head, trigger),
  );
}

/** "rejected an offer from Chad": what is done to the object's noun is done to whoever its phrase names, too. */
function isObjectOf(parsed: Parsed, noun: number, { frame, head, tokens }: Trigger): boolean {
  if (parsed.words.hasCases || frame.kind !== 'verb') return false;
  const last = Math.max(head, tokens.at(-1) ?? head);
  if (noun <= last) return false;
  const between = parsed.tokens.slice(last + 1, noun);
  return between.every(
    (token) => isModifier(parsed, token.index) || parsed.mentionAt(token.index)?.form === 'adjective',
  );
}
