import { z } from 'zod';
import { Actor, ActorId, ActorType } from './actor.ts';
import { said, told, undone } from './decision.ts';

/** What people can decide about an actor. */
export const ACTOR_ACTIONS = ['merge', 'split', 'rename', 'aliases'] as const;

const Name = z.string().trim().min(1).max(300);

/** Names that are to be shown instead of what documents say; null for a language takes the name away. */
export const NewNames = z.strictObject({
  en: Name.optional(),
  ru: Name.nullable().optional(),
  kk: Name.nullable().optional(),
});
export type NewNames = z.infer<typeof NewNames>;

const own = {
  id: z.string().min(1).max(64).describe('Hash of the rest'),
  by: z.string().min(1).max(200).describe('Who decided'),
  at: z.iso.datetime().describe('When, in UTC'),
  note: z.string().max(4_000).nullable().describe('Why'),
};

/** How the actors were described then, so that documents that lack one can name it and its names stay known. */
const actors = z.array(Actor).max(2);

/** `actor` is `into`. */
export const Merge = z.strictObject({
  action: z.literal('merge'),
  ...own,
  actor: ActorId,
  into: ActorId,
  actors,
});

/** Whoever these documents and claims call `actor` is `into`. */
export const Split = z.strictObject({
  action: z.literal('split'),
  ...own,
  actor: ActorId,
  into: ActorId,
  documents: z.array(z.string().min(1).max(200)).max(1_000),
  claims: z.array(z.string().min(1).max(100)).max(1_000),
  actors,
});

export const Rename = z.strictObject({ action: z.literal('rename'), ...own, actor: ActorId, names: NewNames });

export const Aliases = z.strictObject({
  action: z.literal('aliases'),
  ...own,
  actor: ActorId,
  add: z.array(Name).max(100),
  remove: z.array(Name).max(100),
});

/** Takes back the decision, or the undo, with the id `of`. */
export const UndoOfActor = z.strictObject({ action: z.literal('undo'), ...own, of: z.string().min(1).max(64) });

/** One line of the file of decisions about actors. */
export const ActorDecision = z.discriminatedUnion('action', [Merge, Split, Rename, Aliases, UndoOfActor]);
export type ActorDecision = z.infer<typeof ActorDecision>;
export type StandingActorDecision = Exclude<ActorDecision, { action: 'undo' }>;

/** What the decisions come to, as a save takes it: who is somebody else, and who is called otherwise. */
export const DecidedActors = z.object({
  merged: z.record(ActorId, ActorId),
  named: z.array(
    z.object({ id: ActorId, names: NewNames, add: z.array(z.string().min(1)), remove: z.array(z.string().min(1)) }),
  ),
});
export type DecidedActors = z.infer<typeof DecidedActors>;

/** Somebody whom the graph does not know yet. */
export const NewActorNames = z.strictObject({
  type: ActorType,
  names: z.strictObject({ en: Name, ru: Name.nullable().default(null), kk: Name.nullable().default(null) }),
});

export const NewMerge = z.strictObject({ into: ActorId.describe('Who the actor is'), ...said });
export type NewMerge = z.infer<typeof NewMerge>;

export const NewSplit = z.strictObject({
  into: z
    .union([ActorId, NewActorNames])
    .describe('Who these documents and claims mean: an actor by id, or somebody new'),
  documents: z.array(z.string().min(1).max(200)).max(1_000).default([]).describe('All that these documents say'),
  claims: z
    .array(z.string().min(1).max(100))
    .max(200)
    .default([])
    .describe('These claims, at their ends and among who says so'),
  ...said,
});
export type NewSplit = z.infer<typeof NewSplit>;

export const NewRename = z.strictObject({ names: NewNames, ...said });
export type NewRename = z.infer<typeof NewRename>;

export const NewAliases = z.strictObject({
  add: z.array(Name).max(100).default([]),
  remove: z.array(Name).max(100).default([]),
  ...said,
});
export type NewAliases = z.infer<typeof NewAliases>;

export const NewUndo = z.strictObject({
  of: undone,
  ...said,
});
export type NewUndo = z.infer<typeof NewUndo>;

/** A decision about an actor, whether or not somebody took it back. */
export const ActorDecisionRow = z.object({
  id: z.string(),
  action: z.enum([...ACTOR_ACTIONS, 'undo']),
  ...told,
  actor: ActorId.nullable().describe('Null of an undo'),
  into: ActorId.nullable(),
  names: NewNames.nullable(),
  add: z.array(z.string()),
  remove: z.array(z.string()),
  documents: z.array(z.string()),
  claims: z.array(z.string()),
  of: z.string().nullable().describe('What an undo takes back'),
});
export type ActorDecisionRow = z.infer<typeof ActorDecisionRow>;

/** All decisions about an actor, oldest first, and who it is after all of them. */
export const ActorDecisionRows = z.object({
  rows: z.array(ActorDecisionRow),
  mergedInto: ActorId.nullable().describe('Who the actor is now; null where it is still itself'),
});
export type ActorDecisionRows = z.infer<typeof ActorDecisionRows>;

/** What became of a decision. */
export const ActorDecided = z.object({
  decision: ActorDecisionRow,
  saved: z.array(z.string()).describe('Documents that the graph now says as decided'),
  pending: z
    .array(z.object({ document: z.string(), message: z.string() }))
    .describe('Documents that could not be brought there: the decision stands, and they follow at the next start'),
});
export type ActorDecided = z.infer<typeof ActorDecided>;
