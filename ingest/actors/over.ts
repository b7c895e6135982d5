import type { Actor, ActorRef } from '#model/actor';
import type { Claim } from '#model/claim';
import type { Extraction } from '#model/document';
import { plainActor } from '../review/apply.ts';
import { refOf } from '../review/room.ts';
import type { Folded } from './fold.ts';

/**
 * Lays decisions about actors over an extraction: whoever is somebody else is so in claims, turns and among the experts.
 * Claims keep their ids, which say what the machine read. Names and facts are not changed here: they belong to actors
 * and not to one document, and whoever saves lays `decided` over them. `describe` knows the actors of the packs.
 */
export function overActors(
  extraction: Extraction,
  { steps, decided, described }: Folded,
  describe: (id: string) => Actor | null = () => null,
): Extraction {
  const { document, turns, claims, actors } = extraction;
  const own = new Map(actors.map((actor) => [actor.id, actor]));
  const who = (id: string, claim: string | null): string =>
    steps.reduce(
      (now, step) =>
        step.actor === now &&
        (step.action === 'merge' || step.documents.includes(document.id) || (claim && step.claims.includes(claim)))
          ? step.into
          : now,
      id,
    );
  const actorOf = (ref: ActorRef): Actor =>
    own.get(ref.id) ?? described.get(ref.id) ?? describe(ref.id) ?? plainActor(ref);
  const stateOf = (state: string | null): string | null => {
    const now = state === null ? null : (decided.merged[state] ?? state);
    return now !== null && /^[A-Z]{3}$/.test(now) ? now : null;
  };
  const moved = (ref: ActorRef, claim: string | null = null): ActorRef => {
    const id = who(ref.id, claim);
    const state = stateOf(ref.state);
    if (id === ref.id) return state === ref.state ? ref : { ...ref, state };
    const { type, name, state: office } = refOf(actorOf({ ...ref, id }), document.date);
    return { id, type, name, state: type === 'PERSON' || type === 'GOV_BODY' ? (state ?? stateOf(office)) : null };
  };
  const laid: Extraction = {
    ...extraction,
    document: { ...document, experts: document.experts.map((ref) => moved(ref)) },
    turns: turns.map((turn) => ({ ...turn, speaker: turn.speaker && moved(turn.speaker) })),
    claims: claims.map((claim) => movedClaim(claim, (ref) => moved(ref, claim.id))),
    decided,
  };
  const before = new Set(refsIn(extraction).map(({ id }) => id));
  const after = new Map(refsIn(laid).map((ref) => [ref.id, ref]));
  // Whoever was split off everywhere is not named here any more; whoever was merged still brings facts.
  const kept = actors.filter(({ id }) => after.has(id) || !before.has(id) || id in decided.merged);
  const missing = [...after.values()].filter(({ id }) => !own.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...laid, actors: [...kept, ...missing.map(actorOf)] };
}

function movedClaim(claim: Claim, moved: (ref: ActorRef) => ActorRef): Claim {
  const { holder, target, attribution } = claim;
  return {
    ...claim,
    holder: holder && moved(holder),
    target: target && moved(target),
    attribution: attribution.map((link) => ({ ...link, actor: moved(link.actor) })),
  };
}

const refsIn = ({ document, turns, claims }: Extraction): ActorRef[] => [
  ...document.experts,
  ...turns.flatMap(({ speaker }) => speaker ?? []),
  ...claims.flatMap(({ holder, target, attribution }) => [
    ...(holder ? [holder] : []),
    ...(target ? [target] : []),
    ...attribution.map(({ actor }) => actor),
  ]),
];
