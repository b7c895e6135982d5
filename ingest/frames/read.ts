import type { Claim } from '#model/claim';
import { definitionOf, isSymmetric, type Sign, type StanceCode } from '#model/stance';
import type { Discourse } from '../discourse.ts';
import { isNoun, type Parsed, phraseStart } from '../grammar/parsed.ts';
import type { Mention, Referent } from '../mention.ts';
import type { Pack } from '../packs.ts';
import type { Frame } from './frame.ts';
import { describedNoun } from './places.ts';
import { firstParty, type Party, partyIn, type Surroundings, viewAround } from './roles.ts';
import { type FrameIndex, type Trigger, triggersOf } from './triggers.ts';
import { type ViewItem, viewItems } from './views.ts';

/** A claim before certainty, speakers and identity: who, how, towards whom, and by which words. */
export interface Draft {
  readonly frame: Frame;
  readonly trigger: Trigger;
  readonly kind: Claim['kind'];
  readonly holder: Referent | null;
  readonly target: Referent | null;
  readonly stance: StanceCode | null;
  readonly sign: Sign;
  /** Words of holder and target in this sentence; null for who is only meant. */
  readonly holderMention: Mention | null;
  readonly targetMention: Mention | null;
  /** The view's words, for claims that a view makes. */
  readonly item: ViewItem | null;
  /** Who has the view, where the claim is about what the viewed is in their eyes. */
  readonly viewer: Referent | null;
}

/** All that the frames say of a sentence, in the order of the text. */
export function draftsOf(parsed: Parsed, pack: Pack, frames: FrameIndex, discourse: Discourse): Draft[] {
  const triggers = triggersOf(parsed, frames);
  const used = new Set<number>();
  const drafts: Draft[] = [];
  const surroundings: Surroundings = { parsed, pack, discourse, triggers, drafts, side: 'holder' };
  // Acts that stand as nouns come first, because what they bring about is held by whoever did them; then views, because
  // what stands in one is said of the viewed; then longer triggers: «сохранение баланса» says what «баланс» would again.
  const acts = new Set(triggers.filter(isAct).flatMap(({ tokens }) => tokens));
  const rank = ({ tokens, frame }: Trigger) => (tokens.some((token) => acts.has(token)) ? 0 : frame.view ? 1 : 2);
  const begins = ({ tokens, head }: Trigger) => tokens[0] ?? head;
  const inTurn = [...triggers].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 0 ? begins(a) - begins(b) : 0) ||
      b.tokens.length - a.tokens.length ||
      a.order - b.order ||
      a.head - b.head,
  );
  for (const trigger of inTurn) {
    if (trigger.tokens.some((token) => used.has(token))) continue;
    const seenBy = viewAround(trigger, surroundings)?.holder ?? null;
    const made = draftsFrom(trigger, surroundings, drafts)
      .filter((draft) => !isPartOfAnother(draft, parsed, used))
      .map((draft) => (seenBy && !draft.item ? { ...draft, viewer: seenBy } : draft));
    if (!made.length) continue;
    for (let token = trigger.tokens[0] ?? trigger.head; token <= (trigger.tokens.at(-1) ?? trigger.head); token++)
      if (trigger.tokens.includes(token) || !parsed.mentionAt(token)) used.add(token);
    // A view that the appraisals know has said all that its words say.
    for (const { item } of made)
      if (item && (item.viewer || item.viewed))
        for (let token = item.first; token <= item.last; token++) used.add(token);
    drafts.push(...made);
  }
  return withoutRepeats(
    drafts
      .filter((draft) => !isDecoration(draft, drafts, parsed))
      .map((draft) => enumerated(draft, drafts, parsed))
      .sort((a, b) => a.trigger.head - b.trigger.head || (a.item?.first ?? 0) - (b.item?.first ?? 0)),
  );
}

const isAct = ({ frame }: Trigger): boolean =>
  frame.kind === 'noun' && frame.stance !== null && definitionOf(frame.stance).family === 'conduct';

/** «взвешенная диверсификация»: an adjective of a noun that says a stance itself only colours it. */
function isDecoration({ frame, trigger }: Draft, drafts: readonly Draft[], parsed: Parsed): boolean {
  if (frame.kind !== 'adjective') return false;
  const described = describedNoun(parsed, trigger.head);
  return (
    described !== null &&
    drafts.some((other) => other.frame.kind === 'noun' && other.trigger.tokens.includes(described))
  );
}

/** «объектом внешнего влияния»: a noun that hangs on another stance's words and has no actor of its own. */
function isPartOfAnother(
  { frame, trigger, holderMention, targetMention, holder }: Draft,
  parsed: Parsed,
  used: ReadonlySet<number>,
): boolean {
  if (frame.kind !== 'noun' || targetMention) return false;
  const start = phraseStart(parsed, Math.min(...trigger.tokens));
  if (!used.has(start - 1) || (holderMention && holderMention.first >= start)) return false;
  return holder !== null && isNoun(parsed, start - 1);
}

/** «в более широком формате, чем переговоры с X»: what something is measured by is not said of anybody. */
const isCompared = ({ tokens, head, frame }: Trigger, parsed: Parsed): boolean =>
  frame.kind === 'noun' &&
  ['чем', 'than'].includes(parsed.tokens[phraseStart(parsed, Math.min(head, ...tokens)) - 1]?.norm ?? '');

/** «Рассматривать это так было бы ошибкой»: an infinitive that nothing governs is nobody's act. */
function isBareInfinitive({ head, frame }: Trigger, parsed: Parsed): boolean {
  if (frame.kind !== 'verb' || parsed.tokens[head]?.analyses[0]?.pos !== 'infinitive') return false;
  return !parsed.tokens
    .slice(0, head)
    .some((token) =>
      ['verb', 'shortAdjective', 'shortParticiple', 'gerund', 'noun'].includes(token.analyses[0]?.pos ?? ''),
    );
}

function draftsFrom(trigger: Trigger, surroundings: Surroundings, before: readonly Draft[]): Draft[] {
  const { frame } = trigger;
  const { parsed } = surroundings;
  if (isBareInfinitive(trigger, parsed) || isCompared(trigger, parsed)) return [];
  if (frame.holder.includes('each') || frame.target.includes('each')) {
    const all = partyIn('each', trigger, surroundings);
    // «X и Y встретились с Z»: who is named as the partner comes before the group's own members.
    const partner =
      all &&
      firstParty(
        frame.target.filter((role) => role.includes('+') || role === 'with'),
        trigger,
        surroundings,
        new Set(all.referents.map(({ id }) => id)),
      );
    if (all && all.referents.length > 1 && !partner) return pairsOf(all, trigger);
    if (frame.holder.every((role) => role === 'each')) return inherited(trigger, before, surroundings);
  }
  const holder = firstParty(
    frame.holder.filter((role) => role !== 'each'),
    trigger,
    surroundings,
  );
  const holders = new Set(holder?.referents.map(({ id }) => id));
  const target = firstParty(
    frame.target.filter((role) => role !== 'each'),
    trigger,
    { ...surroundings, side: 'target' },
    holders,
  );
  if (frame.needs.includes('target') && !target) return inherited(trigger, before, surroundings);
  if (frame.needs.includes('holder') && !holder) return inherited(trigger, before, surroundings);
  if (isSymmetric(frame.stance) && frame.target.length && !target && holder?.role === 'topic') {
    const both = inherited(trigger, before, surroundings);
    if (both.length) return both;
  }
  // Only a risk or a trend may be nobody's.
  if (!holder && frame.kindOfClaim !== 'risk') return [];
  if (frame.view) return viewDrafts(trigger, holder, target, surroundings);
  const made: Draft[] = [];
  for (const [from, who] of sides(holder))
    for (const [to, whom] of sides(target))
      if (!from || from.id !== to?.id) made.push(draftOf(trigger, [from, who], [to, whom]));
  return made;
}

const sides = (party: Party | null): [Referent | null, Mention | null][] =>
  party ? party.referents.map((referent, index) => [referent, party.mentions[index] ?? null]) : [[null, null]];

/** A relationship named without its sides is that of the two who were just spoken of together. */
function inherited(trigger: Trigger, before: readonly Draft[], { parsed }: Surroundings): Draft[] {
  if (!isSymmetric(trigger.frame.stance) || trigger.frame.needs.includes('target')) return [];
  const pair = before.findLast(({ holder, target, trigger: other }) => holder && target && other.head < trigger.head);
  const isApart = pair && parsed.clauses.of[pair.trigger.head] !== parsed.clauses.of[trigger.head];
  return isApart ? [draftOf(trigger, [pair.holder, null], [pair.target, null])] : [];
}

function pairsOf({ referents, mentions }: Party, trigger: Trigger): Draft[] {
  return referents.flatMap((from, index) =>
    referents
      .slice(index + 1)
      .map((to, offset) =>
        draftOf(trigger, [from, mentions[index] ?? null], [to, mentions[index + 1 + offset] ?? null]),
      ),
  );
}

function draftOf(
  trigger: Trigger,
  [holder, holderMention]: readonly [Referent | null, Mention | null],
  [target, targetMention]: readonly [Referent | null, Mention | null],
  {
    stance = trigger.frame.stance,
    item = null,
    viewer = null,
  }: { stance?: StanceCode | null; item?: ViewItem | null; viewer?: Referent | null } = {},
): Draft {
  const { frame } = trigger;
  const own: Sign = stance === null ? 0 : definitionOf(stance).sign;
  const sign = stance === frame.stance ? (frame.sign ?? own) : own;
  return {
    frame,
    trigger,
    kind: frame.kindOfClaim,
    holder,
    target,
    stance,
    sign,
    holderMention,
    targetMention,
    item,
    viewer,
  };
}

/** «X рассматривает Y как A, B и C»: what X has towards Y by it, and what Y thereby is in the eyes of X. */
function viewDrafts(
  trigger: Trigger,
  holder: Party | null,
  target: Party | null,
  { parsed, pack, triggers }: Surroundings,
): Draft[] {
  const { frame } = trigger;
  const place = target?.mentions[0]?.last ?? trigger.head;
  const all = frame.view ? viewItems(parsed, trigger, frame.view, place, pack.appraisals) : [];
  // What is bet on and is a stance of its own («сдерживание Китая») speaks for itself.
  const speaks = ({ first, last }: ViewItem) =>
    triggers.some((other) => other !== trigger && other.head >= first && other.head <= last);
  const items =
    frame.view === 'на' || frame.view === 'on' ? all.filter((item, index) => index === 0 || !speaks(item)) : all;
  if (!items.length) return [];
  const made: Draft[] = [];
  for (const [from, who] of sides(holder))
    for (const [to, whom] of sides(target))
      for (const [index, item] of items.entries()) {
        if (from && from.id === to?.id) continue;
        if (item.viewed && to) {
          if (index === 0)
            made.push(draftOf(trigger, [from, who], [to, whom], { stance: item.viewer ?? 'RECOGNIZES', item }));
          if (index > 0 || !item.viewer)
            made.push(draftOf(trigger, [to, whom], [null, null], { stance: item.viewed, item, viewer: from }));
        } else if (item.viewer || index === 0 || items.every(({ viewer, viewed }) => !viewer && !viewed))
          made.push(draftOf(trigger, [from, who], [to, whom], { stance: item.viewer ?? frame.stance, item }));
      }
  return made;
}

/** «возвращение внимания X к региону, поиск равновесия»: what is listed behind a stance of X is X's, too. */
function enumerated(draft: Draft, drafts: readonly Draft[], parsed: Parsed): Draft {
  const { frame, trigger, holder, holderMention, item, viewer, target } = draft;
  if (frame.kind !== 'noun' || !holder || holderMention || item || viewer) return draft;
  const clause = parsed.clauses.of[trigger.head];
  const before = drafts
    .filter(
      (other) =>
        other.frame.kind === 'noun' &&
        other.holder &&
        other.holderMention &&
        !other.item &&
        other.trigger.head < trigger.head &&
        parsed.clauses.of[other.trigger.head] === clause,
    )
    .sort((a, b) => b.trigger.head - a.trigger.head)[0];
  return before?.holder && before.holder.id !== target?.id ? { ...draft, holder: before.holder } : draft;
}

function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ holder, target, stance, trigger, item }) => {
    const key = JSON.stringify([holder?.id, target?.id, stance, target ? null : trigger.head, item?.first ?? null]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
