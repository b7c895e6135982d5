import type { Actor } from '#model/actor';
import type { ActorDecision, DecidedActors, StandingActorDecision } from '#model/actor-decision';
import { standing } from '../review/decision.ts';

/** A decision that changes who is meant. */
export type Step = Extract<StandingActorDecision, { action: 'merge' | 'split' }>;

/** A decision that does not fit those before it, as a line written by hand or an undo can bring about. It does nothing. */
export interface Flaw {
  decision: StandingActorDecision;
  why: string;
}

/** What the decisions that stand come to. */
export interface Folded {
  steps: Step[];
  decided: DecidedActors;
  flaws: Flaw[];
  /** Actors as the decisions describe them, the first description of each. */
  described: ReadonlyMap<string, Actor>;
}

type Named = DecidedActors['named'][number];

/** Puts decisions together, in their order: each counts for what those before it made of the actors. */
export function foldActors(decisions: readonly ActorDecision[]): Folded {
  const steps: Step[] = [];
  const flaws: Flaw[] = [];
  const described = new Map<string, Actor>();
  const into = new Map<string, string>();
  const named = new Map<string, Named>();
  const nameOf = (id: string): Named => {
    const known = named.get(id) ?? { id, names: {}, add: [], remove: [] };
    named.set(id, known);
    return known;
  };
  for (const decision of standing(decisions)) {
    const why = flawOf(decision, into);
    if (why !== null) {
      flaws.push({ decision, why });
      continue;
    }
    const own = nameOf(decision.actor);
    switch (decision.action) {
      case 'rename':
        own.names = { ...own.names, ...decision.names };
        break;
      case 'aliases':
        alias(own, decision.add, decision.remove);
        break;
      default: {
        steps.push(decision);
        for (const actor of decision.actors) if (!described.has(actor.id)) described.set(actor.id, actor);
        if (decision.action === 'split') break;
        into.set(decision.actor, decision.into);
        const actor = decision.actors.find(({ id }) => id === decision.actor);
        alias(nameOf(decision.into), wordsFor(actor, own), []);
      }
    }
  }
  const merged = Object.fromEntries([...into.keys()].sort().map((id) => [id, lastOf(into, id)]));
  const said = [...named.values()].filter((each) => !into.has(each.id) && !isSilent(each));
  return { steps, flaws, described, decided: { merged, named: said.sort((a, b) => (a.id < b.id ? -1 : 1)) } };
}

function flawOf(decision: StandingActorDecision, into: ReadonlyMap<string, string>): string | null {
  const ends = 'into' in decision ? [decision.actor, decision.into] : [decision.actor];
  for (const id of ends) {
    const other = into.get(id);
    if (other !== undefined) return `"${id}" was merged into "${other}".`;
  }
  return ends.length > 1 && ends[0] === ends[1] ? `"${decision.actor}" is the same actor.` : null;
}

function alias(own: Named, add: readonly string[], remove: readonly string[]): void {
  const without = (words: readonly string[], gone: readonly string[]) => words.filter((word) => !gone.includes(word));
  own.remove = [...without(own.remove, [...add, ...remove]), ...without(remove, add)];
  own.add = [...without(own.add, [...add, ...remove]), ...new Set(add)];
}

/** Every word for an actor that is somebody else from now on, so that it is still found by them. */
function wordsFor(actor: Actor | undefined, { names, add, remove }: Named): string[] {
  const words = [
    ...Object.values({ ...actor?.names, ...names }),
    ...Object.values(actor?.names ?? {}),
    ...(actor?.aliases ?? []),
    ...add,
  ];
  return [...new Set(words.flatMap((word) => word ?? []))].filter((word) => !remove.includes(word));
}

function lastOf(into: ReadonlyMap<string, string>, id: string): string {
  let last = id;
  // Nobody is merged into somebody who is gone already, so this ends.
  for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
  return last;
}

const isSilent = ({ names, add, remove }: Named): boolean =>
  !add.length && !remove.length && Object.values(names).every((name) => name === undefined);
