import { createHash } from 'node:crypto';
import type { Claim } from '#model/claim';
import type { Extraction } from '#model/document';
import { Conflict, NotFound, Unreachable } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import type { NewClaim, NewReview, Reviewed, ReviewRows } from '#model/review';
import type { GraphStore } from '#model/store';
import type { Layers } from '../layers.ts';
import { loadLexicon } from '../mentions/lexicon.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { saveLaid } from '../settle.ts';
import { applyReviews } from './apply.ts';
import type { Decision } from './decision.ts';
import { contentKey } from './keys.ts';
import { decisionsOn, rowsOf } from './rows.ts';
import { addition, decisionOf, type OnTheDesk } from './taking.ts';

/** Where decisions come in that are not taken at a terminal. Errors name the field, as those of `model/errors` do. */
export interface Desk {
  /** All decisions on a claim. Throws `NotFound`. */
  reviews(claim: string): Promise<ReviewRows>;
  /** Takes a decision on a claim. Throws `NotFound`, `Conflict`, `InvalidInput`; nothing is decided then. */
  review(claim: string, review: NewReview): Promise<Reviewed>;
  /** Adds a claim to a document. Throws as `review` does. */
  add(document: string, claim: NewClaim): Promise<Reviewed>;
}

/** @param now the moment of a decision, ISO in UTC */
export function openDesk(store: GraphStore, layers: Layers, now = () => new Date().toISOString()): Desk {
  const inTurn = oneAtATime();

  const settled = async (on: OnTheDesk, decision: Decision, claim: string): Promise<Reviewed> => {
    await layers.decide(on.machine.document.id, decision);
    const saved = await isDone(saveLaid(store, layers, on.machine));
    const after = await lookAt(layers, on.machine);
    const said = saved ? await storedClaim(store, claim) : null;
    const row = rowsOf(after.decisions, claim).find(({ id }) => id === decision.id);
    if (!row) throw new Error(`decision ${decision.id} is not where it was written`);
    return { decision: row, claim: said?.retractedAt === null ? said : null, seen: seenOf(after, claim), saved };
  };

  return {
    reviews: async (id) => {
      const { document } = await existingClaim(store, id);
      const machine = await store.reading(document);
      const decisions = await layers.reviewsOf(document);
      const claims = machine ? (await lookAt(layers, machine)).applied.extraction.claims : [];
      return { rows: rowsOf(decisions, id), seen: seenOf({ decisions, applied: { extraction: { claims } } }, id) };
    },

    review: async (id, review) => {
      const { document } = await existingClaim(store, id);
      return inTurn(document, async () => {
        const on = await open(store, layers, document);
        if (review.seen !== undefined && review.seen !== seenOf(on, id))
          throw new Conflict(`seen: claim "${id}" is no longer as it was when you looked. Look again and decide anew.`);
        return settled(on, await decisionOf(store, on, id, review, now()), id);
      });
    },

    add: (document, claim) =>
      inTurn(document, async () => {
        const on = await open(store, layers, document);
        const decision = await addition(store, on, claim, now());
        return settled(on, decision, decision.claim.id);
      }),
  };
}

async function lookAt(layers: Layers, machine: Extraction): Promise<OnTheDesk> {
  const { actors } = loadLexicon();
  const decisions = await layers.reviewsOf(machine.document.id);
  return { machine, decisions, applied: applyReviews(machine, decisions, (id) => actors.get(id) ?? null) };
}

/** A document of the graph with what the machine read in it and people decided on. Throws `NotFound`, `Conflict`. */
export async function open(store: GraphStore, layers: Layers, document: string): Promise<OnTheDesk> {
  // Nothing is decided that could not be seen afterwards.
  await store.ping();
  const known = await store.known(document);
  if (!known) throw new NotFound(`document "${document}": there is none with this id. GET /api/documents lists them.`);
  if (known.retractedAt !== null)
    throw new Conflict(`document "${document}": was removed. Bring it in again before its claims are decided on.`);
  const machine = await store.reading(document);
  if (!machine)
    throw new Conflict(
      `document "${document}": what the machine read in it was not kept, because an earlier version saved it. Bring it in again, then decide.`,
    );
  return lookAt(layers, machine);
}

/** False when the database went away: then the decision is kept, and whoever saves next lays it over the document. */
const isDone = (save: Promise<unknown>): Promise<boolean> =>
  save.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Unreachable) return false;
      throw error;
    },
  );

const storedClaim = async (store: GraphStore, id: string) =>
  (await store.ask('claim', paramsFor('claim', { id }))).rows[0] ?? null;

async function existingClaim(store: GraphStore, id: string) {
  const claim = await storedClaim(store, id);
  if (claim) return claim;
  throw new NotFound(`claim "${id}": there is none with this id. GET /api/claims lists them.`);
}

/** What a caller has seen of a claim: what it says below decisions about actors, and what was decided on it. */
function seenOf({ decisions, applied }: { decisions: Decision[]; applied: Claims }, id: string): string {
  const claim = applied.extraction.claims.find((each) => each.id === id);
  const parts = [claim ? contentKey(claim) : null, decisionsOn(decisions, id).map((decision) => decision.id)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
interface Claims {
  extraction: { claims: readonly Claim[] };
}
