import type { ActorType } from '#model/actor';
import type { Certainty } from '#model/certainty';
import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import type { Relationship } from '#model/relationship';
import type { Sign, StanceCode } from '#model/stance';
import type { MessageId, Translate } from '../i18n/catalogue.ts';
import { formatSpan } from '../i18n/dates.ts';
import type { NameBook } from '../i18n/names.ts';

/** Values of the closed lists in words of the interface. */
const SIGN_IDS = { 1: 'sign.cooperative', 0: 'sign.neutral', [-1]: 'sign.hostile' } as const satisfies Record<
  Sign,
  MessageId
>;

export const signWord = (t: Translate, sign: Sign): string => t(SIGN_IDS[sign]);
export const certaintyWord = (t: Translate, certainty: Certainty): string => t(`certainty.${certainty}`);
export const typeWord = (t: Translate, type: ActorType): string => t(`type.${type}`);
export const stanceWord = (t: Translate, stance: StanceCode | null): string =>
  t(stance ? `stance.${stance}` : 'stance.risk');

/** A line as it is read out: "Russia to United States: hostile, possible, 1 claim, 25 December 2025". */
export const lineWords = (line: Relationship, t: Translate, language: Language, nameOf: NameBook): string =>
  t(line.symmetric ? 'mirror.both' : 'mirror.line', {
    holder: nameOf(line.holder),
    target: nameOf(line.target),
    sign: signWord(t, line.sign).toLowerCase(),
    certainty: certaintyWord(t, line.maxCertainty),
    claims: line.claims,
    date: formatSpan(line.firstSaid, line.lastSaid, language),
  });

/** The ends of a line in names: "Russia → United States". */
export const arrowWords = (
  line: Pick<Relationship, 'holder' | 'target' | 'symmetric'>,
  t: Translate,
  nameOf: NameBook,
): string =>
  t(line.symmetric ? 'claim.both' : 'claim.direction', { holder: nameOf(line.holder), target: nameOf(line.target) });

/** Whose stance it is towards whom, in names. */
export function directionWords(
  claim: Pick<StoredClaim, 'holder' | 'target'>,
  isSymmetric: boolean,
  t: Translate,
  nameOf: NameBook,
): string {
  const holder = claim.holder ? nameOf(claim.holder) : t('claim.nobody');
  if (!claim.target) return holder;
  return t(isSymmetric ? 'claim.both' : 'claim.direction', { holder, target: nameOf(claim.target) });
}
