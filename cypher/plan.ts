import type { Claim, StoredClaim } from '#model/claim';
import type { Extraction } from '#model/document';
import { InvalidInput } from '#model/errors';
import { asserterOf } from '#model/relationship';
import { contentOf, type TurnState, topicId, turnId, turnState } from './content.ts';

/** A document as `read/stored-document.cypher` gives it. */
export interface StoredDocument {
  properties: Record<string, unknown> & { hash?: string; recordedAt: string; retractedAt?: string; textAt?: string };
  mentions: string[];
  experts: { actor: string; index: number; state: string | null }[];
  turns: TurnState[];
  /** Hash of the reading that is kept; null where none is. */
  reading: string | null;
}

/** A claim as `read/stored-claims.cypher` gives it. */
export interface KnownClaim {
  id: string;
  content: string;
  recordedAt: string;
  retractedAt: string | null;
  holder: string | null;
  target: string | null;
  stance: StoredClaim['stance'];
  asserter: string;
  topic: string | null;
  review: Claim['review'];
  /** When it began to say something else than before; null where it always said so. */
  changedAt: string | null;
}

/** When a document and its claims were first recorded, where that was elsewhere: claims by id. */
export interface Moments {
  document: string;
  claims: ReadonlyMap<string, string>;
}

/** The difference between an extraction and what the graph holds of its document. */
export interface Plan {
  document: Record<string, unknown> | null;
  experts: StoredDocument['experts'] | null;
  turns: { id: string; speaker: string | null; state: string | null; properties: Record<string, unknown> }[];
  dropTurns: string[];
  /**
   * New claims, and those whose content changed or that return after a retraction, with when they were first recorded and
   * when they last changed in more than their review.
   */
  put: { claim: Claim; recordedAt: string; changedAt: string | null }[];
  /** Those of `put` that have a node already. */
  clear: string[];
  retract: string[];
  counts: { added: number; changed: number; retracted: number; unchanged: number };
  /** Claims before and after, as far as lines and series between actors may differ. */
  touched: Pick<KnownClaim, 'holder' | 'target' | 'stance' | 'asserter'>[];
  /** Topics that may have lost their last claim. */
  topics: string[];
}

/** Compares. `at` is the moment of the save as an ISO string, which counts where `moments` says nothing else. */
export function planSave(
  extraction: Extraction,
  before: StoredDocument | null,
  known: readonly KnownClaim[],
  at: string,
  moments: Moments | null = null,
): Plan {
  const { document, turns, claims, extractor } = extraction;
  const { experts, ...described } = document;
  const properties: Record<string, unknown> = {
    ...described,
    extractor,
    recordedAt: moments?.document ?? before?.properties.recordedAt ?? at,
    // A text that was replaced is gone; nobody may take this one for what was read before.
    textAt: before === null || before.properties.hash === document.hash ? (before?.properties.textAt ?? null) : at,
    retractedAt: null,
  };
  const isSameDocument =
    before !== null && Object.entries(properties).every(([key, value]) => (before.properties[key] ?? null) === value);
  const interviewed = experts.map(({ id, state }, index) => ({ actor: id, index, state }));
  const oldTurns = new Map(before?.turns.map((turn) => [turn.index, JSON.stringify(ordered(turn))]));
  const newTurns = turns.map(turnState);

  const plan: Plan = {
    document: isSameDocument ? null : properties,
    experts:
      JSON.stringify(before?.experts.map(orderedExpert) ?? []) === JSON.stringify(interviewed) ? null : interviewed,
    turns: newTurns
      .filter((turn) => oldTurns.get(turn.index) !== JSON.stringify(ordered(turn)))
      .map(({ speaker, state, ...own }) => {
        const id = turnId(document.id, own.index);
        return { id, speaker, state, properties: { id, ...own } };
      }),
    dropTurns: (before?.turns ?? [])
      .filter(({ index }) => !newTurns.some((turn) => turn.index === index))
      .map(({ index }) => turnId(document.id, index)),
    put: [],
    clear: [],
    retract: [],
    counts: { added: 0, changed: 0, retracted: 0, unchanged: 0 },
    touched: [],
    topics: [],
  };
  planClaims(plan, claims, known, at, moments?.claims ?? new Map());
  return plan;
}

function planClaims(
  plan: Plan,
  claims: readonly Claim[],
  known: readonly KnownClaim[],
  at: string,
  moments: ReadonlyMap<string, string>,
): void {
  const { counts } = plan;
  const before = new Map(known.map((claim) => [claim.id, claim]));
  for (const claim of claims) {
    const old = before.get(claim.id);
    before.delete(claim.id);
    const recordedAt = moments.get(claim.id) ?? old?.recordedAt ?? at;
    const isSame = old?.content === contentOf(claim);
    if (old && old.retractedAt === null && isSame && old.recordedAt === recordedAt) {
      counts.unchanged++;
      continue;
    }
    if (!old || old.retractedAt !== null) counts.added++;
    else counts.changed++;
    plan.put.push({ claim, recordedAt, changedAt: changedAt(claim, old, at) });
    if (old) {
      plan.clear.push(old.id);
      plan.touched.push(old);
      if (old.topic && old.topic !== (claim.topic && topicId(claim.topic))) plan.topics.push(old.topic);
    }
    plan.touched.push({
      holder: claim.holder?.id ?? null,
      target: claim.target?.id ?? null,
      stance: claim.stance,
      asserter: asserterOf(claim),
    });
  }
  for (const gone of before.values()) {
    if (gone.retractedAt !== null) continue;
    counts.retracted++;
    plan.retract.push(gone.id);
    plan.touched.push(gone);
  }
}

/** A review changes what people think of a claim; what it says is the rest. */
const changedAt = (claim: Claim, old: KnownClaim | undefined, at: string): string | null =>
  old === undefined || old.content === contentOf({ ...claim, review: old.review }) ? (old?.changedAt ?? null) : at;

/** A database gives a map's keys in an order of its own. */
const ordered = ({ index, role, start, end, speaker, state }: TurnState) => [index, role, start, end, speaker, state];
const orderedExpert = ({ actor, index, state }: StoredDocument['experts'][number]) => ({ actor, index, state });

/** Throws `InvalidInput` where an extraction contradicts itself; nothing of it is written then. */
export function checkExtraction({ document, turns, actors, claims }: Extraction): void {
  const complain = (what: string) => {
    throw new InvalidInput(`document "${document.id}": ${what}`);
  };
  const described = new Set(actors.map(({ id }) => id));
  const mustBeDescribed = (ref: { id: string } | null, where: string) => {
    if (ref && !described.has(ref.id)) complain(`${where} names the actor "${ref.id}", which its actors lack`);
  };
  const indexes = new Set(turns.map(({ index }) => index));
  if (indexes.size !== turns.length) complain('two turns have one index');
  if (described.size !== actors.length) complain('two actors have one id');
  for (const { index, start, end, speaker } of turns) {
    if (start > end || end > document.text.length) complain(`turn ${index} is not within the text`);
    mustBeDescribed(speaker, `turn ${index}`);
  }
  for (const expert of document.experts) mustBeDescribed(expert, 'the list of experts');
  const ids = new Set<string>();
  for (const { id, ...claim } of claims) {
    if (ids.has(id)) complain(`two claims have the id "${id}"`);
    ids.add(id);
    if (claim.document !== document.id) complain(`claim "${id}" is of another document, "${claim.document}"`);
    if (!indexes.has(claim.turn)) complain(`claim "${id}" stands in turn ${claim.turn}, which is not there`);
    if (document.text.slice(claim.start, claim.end) !== claim.quote)
      complain(`the quote of claim "${id}" is not what the text has at ${claim.start} to ${claim.end}`);
    for (const ref of [claim.holder, claim.target, ...claim.attribution.map(({ actor }) => actor)])
      mustBeDescribed(ref, `claim "${id}"`);
  }
}
