import { z } from 'zod';
import type { Desk } from '#ingest/review/desk';
import { NewClaim, NewReview, Reviewed, ReviewRows } from '#model/review';
import { json, type Route, route } from '../route.ts';

const OneClaim = z.strictObject({ id: z.string().min(1).max(100).describe('The claim’s id') });
const OneDocument = z.strictObject({ id: z.string().min(1).max(200).describe('The document’s id') });

const LATER = {
  description: 'The decision is kept, and the database went away: the graph follows when it is back',
  content: json(Reviewed),
};
const CONFLICT = { description: 'It does not fit what is there now; the message says why. Nothing was decided' };

/** What people decide on claims. */
export const reviewRoutes = (desk: Desk): Route[] => [
  route({
    name: 'reviews',
    method: 'get',
    path: '/claims/:id/reviews',
    summary: 'All decisions on a claim, oldest first, with which of them stand',
    tag: 'reviews',
    params: OneClaim,
    access: 'read',
    limit: 'questions',
    answers: {
      200: { description: 'The decisions; none for a claim that nobody decided on', content: json(ReviewRows) },
    },
    handle: async ({ params, response }) => {
      response.json(await desk.reviews(params.id));
    },
  }),
  route({
    name: 'review',
    method: 'post',
    path: '/claims/:id/reviews',
    summary: 'Accepts, rejects or edits a claim, or takes a decision on it back',
    tag: 'reviews',
    params: OneClaim,
    body: { json: NewReview },
    access: 'write',
    limit: 'writes',
    answers: {
      200: { description: 'The claim as it is now, and the decision', content: json(Reviewed) },
      202: LATER,
      409: CONFLICT,
    },
    handle: async ({ params, body, response }) => {
      const reviewed = await desk.review(params.id, body);
      response.status(reviewed.saved ? 200 : 202).json(reviewed);
    },
  }),
  route({
    name: 'addClaim',
    method: 'post',
    path: '/documents/:id/claims',
    summary: 'Adds a claim that the machine does not make',
    tag: 'reviews',
    params: OneDocument,
    body: { json: NewClaim },
    access: 'write',
    limit: 'writes',
    answers: {
      201: {
        description: 'The claim, and the decision that added it',
        headers: { Location: { description: 'Where the claim is to be found', schema: z.string(), always: true } },
        content: json(Reviewed),
      },
      202: LATER,
      409: CONFLICT,
    },
    handle: async ({ params, body, response }) => {
      const reviewed = await desk.add(params.id, body);
      if (reviewed.claim) response.location(`/api/claims/${encodeURIComponent(reviewed.claim.id)}`);
      response.status(reviewed.claim ? 201 : 202).json(reviewed);
    },
  }),
];
