import { isFiniteVerb } from '../grammar/clauses.ts';
import {
  adjectivesOf,
  genitiveBehind,
  headOf,
  isIn,
  isModifier,
  isNoun,
  membersOf,
  ownersOf,
  type Parsed,
  phraseStart,
  prepositionBefore,
} from '../grammar/parsed.ts';
import { type Doer, doerOf, subjectOf } from '../grammar/subjects.ts';
import type { Mention } from '../mention.ts';
import { casesOf, type Token } from '../text/token.ts';
import { isOneOf } from './phrases.ts';
import type { Trigger } from './triggers.ts';

export const lastOf = ({ tokens }: Trigger): number => tokens.at(-1) ?? 0;

/** The verb that a noun or adjective hangs on: the nearest to its left in the clause, else the clause's predicate. */
export function governingVerb(head: number, parsed: Parsed): number | null {
  const clause = parsed.clauseAt(head);
  const verbs = clause.tokens.filter((index) => {
    const pos = parsed.tokens[index]?.analyses[0]?.pos;
    return (
      pos === 'verb' ||
      pos === 'infinitive' ||
      pos === 'gerund' ||
      pos === 'shortParticiple' ||
      pos === 'shortAdjective'
    );
  });
  return verbs.findLast((index) => index < head) ?? verbs[0] ?? null;
}

/** «После вступления в НАТО X …»: a phrase with a preposition in front of the clause, hanging on no noun. */
function isAdverbial(noun: number, parsed: Parsed): boolean {
  if (prepositionBefore(parsed, noun) === null) return false;
  const before = phraseStart(parsed, noun) - 2;
  return before < 0 || !(isNoun(parsed, before) || parsed.mentionAt(before)?.form === 'name');
}

export function subjectFor({ frame, head }: Trigger, parsed: Parsed): Doer {
  const none: Doer = { mentions: [], head: null };
  if (frame.kind === 'verb') return doerOf(parsed, head);
  const clause = parsed.clauseAt(head);
  if (frame.kind === 'adjective') {
    const described = describedNoun(parsed, head);
    if (described !== null) {
      const owners = ownersOf(parsed, described);
      if (owners.length) return { mentions: owners, head: described };
      const subject = subjectOf(parsed, clause);
      return subject.head === described ? none : subject;
    }
  }
  const subject = subjectOf(parsed, clause);
  if (frame.kind === 'adverb') return subject;
  // «Интерес растет»: what is the subject itself is not held by it.
  if (subject.head === head) return none;
  const verb = governingVerb(head, parsed);
  if (verb === null) return subject;
  // What stands before the clause's verb is part of its subject: «Приглашение на встречу означает …».
  if (verb > head) return isAdverbial(head, parsed) ? subject : none;
  return doerOf(parsed, verb);
}

/** The noun that an attributive adjective stands before; null for a predicate. */
export function describedNoun(parsed: Parsed, adjective: number): number | null {
  const best = parsed.tokens[adjective]?.analyses[0]?.pos;
  if (best === 'shortAdjective' || best === 'shortParticiple') return null;
  for (let index = adjective + 1; index <= adjective + 4; index++) {
    if (isNoun(parsed, index)) return index;
    const token = parsed.tokens[index];
    if (!token || !(isModifier(parsed, index) || ['и', 'and', ','].includes(token.norm))) return null;
  }
  return null;
}

export function genitiveFor(trigger: Trigger, parsed: Parsed): Mention[] {
  // «делегация Шри-Ланки» is one mention; the trigger is its head word.
  const around = parsed.mentionAt(lastOf(trigger)) ?? parsed.mentionAt(trigger.head);
  if (around && trigger.frame.kind === 'noun') return membersOf(parsed, around);
  if (trigger.frame.kind === 'adjective') {
    const described = describedNoun(parsed, trigger.head);
    return described === null ? [] : ownersOf(parsed, described);
  }
  const last = lastOf(trigger);
  const isNounLast = isNoun(parsed, last);
  const noun = isNounLast ? last : trigger.head;
  const adjectives = adjectivesOf(parsed, noun);
  const owners = ownersOf(parsed, noun).filter((mention) => !adjectives.includes(mention));
  // «отказ X от выбора»: the owner may stand behind the first noun.
  return owners.length || noun === trigger.head ? owners : genitiveBehind(parsed, trigger.head);
}

export function insideComplement({ head }: Trigger, parsed: Parsed): Mention[] {
  const own = parsed.clauses.of[head];
  const holder = new Set(subjectOf(parsed, parsed.clauseAt(head)).mentions.map(({ referent }) => referent.id));
  for (const clause of parsed.clauses.all) {
    if (clause.parent !== own || clause.kind !== 'complement') continue;
    const subject = subjectOf(parsed, clause).mentions.filter(({ referent }) => !holder.has(referent.id));
    if (subject.length && isIn(parsed, clause, subject[0]?.first ?? -1)) return subject;
    const first = parsed.mentions.find(
      (mention) => isIn(parsed, clause, mention.first) && mention.form !== 'prefix' && !holder.has(mention.referent.id),
    );
    return first ? membersOf(parsed, first) : [];
  }
  return [];
}

const COPULAS = new Set(
  'быть являться стать становиться оставаться остаться считаться служить выступать выступить оказаться оказываться называться be become remain serve act'.split(
    ' ',
  ),
);

/** Whom a noun is said of: behind a copula or a dash, or right behind a name and a comma. */
export function predicatedOf({ head, tokens }: Trigger, parsed: Parsed): Mention[] {
  const first = Math.min(head, ...tokens);
  const start = phraseStart(parsed, first);
  const before = parsed.tokens[start - 1];
  const clause = parsed.clauseAt(head);
  const cases = casesOf(parsed.tokens[head] as Token);
  if (before?.text === ',') {
    const named = parsed.mentionAt(start - 2);
    const isSame =
      named && (named.cases.size === 0 || cases.size === 0 || [...named.cases].some((each) => cases.has(each)));
    if (named && isSame && (named.form === 'name' || named.form === 'implicit')) return membersOf(parsed, named);
  }
  const preposition = prepositionBefore(parsed, first);
  if (preposition !== null && preposition !== 'as') return [];
  const verb = clause.predicate === null ? undefined : parsed.tokens[clause.predicate];
  const isCopula = clause.tokens.some((index) => index < head && isOneOf(parsed.tokens[index] as Token, COPULAS));
  const isBare = !verb || !isFiniteVerb(verb);
  if (!isCopula && !isBare) return [];
  if (isBare && !isCopula && parsed.words.hasCases && !cases.has('nom')) return [];
  const subject = subjectOf(parsed, clause);
  return subject.head === head || subject.mentions.some((mention) => mention.first > head) ? [] : [...subject.mentions];
}

const FOR = new Set(['для', 'у', 'for', 'үшін']);

export function experiencers({ head }: Trigger, parsed: Parsed): Mention[] {
  const clause = parsed.clauseAt(head);
  const around = parsed.mentions.filter(
    (mention) => isIn(parsed, clause, mention.first) && mention.form !== 'adjective' && mention.form !== 'prefix',
  );
  const marked = around.filter((mention) => {
    const first = membersOf(parsed, mention)[0] ?? mention;
    const preposition = first.preposition ?? prepositionBefore(parsed, first.first);
    return preposition !== null && FOR.has(preposition);
  });
  if (marked.length) return marked;
  const bareDative = around.find(
    (mention) =>
      mention.preposition === null &&
      mention.cases.has('dat') &&
      !mention.cases.has('nom') &&
      mention.last < head &&
      headOf(parsed, mention) === null,
  );
  return bareDative ? membersOf(parsed, bareDative) : [];
}
