import { z } from 'zod';
import { ACTOR_TYPES } from '#model/actor';
import { CAMEO_TO_PLOVER } from '#model/cameo';
import { CERTAINTIES } from '#model/certainty';
import { CLAIM_KINDS, CUE_ROLES, METHODS, MODALITIES, REALIS, REVIEW_STATES } from '#model/claim';
import { Scores, Sign, STANCES, StanceCode } from '#model/stance';
import { VOCABULARY_VERSION } from '#model/vocabulary';
import { fixed } from '../fixed.ts';
import type { Route } from '../route.ts';

/** The closed lists, so that whoever quotes a code can look up what it means and where its scores come from. */
export const Vocabulary = z.object({
  version: z.int(),
  stances: z.array(
    Scores.extend({
      code: StanceCode,
      family: z.enum(['conduct', 'posture']),
      sign: Sign,
      signed: z.boolean(),
      symmetric: z.boolean(),
      cameo: z.array(z.string()),
      test: z.string(),
    }),
  ),
  actorTypes: z.array(z.string()),
  certainties: z.array(z.string()),
  kinds: z.array(z.string()),
  realis: z.array(z.string()),
  modalities: z.array(z.string()),
  cueRoles: z.array(z.string()),
  methods: z.array(z.string()),
  reviewStates: z.array(z.string()),
  cameo: z.array(z.object({ code: z.string(), plover: z.string(), mode: z.string(), context: z.string() })),
});

const vocabulary: z.input<typeof Vocabulary> = {
  version: VOCABULARY_VERSION,
  stances: Object.entries(STANCES).map(([code, { cameo, ...definition }]) => ({
    code: StanceCode.parse(code),
    ...definition,
    cameo: [...cameo],
  })),
  actorTypes: [...ACTOR_TYPES],
  certainties: [...CERTAINTIES],
  kinds: [...CLAIM_KINDS],
  realis: [...REALIS],
  modalities: [...MODALITIES],
  cueRoles: [...CUE_ROLES],
  methods: [...METHODS],
  reviewStates: [...REVIEW_STATES],
  cameo: CAMEO_TO_PLOVER.map(([code, plover, mode, context]) => ({ code, plover, mode, context })),
};

export const vocabularyRoute = (): Route =>
  fixed({
    name: 'vocabulary',
    path: '/vocabulary',
    summary: 'The closed lists: stances with their scores and sources, certainties, types of actors',
    tag: 'vocabulary',
    schema: Vocabulary,
    answer: () => vocabulary,
  });
