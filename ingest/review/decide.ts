import type { Actor } from '#model/actor';
import type { Claim } from '#model/claim';
import { anchorAt, type Place } from './anchor.ts';
import { type Decision, identified, Patch, type Reading } from './decision.ts';
import { claimIdOf, contentKey, readingOf } from './keys.ts';

/** Who decides, when (ISO, UTC), and why. */
export interface Who {
  by: string;
  at: string;
  note: string | null;
}

/** A claim as the reviewer sees it, and what the machine says in its place now; the same for one nobody has looked at. */
export interface Seen {
  text: string;
  claim: Claim;
  machine: Claim | null;
}

const keysOf = ({ claim, machine }: Seen) => ({ id: claim.id, content: machine && contentKey(machine) });

/**
 * The claim stands as it is shown. Where it says something else than the machine, this is an edit of the machine's
 * reading, so that the difference stays visible.
 */
export function accept(who: Who, seen: Seen): Decision {
  const { text, claim, machine } = seen;
  if (machine && contentKey(machine) !== contentKey(claim))
    return edit(who, seen, { reading: readingOf(claim), place: claim }, []);
  return identified({
    action: 'accept',
    ...who,
    anchor: anchorAt(text, claim),
    claim: keysOf(seen),
    reading: readingOf(claim),
  });
}

/** What the machine says now takes the place of what was decided before. */
export const acceptMachine = (who: Who, { text, claim, machine }: Seen & { machine: Claim }): Decision =>
  identified({
    action: 'accept',
    ...who,
    anchor: anchorAt(text, machine),
    claim: { id: claim.id, content: contentKey(machine) },
    reading: readingOf(machine),
  });

export const reject = (who: Who, seen: Seen): Decision =>
  identified({
    action: 'reject',
    ...who,
    anchor: anchorAt(seen.text, seen.claim),
    claim: keysOf(seen),
    reading: readingOf(seen.claim),
  });

/** A reading with the place of its words. */
export interface Draft {
  reading: Reading;
  place: Place;
}

/** The claim says what the draft says. `actors`: those that neither text nor packs describe. */
export function edit(who: Who, seen: Seen, { reading, place }: Draft, actors: readonly Actor[]): Decision {
  const { text, claim } = seen;
  const base = seen.machine ?? claim;
  const from = readingOf(base);
  const changed = Object.keys(Patch.shape).filter(
    (field) =>
      field !== 'quote' &&
      JSON.stringify(from[field as keyof Reading]) !== JSON.stringify(reading[field as keyof Reading]),
  );
  const patch: Patch = Object.fromEntries(changed.map((field) => [field, reading[field as keyof Reading]]));
  if (place.start !== base.start || place.end !== base.end) patch.quote = anchorAt(text, place);
  return identified({
    action: 'edit',
    ...who,
    anchor: anchorAt(text, base),
    claim: keysOf(seen),
    reading: from,
    patch,
    actors: [...actors],
  });
}

/** A claim that the machine does not make. */
export function add(
  who: Who,
  { text, document }: { text: string; document: string },
  { reading, place }: Draft,
  actors: readonly Actor[],
): Decision {
  const anchor = anchorAt(text, place);
  const id = claimIdOf(text, document, place, reading, anchor.occurrence);
  return identified({
    action: 'add',
    ...who,
    anchor,
    claim: { id, content: null },
    reading: { ...reading, methods: ['human'], confidence: 1 },
    actors: [...actors],
  });
}

/** The sentence claims nothing. */
export const pass = (who: Who, text: string, sentence: Place): Decision =>
  identified({ action: 'pass', ...who, anchor: anchorAt(text, sentence) });

export const undo = (who: Who, decision: Decision): Decision => identified({ action: 'undo', ...who, of: decision.id });
