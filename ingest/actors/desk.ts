import { type Actor, ActorId, actorIdOf } from '#model/actor';
import type {
  ActorDecided,
  ActorDecision,
  ActorDecisionRows,
  NewAliases,
  NewMerge,
  NewRename,
  NewSplit,
  NewUndo,
} from '#model/actor-decision';
import { Conflict, InvalidInput, NotFound } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import type { Layers } from '../layers.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { standing, takenBack } from '../review/decision.ts';
import { type Settled, settle } from '../settle.ts';
import { identifiedActor, type NewActorDecision } from './decision.ts';
import { describedIn } from './described.ts';
import { foldActors } from './fold.ts';
import { actorRows, actorsOf, decisionsAbout, rowOf } from './rows.ts';

/**
 * Where decisions about actors come in. Each is kept, then laid over every document that it concerns. All throw
 * `NotFound` for an actor that is not there, and `Conflict` where a decision does not fit the others; nothing is decided
 * then.
 */
export interface ActorDesk {
  decisions(actor: string): Promise<ActorDecisionRows>;
  merge(actor: string, merge: NewMerge): Promise<ActorDecided>;
  split(actor: string, split: NewSplit): Promise<ActorDecided>;
  rename(actor: string, rename: NewRename): Promise<ActorDecided>;
  aliases(actor: string, aliases: NewAliases): Promise<ActorDecided>;
  undo(actor: string, undo: NewUndo): Promise<ActorDecided>;
}

/** @param now the moment of a decision, ISO in UTC */
export function openActorDesk(store: GraphStore, layers: Layers, now = () => new Date().toISOString()): ActorDesk {
  const inTurn = oneAtATime();

  /** One decision at a time: each has to fit those before it. */
  const decide = (draft: (decisions: readonly ActorDecision[]) => Promise<NewActorDecision>): Promise<ActorDecided> =>
    inTurn('actors', async () => {
      // Nothing is decided that could not be seen afterwards.
      await store.ping();
      const decisions = await layers.actorDecisions();
      const decision = identifiedActor(await draft(decisions));
      mustFit(decisions, decision);
      await layers.decideActor(decision);
      const { saved, pending } = await lay(store, layers, meantBy(decisions, decision));
      return { decision: rowOf(decision, true), saved, pending };
    });

  return {
    decisions: async (actor) => {
      const decisions = await layers.actorDecisions();
      const rows = actorRows(decisions, actor);
      const { merged } = foldActors(decisions).decided;
      if (!rows.length && !(await isThere(store, actor))) throw unknown(actor);
      return { rows, mergedInto: merged[actor] ?? null };
    },

    merge: (actor, { into, by, note }) =>
      decide(async (decisions) => {
        if (actor === into) throw new Conflict(`into: "${into}" is the same actor.`);
        const actors = [await existing(store, decisions, actor), await existing(store, decisions, into, 'into: ')];
        return { action: 'merge', by, at: now(), note, actor, into, actors };
      }),

    split: (actor, { into, documents, claims, by, note }) =>
      decide(async (decisions) => {
        await existing(store, decisions, actor);
        const other = await otherActor(store, decisions, into);
        if (actor === other.id) throw new Conflict(`into: "${other.id}" is the same actor.`);
        await mustName(store, actor, documents, claims);
        const actors = [other];
        return { action: 'split', by, at: now(), note, actor, into: other.id, documents, claims, actors };
      }),

    rename: (actor, { names, by, note }) =>
      decide(async (decisions) => {
        await existing(store, decisions, actor);
        if (!Object.keys(names).length) throw new InvalidInput('names: says nothing. Give en, ru or kk.');
        return { action: 'rename', by, at: now(), note, actor, names };
      }),

    aliases: (actor, { add, remove, by, note }) =>
      decide(async (decisions) => {
        await existing(store, decisions, actor);
        if (!add.length && !remove.length) throw new InvalidInput('add: is empty, and so is remove. Give one of them.');
        const both = add.find((name) => remove.includes(name));
        if (both !== undefined) throw new InvalidInput(`add: "${both}" is to be removed, too. Choose one.`);
        return { action: 'aliases', by, at: now(), note, actor, add, remove };
      }),

    undo: (actor, { of, by, note }) =>
      decide(async (decisions) => {
        const own = decisionsAbout(decisions, actor);
        if (!own.length && !(await isThere(store, actor))) throw unknown(actor);
        const last = of ?? standing(own).findLast((decision) => decision.by === by)?.id;
        if (last === undefined) throw new Conflict(`actor "${actor}": there is no decision of ${by} to take back.`);
        if (!own.some(({ id }) => id === last)) throw new Conflict(`of: "${last}" is no decision about "${actor}".`);
        if (takenBack(decisions).has(last)) throw new Conflict(`of: "${last}" was taken back already.`);
        return { action: 'undo', by, at: now(), note, of: last };
      }),
  };
}

const isThere = async (store: GraphStore, id: string): Promise<boolean> =>
  (await store.ask('actor', paramsFor('actor', { id }))).rows.length > 0;

const unknown = (id: string, field = ''): NotFound =>
  new NotFound(`${field}actor "${id}": there is none with this id. GET /api/actors lists them.`);

async function existing(
  store: GraphStore,
  decisions: readonly ActorDecision[],
  id: string,
  field = '',
): Promise<Actor> {
  const other = foldActors(decisions).decided.merged[id];
  if (other !== undefined) throw new Conflict(`${field}"${id}" was merged into "${other}". Decide on that one.`);
  const found = await describedIn(store, id);
  if (!found) throw unknown(id, field);
  return found;
}

async function otherActor(store: GraphStore, decisions: readonly ActorDecision[], into: NewSplit['into']) {
  if (typeof into === 'string') return existing(store, decisions, into, 'into: ');
  const { type, names } = into;
  const id = actorIdOf(names.en);
  if (!id || /^[A-Z]{3}$/.test(id)) throw new InvalidInput('into.names.en: has no Latin letters to make an id of.');
  if (!ActorId.safeParse(id).success) throw new InvalidInput('into.names.en: is too long to make an id of.');
  const known = foldActors(decisions);
  if ((await isThere(store, id)) || known.described.has(id) || known.decided.merged[id] !== undefined)
    throw new Conflict(`into: there is "${id}" already. Name the id, or give another name.`);
  return { id, type, names, aliases: [], wikidata: null, relations: [] };
}

/** Whoever is split has to be named there; else the decision would wait for something that nobody sees. */
async function mustName(store: GraphStore, actor: string, documents: readonly string[], claims: readonly string[]) {
  if (!documents.length && !claims.length)
    throw new InvalidInput('documents: is empty, and so is claims. Say where the other actor is meant.');
  const naming = new Set(documents.length ? await store.mentioning([actor]) : []);
  const stranger = documents.findIndex((document) => !naming.has(document));
  if (stranger !== -1)
    throw new InvalidInput(`documents.${stranger}: "${documents[stranger]}" is no document that names "${actor}".`);
  for (const [index, id] of claims.entries()) {
    const [claim] = (await store.ask('claim', paramsFor('claim', { id }))).rows;
    const named = claim ? [claim.holder, claim.target, ...claim.attribution.map((link) => link.actor)] : [];
    if (!named.some((each) => each?.id === actor))
      throw new InvalidInput(`claims.${index}: "${id}" is no claim that names "${actor}".`);
  }
}

/** Throws `Conflict` where a decision contradicts those before it, or takes away what later ones build on. */
function mustFit(decisions: readonly ActorDecision[], next: ActorDecision): void {
  const before = new Set(foldActors(decisions).flaws.map(({ decision }) => decision.id));
  const flaw = foldActors([...decisions, next]).flaws.find(({ decision }) => !before.has(decision.id));
  if (!flaw) return;
  throw new Conflict(
    flaw.decision.id === next.id
      ? flaw.why
      : `decision "${flaw.decision.id}" of ${flaw.decision.by} would not fit any more: ${flaw.why} Take that one back first.`,
  );
}

/** Whom a decision, or the one that it takes back, is about, and whether it says only what they are called. */
function meantBy(decisions: readonly ActorDecision[], decision: ActorDecision) {
  let last: ActorDecision | undefined = decision;
  while (last?.action === 'undo') {
    const { of }: { of: string } = last;
    last = decisions.find(({ id }) => id === of);
  }
  return { actors: last ? actorsOf(last) : [], isNaming: last !== undefined && !('into' in last) };
}

/** Names belong to the actor and not to a document, so that any one document brings them there. */
async function lay(store: GraphStore, layers: Layers, { actors, isNaming }: ReturnType<typeof meantBy>) {
  const documents = await store.mentioning(actors);
  if (!isNaming) return settle(store, layers, documents);
  const all: Settled = { saved: [], pending: [] };
  for (const document of documents) {
    const { saved, pending } = await settle(store, layers, [document]);
    if (saved.length) return { saved, pending: [] };
    all.pending.push(...pending);
  }
  return all;
}
