import { z } from 'zod';
import type { ActorDesk } from '#ingest/actors/desk';
import { ActorId } from '#model/actor';
import {
  ActorDecided,
  ActorDecisionRows,
  NewAliases,
  NewMerge,
  NewRename,
  NewSplit,
  NewUndo,
} from '#model/actor-decision';
import { json, type Route, route } from '../route.ts';

const OneActor = z.strictObject({ id: ActorId.describe('The actor’s id') });

/** What people decide about actors. */
export const actorDecisionRoutes = (desk: ActorDesk): Route[] => [
  route({
    name: 'actorDecisions',
    method: 'get',
    path: '/actors/:id/decisions',
    summary: 'All decisions about an actor, oldest first, with which of them stand',
    tag: 'actor decisions',
    params: OneActor,
    access: 'read',
    limit: 'questions',
    answers: { 200: { description: 'The decisions, and who the actor is now', content: json(ActorDecisionRows) } },
    handle: async ({ params, response }) => {
      response.json(await desk.decisions(params.id));
    },
  }),
  deciding('mergeActor', 'merge', 'Says that an actor is another one', NewMerge, desk.merge),
  deciding('splitActor', 'split', 'Says where an actor is another one', NewSplit, desk.split),
  deciding('renameActor', 'rename', 'Gives an actor other names than documents do', NewRename, desk.rename),
  deciding('aliasActor', 'aliases', 'Gives an actor further names, or takes some away', NewAliases, desk.aliases),
  deciding('undoActorDecision', 'undo', 'Takes a decision about an actor back', NewUndo, desk.undo),
];

/** Each kind of decision is sent to an address of its own, and answered alike. */
function deciding<Body extends z.ZodType>(
  name: string,
  action: string,
  summary: string,
  body: Body,
  decide: (actor: string, body: z.output<Body>) => Promise<ActorDecided>,
): Route {
  return route({
    name,
    method: 'post',
    path: `/actors/:id/${action}`,
    summary,
    tag: 'actor decisions',
    params: OneActor,
    body: { json: body },
    access: 'write',
    limit: 'writes',
    answers: {
      200: { description: 'The decision, which all documents say that it concerns', content: json(ActorDecided) },
      202: { description: 'The decision stands; some documents do not say so yet', content: json(ActorDecided) },
      409: { description: 'It does not fit what was decided before; the message says why. Nothing was decided' },
    },
    handle: async ({ params, body: said, response }) => {
      const decided = await decide(params.id, said);
      response.status(decided.pending.length ? 202 : 200).json(decided);
    },
  });
}
