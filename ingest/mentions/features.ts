import type { Case, Grammatical } from '../text/token.ts';

/** Cases and numbers that a form may stand for, as a set of bits: six cases in the singular, then six in the plural. */
export type Features = number;

const CASES: readonly Case[] = ['nom', 'gen', 'dat', 'acc', 'ins', 'loc'];
const PLURAL = CASES.length;
const SINGULAR_BITS = 0b111111;

/** All cases of both numbers: a word that never changes. */
export const ANY: Features = 0b111111_111111;
export const ANY_SINGULAR: Features = SINGULAR_BITS;
export const ANY_PLURAL: Features = SINGULAR_BITS << PLURAL;

export const feature = (of: Case, number: Grammatical): Features =>
  1 << (CASES.indexOf(of) + (number === 'plur' ? PLURAL : 0));

/** A case of either number. */
export const inCase = (of: Case): Features => feature(of, 'sing') | feature(of, 'plur');

export const casesIn = (features: Features): Set<Case> => new Set(CASES.filter((each) => features & inCase(each)));

/** Null where it may be either. */
export function numberIn(features: Features): Grammatical | null {
  const singular = (features & ANY_SINGULAR) !== 0;
  const plural = (features & ANY_PLURAL) !== 0;
  return singular === plural ? null : singular ? 'sing' : 'plur';
}

/** The same cases in both numbers: agreement in case alone. */
export function casesOnly(features: Features): Features {
  const either = (features | (features >> PLURAL)) & SINGULAR_BITS;
  return either | (either << PLURAL);
}
