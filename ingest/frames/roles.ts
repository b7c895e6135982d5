import type { Discourse } from '../discourse.ts';
import { adjectivesOf, membersOf, ownersOf, type Parsed } from '../grammar/parsed.ts';
import { type Doer, subjectOf } from '../grammar/subjects.ts';
import type { Mention, Referent } from '../mention.ts';
import type { Pack } from '../packs.ts';
import type { Case, Token } from '../text/token.ts';
import type { Role } from './frame.ts';
import { bare, objectFor } from './objects.ts';
import { isOneOf } from './phrases.ts';
import { experiencers, genitiveFor, insideComplement, lastOf, predicatedOf, subjectFor } from './places.ts';
import { prepositional } from './prepositions.ts';
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
