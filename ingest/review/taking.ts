import { ActorId } from '#model/actor';
import type { Extraction } from '#model/document';
import { Conflict } from '#model/errors';
import type { NewClaim, NewReview } from '#model/review';
import type { GraphStore } from '#model/store';
import { describedIn } from '../actors/described.ts';
import { loadExtractor } from '../extractor.ts';
import { loadLexicon } from '../mentions/lexicon.ts';
import type { Applied } from './apply.ts';
import { accept, add, edit, reject, undo, type Who } from './decide.ts';
import { type Decision, isOnClaim, standing } from './decision.ts';
import type { Edited, Surroundings } from './draft.ts';
import { blank, endsIn, paragraphOf } from './forms.ts';
import { readingOf } from './keys.ts';
import { patched, placeOfNew } from './patch.ts';
import { actorFinder } from './room.ts';
import { decisionsOn, rowsOf } from './rows.ts';
import { sentencesIn } from './sentences.ts';

/** A document with what was decided on it so far. */
export interface OnTheDesk {
  machine: Extraction;
  decisions: Decision[];
  applied: Applied;
}

/** What somebody sends about a claim, as a decision. Throws `Conflict` and `InvalidInput`. */
export async function decisionOf(
  store: GraphStore,
  on: OnTheDesk,
  id: string,
  review: NewReview,
  at: string,
): Promise<Decision> {
  const { machine, decisions, applied } = on;
  const { text } = machine.document;
  const who: Who = { by: review.by, at, note: review.note };
  if (review.action === 'undo') return undo(who, undoable(decisions, id, review));
  const claim = applied.extraction.claims.find((each) => each.id === id);
  if (!claim)
    throw new Conflict(`claim "${id}": the text says this no longer, so there is nothing to ${review.action}.`);
  const changed = applied.open.changed.find((each) => each.claim.id === id);
  const seen = {
    text,
    claim,
    machine: changed ? changed.machine : (machine.claims.find((each) => each.id === id) ?? null),
  };
  if (review.action === 'accept') return accept(who, seen);
  if (review.action === 'reject') return reject(who, seen);
  const draft: Edited = { reading: readingOf(claim), place: { start: claim.start, end: claim.end }, actors: [] };
  const { edited, actors } = await patchedHere(store, on, draft, review.patch);
  return edit(who, seen, edited, actors);
}

function undoable(decisions: readonly Decision[], id: string, { of, by }: Extract<NewReview, { action: 'undo' }>) {
  const own = decisionsOn(decisions, id);
  if (of === undefined) {
    const last = standing(own).findLast((decision) => decision.by === by);
    if (!last) throw new Conflict(`claim "${id}": there is no decision of ${by} on it to take back.`);
    return last;
  }
  const meant = own.find((decision) => decision.id === of);
  if (!meant) throw new Conflict(`of: "${of}" is no decision on claim "${id}".`);
  if (!rowsOf(decisions, id).some(({ id: each, stands }) => each === of && stands))
    throw new Conflict(`of: "${of}" was taken back already.`);
  return meant;
}

/** What somebody sends as a new claim, as a decision. Throws `Conflict` and `InvalidInput`. */
export async function addition(store: GraphStore, on: OnTheDesk, { by, note, ...patch }: NewClaim, at: string) {
  const { machine, applied } = on;
  const { text, id: document } = machine.document;
  const place = placeOfNew(text, patch);
  const draft: Edited = { place, reading: blank(applied.extraction, place), actors: [] };
  const { edited, actors } = await patchedHere(store, on, draft, patch);
  const reading = { ...edited.reading, cues: await endsAt(machine, edited) };
  const decision = add({ by, at, note }, { text, document }, { ...edited, reading }, actors);
  if (!isOnClaim(decision)) throw new Error('an addition is on a claim');
  if (applied.extraction.claims.some(({ id }) => id === decision.claim.id))
    throw new Conflict(`claim "${decision.claim.id}": is there already, with the same words. Accept or edit that one.`);
  return decision;
}

/** UTF-16 code units of a text in which names are looked for while somebody waits. */
const LONGEST = 200_000;

/** The words that name holder and target in the sentence of a new claim. */
async function endsAt(machine: Extraction, { place, reading }: Edited) {
  const { text } = machine.document;
  if (text.length > LONGEST) return [];
  const sentences = sentencesIn(await loadExtractor(), machine);
  const sentence = sentences.find(({ start, end }) => start <= place.start && place.start < end);
  return sentence ? endsIn(text, sentence, reading) : [];
}

/** Makes the changes of a patch; `actors` are those that a later reading may not be able to describe by itself. */
async function patchedHere(store: GraphStore, { machine, applied }: OnTheDesk, draft: Edited, patch: PatchOf) {
  const { text } = machine.document;
  const { actors } = loadLexicon();
  // Somebody may be known from another document only.
  const elsewhere = (
    await Promise.all(
      [patch.holder, patch.target].map(async (given) =>
        typeof given === 'string' && ActorId.safeParse(given).success && !actors.has(given)
          ? describedIn(store, given)
          : null,
      ),
    )
  ).flatMap((actor) => actor ?? []);
  const around: Surroundings = {
    text,
    paragraph: paragraphOf(text, draft.place),
    find: actorFinder(
      { machine, actors: new Map([...actors, ...elsewhere.map((each) => [each.id, each] as const)]) },
      applied,
    ),
  };
  const edited = patched(draft, patch, around);
  const named = [edited.reading.holder?.id, edited.reading.target?.id];
  const brought = elsewhere.filter(({ id }) => named.includes(id) && !edited.actors.some((each) => each.id === id));
  return { edited, actors: [...edited.actors, ...brought] };
}
type PatchOf = Omit<NewClaim, 'by' | 'note'>;
