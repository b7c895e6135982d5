import { z } from 'zod';

/** Towards the target: -1 hostile, 0 neither, +1 cooperative. */
export const Sign = z.union([z.literal(-1), z.literal(0), z.literal(1)], 'is none of -1, 0, 1');
export type Sign = z.infer<typeof Sign>;

/**
 * One entry of the closed list of stances.
 * `plover` and `goldstein` are published intensities (-10..10); `posture` is the project's own, provisional
 * scale for relationships that PLOVER has no code for.
 */
export interface StanceDefinition {
  readonly family: 'conduct' | 'posture';
  readonly sign: Sign;
  /** False where the stance says nothing about friendliness: no score, no part in a mean. */
  readonly signed: boolean;
  /** Held by both sides alike: stored once, drawn with two arrows. */
  readonly symmetric: boolean;
  readonly plover: number | null;
  readonly goldstein: number | null;
  readonly posture: number | null;
  /** CAMEO codes or code ranges that the stance stands for. */
  readonly cameo: readonly string[];
  /** What makes a passage this stance and no other. */
  readonly test: string;
}

const conduct = (
  sign: Sign,
  plover: number,
  goldstein: number,
  cameo: readonly string[],
  test: string,
  symmetric = false,
): StanceDefinition => ({
  family: 'conduct',
  sign,
  signed: true,
  symmetric,
  plover,
  goldstein,
  posture: null,
  cameo,
  test,
});

const posture = (
  sign: Sign,
  score: number | null,
  test: string,
  { symmetric = false, signed = true } = {},
): StanceDefinition => ({
  family: 'posture',
  sign,
  signed,
  symmetric,
  plover: null,
  goldstein: null,
  posture: score,
  cameo: [],
  test,
});

/**
 * The closed list. Conduct: categories and scores of PLOVER 0.8 with the CAMEO roots and Goldstein scores they
 * stand for. The manual prints ACCUSE as +3 although each of its modes is negative (-2, -3.5, -3.5): a lost
 * sign, so it is -3 here.
 */
export const STANCES = {
  INVITE: conduct(1, 2.5, 4, ['036'], 'invites, or expresses the wish to meet'),
  CONSULT: conduct(1, 2.5, 1, ['04'], 'meets, talks, negotiates', true),
  AGREE: conduct(1, 2.5, 4, ['03'], 'agrees or announces the intent to cooperate'),
  SUPPORT: conduct(1, 5, 3.5, ['05'], 'supports, praises or defends by diplomatic means'),
  COOPERATE: conduct(1, 9.5, 6, ['06'], 'works together in an act: signs, trains, trades', true),
  AID: conduct(1, 10, 7, ['07'], 'gives money, goods, arms or shelter'),
  CONCEDE: conduct(1, 4.5, 5, ['080', '081', '082', '083'], 'yields to a demand'),
  RETREAT: conduct(1, 6.5, 7, ['084', '085', '086', '087'], 'withdraws, releases, ends an operation'),
  REQUEST: conduct(0, 0, -5, ['10'], 'asks for or demands something'),
  ACCUSE: conduct(-1, -3, -2, ['09', '11'], 'blames, criticises, investigates'),
  REJECT: conduct(-1, -2, -4, ['12'], 'refuses a proposal or demand'),
  THREATEN: conduct(-1, -3.5, -6, ['13'], 'threatens or warns of a harm it would do'),
  PROTEST: conduct(-1, -5, -6.5, ['14'], 'demonstrates, strikes, blocks in protest'),
  MOBILIZE: conduct(-1, -5.5, -7.2, ['15'], 'moves or raises forces'),
  SANCTION: conduct(-1, -6, -4, ['16'], 'cuts ties, imposes an embargo or sanctions'),
  COERCE: conduct(-1, -7, -7, ['17'], 'arrests, seizes, represses, attacks by other means than arms'),
  ASSAULT: conduct(-1, -9, -9, ['18', '19', '20'], 'uses violence'),
  ALIGNS_WITH: posture(1, 7, 'alliance, membership, the same camp', { symmetric: true }),
  PARTNERS_WITH: posture(1, 5, 'partnership, ties, joint work as a relationship', { symmetric: true }),
  RECOGNIZES: posture(1, 3.5, 'grants weight, status or a role'),
  INTERESTED_IN: posture(1, 2.5, 'attention, interest, the wish to be closer'),
  MEDIATES: posture(1, 2, 'mediator, host of talks'),
  BALANCES: posture(0, 0, 'multi-vector, diversifies, refuses to choose'),
  CAUTIOUS_TOWARD: posture(0, 0, 'restrains itself'),
  OBSERVES: posture(0, 0, 'watches or weighs without judging'),
  PERCEIVES_AS: posture(0, 0, 'sees it as something; the something is the topic'),
  INFLUENCES: posture(0, null, 'has or gains weight', { signed: false }),
  DEPENDS_ON: posture(0, null, 'needs, is bound by', { signed: false }),
  ASSERTS_AUTONOMY: posture(0, null, 'agency; keeps or gains distance', { signed: false }),
  WARY_OF: posture(-1, -2, 'is worried by'),
  COMPETES_WITH: posture(-1, -3, 'rivalry', { symmetric: true }),
  OPPOSES: posture(-1, -3, 'is against'),
  PRESSURES: posture(-1, -4, 'presses, retaliates'),
  CONTAINS: posture(-1, -5, "limits the other's power"),
  CONFRONTS: posture(-1, -7, 'open confrontation, challenge', { symmetric: true }),
} as const satisfies Record<string, StanceDefinition>;

export type StanceCode = keyof typeof STANCES;
export const STANCE_CODES = Object.keys(STANCES) as [StanceCode, ...StanceCode[]];
export const StanceCode = z.enum(STANCE_CODES);

export const Scores = z.object({
  plover: z.number().min(-10).max(10).nullable(),
  goldstein: z.number().min(-10).max(10).nullable(),
  posture: z.number().min(-10).max(10).nullable(),
});
export type Scores = z.infer<typeof Scores>;

/** The definition of a stance, typed as the general shape. */
export const definitionOf = (code: StanceCode): StanceDefinition => STANCES[code];

/** Whether both sides hold the stance alike. A risk without a stance is not symmetric. */
export const isSymmetric = (code: StanceCode | null): boolean => code !== null && definitionOf(code).symmetric;

/** The stance's published scores, turned over where the text gives the opposite sign of the stance's own. */
export function scoresOf(code: StanceCode | null, sign: Sign): Scores {
  if (code === null) return { plover: null, goldstein: null, posture: null };
  const { plover, goldstein, posture, sign: own } = definitionOf(code);
  const turn = (score: number | null) => (score === null || own === 0 || sign !== -own ? score : -score);
  return { plover: turn(plover), goldstein: turn(goldstein), posture: turn(posture) };
}

/**
 * What a claim adds to a mean: PLOVER's intensity, else the posture's. Null where the claim takes no side, and
 * where only the text takes one: a stance that is neutral of its own has no intensity to lend.
 */
export const meanContribution = (scores: Scores, sign: Sign): number | null =>
  sign === 0 ? null : (scores.plover ?? scores.posture) || null;
