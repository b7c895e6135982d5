import type { Discourse } from '../discourse.ts';
import { isFiniteVerb } from '../grammar/clauses.ts';
import {
  adjectivesOf,
  genitiveBehind,
  headOf,
  isIn,
  isModifier,
  isNoun,
  mayBe,
  membersOf,
  ownersOf,
  type Parsed,
  phraseStart,
  plainPreposition,
  prepositionBefore,
} from '../grammar/parsed.ts';
import { type Doer, doerOf, isPassive, patientOf, subjectOf } from '../grammar/subjects.ts';
import type { Mention, Referent } from '../mention.ts';
import type { Pack } from '../packs.ts';
import { type Case, casesOf, readingsOf, type Token } from '../text/token.ts';
import type { Role } from './frame.ts';
import { isOneOf } from './phrases.ts';
import type { Trigger } from './triggers.ts';

/** Who fills a role. Without mentions it was not named here but is meant by what was said before. */
export interface Party {
  readonly referents: readonly Referent[];
  readonly mentions: readonly Mention[];
  readonly role: Role;
}

/** Everything that a role can be looked up in. */
export interface Surroundings {
  readonly parsed: Parsed;
  readonly pack: Pack;
  readonly discourse: Discourse;
  /** All triggers of the sentence: the nearest one owns a prepositional phrase. */
  readonly triggers: readonly Trigger[];
  /** What the sentence was found to say so far. */
  readonly drafts: readonly SaidSoFar[];
  /** Which end is looked for: an act can hold a stance for whoever did it, but is no target. */
  readonly side: 'holder' | 'target';
}

/** What of an earlier draft matters for a later one. */
interface SaidSoFar {
  readonly trigger: Trigger;
  readonly holder: Referent | null;
  readonly target: Referent | null;
  readonly item: { readonly first: number; readonly last: number } | null;
}

const partyOf = (mentions: readonly Mention[], role: Role): Party | null =>
  mentions.length ? { referents: mentions.map(({ referent }) => referent), mentions, role } : null;
const meant = (referents: readonly Referent[], role: Role): Party | null =>
  referents.length ? { referents, mentions: [], role } : null;

/** The first of the roles that somebody fills, other than those in `not`. */
export function firstParty(
  roles: readonly Role[],
  trigger: Trigger,
  surroundings: Surroundings,
  not: ReadonlySet<string> = new Set(),
): Party | null {
  for (const role of roles) {
    const party = without(partyIn(role, trigger, surroundings, not), not);
    if (party) return party;
  }
  return null;
}

function without(party: Party | null, not: ReadonlySet<string>): Party | null {
  if (!party || !not.size) return party;
  const keep = party.referents.map(({ id }) => !not.has(id));
  if (keep.every(Boolean)) return party;
  return keep.some(Boolean)
    ? {
        role: party.role,
        referents: party.referents.filter((_, index) => keep[index]),
        mentions: party.mentions.filter((_, index) => keep[index]),
      }
    : null;
}

/** Who fills one role; null where nobody does. */
export function partyIn(
  role: Role,
  trigger: Trigger,
  surroundings: Surroundings,
  not: ReadonlySet<string> = new Set(),
): Party | null {
  const { parsed, discourse } = surroundings;
  const { head } = trigger;
  const view = viewAround(trigger, surroundings);
  // «воспринимается как диверсификация»: what stands in a view is held by the viewed, or by whoever else was spoken of.
  if (view && (role === 'subj' || role === 'topic' || role === 'event' || role === 'experiencer'))
    return meant(view.target ? [view.target] : othersThan(view.holder, discourse), 'topic');
  switch (role) {
    case 'subj':
      return doing(subjectFor(trigger, parsed), trigger, role, surroundings);
    case 'obj':
      return partyOf(objectFor(trigger, parsed), role);
    case 'gen':
      return partyOf(genitiveFor(trigger, parsed), role);
    case 'adj':
      // "expelled French diplomats": the adjective stands before the trigger's noun.
      return partyOf(
        adjectivesOf(
          parsed,
          trigger.frame.kind === 'verb' && !parsed.words.hasCases ? lastOf(trigger) : (trigger.tokens[0] ?? head),
        ),
        role,
      );
    case 'prefix': {
      const mention = parsed.mentions.find(({ first, form }) => form === 'prefix' && trigger.tokens.includes(first));
      return mention ? partyOf(membersOf(parsed, mention), role) : null;
    }
    case 'dat':
    case 'ins':
      return partyOf(bare(role, trigger, parsed, not), role);
    case 'each':
      return partyOf(together(trigger, surroundings), role);
    case 'predicated':
      return partyOf(predicatedOf(trigger, parsed), role);
    case 'complement':
      return partyOf(insideComplement(trigger, parsed), role);
    case 'experiencer':
      return partyOf(experiencers(trigger, parsed), role);
    case 'event':
      return isAboutEvent(trigger, surroundings) && discourse.event ? meant(discourse.event.holders, role) : null;
    case 'topic':
      return meant(actorsOfAct(trigger, surroundings) ?? discourse.topic, role);
    default: {
      const [words = '', wanted] = role.split('+');
      return partyOf(prepositional(words, wanted as Case | undefined, role, trigger, surroundings), role);
    }
  }
}

/** Where the subject is an act («приглашение X означает …»), whoever did it is meant, not whom it was done to. */
function doing(
  { mentions, head }: Doer,
  trigger: Trigger,
  role: Role,
  { drafts, discourse, pack, parsed, side }: Surroundings,
): Party | null {
  if (head === null || head === trigger.head || side === 'target') return partyOf(mentions, role);
  const act = drafts.filter(
    (draft) => draft.trigger.tokens.includes(head) && draft.trigger.frame.kind === 'noun' && draft.holder,
  );
  if (act.length) {
    const holders = new Map(act.flatMap(({ holder }) => (holder ? [[holder.id, holder]] : [])));
    return meant([...holders.values()], 'event');
  }
  const isEvent = isOneOf(parsed.tokens[head] as Token, new Set(pack.anaphora.event));
  return isEvent && !mentions.length && discourse.event
    ? meant(discourse.event.holders, 'event')
    : partyOf(mentions, role);
}

/** Whoever did the act that the sentence's main clause is about; null where it is about no act. */
function actorsOfAct({ head }: Trigger, { parsed, drafts }: Surroundings): readonly Referent[] | null {
  let clause = parsed.clauseAt(head);
  for (let steps = 0; clause.parent !== null && steps < 8; steps++)
    clause = parsed.clauses.all[clause.parent] ?? clause;
  const subject = subjectOf(parsed, clause).head;
  if (subject === null || subject === head) return null;
  const act = drafts.filter(
    ({ trigger, holder }) => holder && trigger.frame.kind === 'noun' && trigger.tokens.includes(subject),
  );
  return act.length ? [...new Map(act.flatMap(({ holder }) => (holder ? [[holder.id, holder]] : []))).values()] : null;
}

/** The view in whose words a trigger stands, if it does. */
export const viewAround = ({ head }: Trigger, { drafts }: Pick<Surroundings, 'drafts'>): SaidSoFar | null =>
  drafts.find(({ item, trigger }) => item && trigger.head < item.first && head >= item.first && head <= item.last) ??
  null;

/** Who was spoken of last beside somebody. */
function othersThan(viewer: Referent | null, { recent, event }: Discourse): readonly Referent[] {
  const isOther = ({ id, type }: Referent) =>
    id !== viewer?.id && (type === 'STATE' || type === 'PERSON' || type === 'REGION' || type === 'IGO');
  const found = recent.filter(({ isSubject }) => isSubject).flatMap(({ referents }) => referents.filter(isOther));
  const [last] = found.length ? found : recent.flatMap(({ referents }) => referents.filter(isOther));
  return last ? [last] : (event?.targets.filter(isOther).slice(0, 1) ?? []);
}

const lastOf = ({ tokens }: Trigger): number => tokens.at(-1) ?? 0;

/** The verb that a noun or adjective hangs on: the nearest to its left in the clause, else the clause's predicate. */
function governingVerb(head: number, parsed: Parsed): number | null {
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

function subjectFor({ frame, head }: Trigger, parsed: Parsed): Doer {
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
function describedNoun(parsed: Parsed, adjective: number): number | null {
  const best = parsed.tokens[adjective]?.analyses[0]?.pos;
  if (best === 'shortAdjective' || best === 'shortParticiple') return null;
  for (let index = adjective + 1; index <= adjective + 4; index++) {
    if (isNoun(parsed, index)) return index;
    const token = parsed.tokens[index];
    if (!token || !(isModifier(parsed, index) || ['и', 'and', ','].includes(token.norm))) return null;
  }
  return null;
}

function genitiveFor(trigger: Trigger, parsed: Parsed): Mention[] {
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

function objectFor({ head, tokens, frame }: Trigger, parsed: Parsed): Mention[] {
  const verb = parsed.tokens[head] as Token;
  if (frame.kind === 'verb' && isPassive(verb) && verb.analyses[0]?.pos !== 'gerund')
    return [...patientOf(parsed, head).mentions];
  const clause = parsed.clauseAt(head);
  const last = tokens.at(-1) ?? head;
  const subject = new Set(frame.kind === 'verb' ? doerOf(parsed, head).mentions : []);
  const behind = clause.tokens.filter((index) => index > head);
  const found = objectAmong(behind, last, subject, parsed);
  if (found.length || !parsed.words.hasCases) return found;
  // «Россию поддерживает …», «которую поддерживает Китай»
  const relative = clause.tokens.find((index) =>
    readingsOf(parsed.tokens[index] as Token, 'adjective', 'pronoun', 'noun').some(
      ({ lemma, case: each }) => lemma === 'который' && each === 'acc',
    ),
  );
  if (clause.kind === 'relative' && relative !== undefined && subject.size) {
    const before = parsed.mentions.findLast(({ last: end, form }) => end < (clause.tokens[0] ?? 0) && form === 'name');
    if (before && !subject.has(before)) return membersOf(parsed, before);
  }
  const front = parsed.mentions.find(
    (mention) =>
      isIn(parsed, clause, mention.first) &&
      mention.last < head &&
      mention.form !== 'adjective' &&
      mention.form !== 'prefix' &&
      mention.preposition === null &&
      mention.cases.has('acc') &&
      !mention.cases.has('nom') &&
      headOf(parsed, mention) === null,
  );
  if (front && !subject.has(front)) return membersOf(parsed, front);
  return parsed.words.ownersInFront
    ? ownersOfObjectBefore(
        clause.tokens.filter((index) => index < head),
        subject,
        parsed,
      )
    : [];
}

/** «Канаданың ұсынысын қабылдамады»: the object stands before the verb, and its owner before the object. */
function ownersOfObjectBefore(indexes: readonly number[], subject: ReadonlySet<Mention>, parsed: Parsed): Mention[] {
  const object = indexes.findLast(
    (index) =>
      isNoun(parsed, index) &&
      readingsOf(parsed.tokens[index] as Token, 'noun').some(({ case: each }) => each === 'acc'),
  );
  return object === undefined ? [] : ownersOf(parsed, object).filter((each) => !subject.has(each));
}

/** How far behind its verb an object may stand, in words. */
const OBJECT_REACH = 9;

function objectAmong(
  indexes: readonly number[],
  last: number,
  subject: ReadonlySet<Mention>,
  parsed: Parsed,
): Mention[] {
  for (const index of indexes) {
    if (index > last + OBJECT_REACH) return [];
    const token = parsed.tokens[index] as Token;
    const mention = parsed.mentionAt(index);
    if (mention) {
      if (subject.has(mention) || mention.form === 'adjective' || mention.form === 'prefix') continue;
      if (
        (mention.preposition !== null || prepositionBefore(parsed, mention.first) !== null) &&
        !isBehindParticle(parsed, mention.first, last)
      ) {
        if (!parsed.words.hasCases && index > last) return [];
        continue;
      }
      if (headOf(parsed, mention) !== null && parsed.words.hasCases) continue;
      if (mayBe(mention, 'acc') || (mayBe(mention, 'gen') && isDenied(parsed, index)))
        return membersOf(parsed, mention);
      continue;
    }
    if (index <= last && index !== last) continue;
    const best = token.analyses[0]?.pos;
    if (best === 'verb' && index > last) return [];
    if (!isNoun(parsed, index)) continue;
    const isObject = parsed.words.hasCases
      ? readingsOf(token, 'noun').some(({ case: each }) => each === 'acc') && prepositionBefore(parsed, index) === null
      : prepositionBefore(parsed, index) === null || isBehindParticle(parsed, index, last);
    if (!isObject) {
      if (!parsed.words.hasCases) return [];
      continue;
    }
    if (!parsed.words.hasCases && isNoun(parsed, index + 1)) continue;
    const owners = ownersOf(parsed, index).filter((each) => !subject.has(each));
    if (owners.length) return owners;
    if (!parsed.words.hasCases) return [];
  }
  return [];
}

/** "shot down a drone": the particle that ends the trigger is no preposition of what follows. */
const isBehindParticle = (parsed: Parsed, index: number, last: number): boolean =>
  !parsed.words.hasCases && phraseStart(parsed, index) - 1 === last && PARTICLES.has(parsed.tokens[last]?.norm ?? '');

const PARTICLES = new Set('down out off up over away back in through around'.split(' '));

const isDenied = (parsed: Parsed, index: number): boolean =>
  parsed.clauseAt(index).tokens.some((each) => each < index && parsed.tokens[each]?.norm === 'не');

function bare(
  wanted: 'dat' | 'ins',
  { head, frame, tokens }: Trigger,
  parsed: Parsed,
  not: ReadonlySet<string>,
): Mention[] {
  const edges = [head, tokens.at(-1) ?? head];
  const clause = parsed.clauseAt(head);
  const fits = (mention: Mention) =>
    isIn(parsed, clause, mention.first) &&
    mention.form !== 'adjective' &&
    mention.form !== 'prefix' &&
    mention.preposition === null &&
    mention.cases.has(wanted) &&
    !not.has(mention.referent.id) &&
    headOfNearer(parsed, mention, edges) === null;
  const subject = new Set(frame.kind === 'verb' ? doerOf(parsed, head).mentions : []);
  const behind = parsed.mentions.find((mention) => mention.first > head && fits(mention) && !subject.has(mention));
  const found =
    behind ??
    (frame.kind === 'verb' || parsed.words.ownersInFront
      ? parsed.mentions.findLast(
          (mention) => mention.last < head && fits(mention) && !mention.cases.has('nom') && !subject.has(mention),
        )
      : undefined);
  if (found) return membersOf(parsed, found);
  // «помогает властям Китая»
  for (const index of clause.tokens) {
    if (index <= head || !isNoun(parsed, index)) continue;
    if (
      !readingsOf(parsed.tokens[index] as Token, 'noun').some(({ case: each }) => each === wanted) ||
      prepositionBefore(parsed, index) !== null
    )
      continue;
    const owners = ownersOf(parsed, index);
    if (owners.length) return owners;
  }
  return [];
}

/** A bare case right behind another noun belongs to that noun, unless it is the trigger. */
function headOfNearer(parsed: Parsed, mention: Mention, edges: readonly number[]): number | null {
  const head = headOf(parsed, mention);
  return head === null || edges.includes(head) ? null : mention.cases.has('gen') ? head : null;
}

/** A prepositional phrase further away than this hardly belongs to the trigger, in words. */
const REACH = 16;

function prepositional(
  words: string,
  wanted: Case | undefined,
  role: Role,
  trigger: Trigger,
  { parsed, triggers }: Surroundings,
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

function together(trigger: Trigger, surroundings: Surroundings): Mention[] {
  const { parsed } = surroundings;
  const several = (mentions: readonly Mention[]) => (mentions.length > 1 ? [...mentions] : []);
  const between = prepositional('между', 'ins', 'между+ins', trigger, surroundings);
  if (between.length > 1) return between;
  const betweenEnglish = prepositional('between', undefined, 'between', trigger, surroundings);
  if (betweenEnglish.length > 1) return betweenEnglish;
  if (trigger.frame.kind === 'noun') {
    const owners = several(ownersOf(parsed, lastOf(trigger)));
    if (owners.length) return owners;
    const adjectives = several(adjectivesOf(parsed, trigger.tokens[0] ?? trigger.head));
    if (adjectives.length) return adjectives;
  }
  // «X и Y – соперники»: the group that a noun is said of.
  if (trigger.frame.holder.includes('predicated')) return several(predicatedOf(trigger, parsed));
  if (
    trigger.frame.kind === 'noun' &&
    !trigger.frame.holder.includes('subj') &&
    !trigger.frame.holder.every((role) => role === 'each')
  )
    return [];
  // Whose act it is that stands as subject does not tell that they act together.
  const subject = subjectFor(trigger, parsed);
  return subject.head === null ? several(subject.mentions) : [];
}

function insideComplement({ head }: Trigger, parsed: Parsed): Mention[] {
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
function predicatedOf({ head, tokens }: Trigger, parsed: Parsed): Mention[] {
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

function experiencers({ head }: Trigger, parsed: Parsed): Mention[] {
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

/** Whether the clause speaks of the act before: «этот шаг», or the act's own noun as its subject. */
function isAboutEvent({ head }: Trigger, { parsed, pack }: Surroundings): boolean {
  const events = new Set(pack.anaphora.event);
  const pointing = new Set(pack.anaphora.demonstratives);
  const subject = subjectOf(parsed, parsed.clauseAt(head)).head;
  const subjectToken = subject === null ? undefined : parsed.tokens[subject];
  if (subjectToken && isOneOf(subjectToken, events)) return true;
  return parsed.clauseAt(head).tokens.some(
    (index) =>
      index > 0 &&
      isOneOf(parsed.tokens[index] as Token, events) &&
      [1, 2].some((back) => {
        const before = parsed.tokens[index - back];
        return before !== undefined && isOneOf(before, pointing);
      }),
  );
}
