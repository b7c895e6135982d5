import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { MODALITIES, REALIS } from '#model/claim';
import { LANGUAGES } from '#model/document';
import { STANCE_CODES } from '#model/stance';
import {
  CERTAINTY_WORDS,
  FLOOR_WORDS,
  MODALITY_WORDS,
  NOBODY_WORDS,
  REALIS_WORDS,
  RISK_WORDS,
  SIGN_WORDS,
  STANCE_WORDS,
  TYPE_WORDS,
} from '#model/words';
import { textIn } from '../web/text.ts';

describe.each(LANGUAGES)('the words of files and the page are the same in %s', (language) => {
  const t = textIn(language);

  test('for every stance', () => {
    for (const code of STANCE_CODES) expect(STANCE_WORDS[code][language]).toBe(t(`stance.${code}`));
    expect(RISK_WORDS[language]).toBe(t('stance.risk'));
  });

  test('for every sign', () => {
    const ids = { '-1': 'sign.hostile', '0': 'sign.neutral', '1': 'sign.cooperative' } as const;
    for (const sign of ['-1', '0', '1'] as const) expect(SIGN_WORDS[sign][language]).toBe(t(ids[sign]));
  });

  test('for every type of actor', () => {
    for (const type of ACTOR_TYPES) expect(TYPE_WORDS[type][language]).toBe(t(`type.${type}`));
  });

  test('for how far from a fact it is', () => {
    for (const realis of REALIS) expect(REALIS_WORDS[realis][language]).toBe(t(`realis.${realis}`));
    for (const modality of MODALITIES) expect(MODALITY_WORDS[modality][language]).toBe(t(`modality.${modality}`));
  });

  test('for every certainty, and for nobody', () => {
    for (const code of CERTAINTIES) {
      expect(CERTAINTY_WORDS[code][language]).toBe(t(`certainty.${code}`));
      expect(FLOOR_WORDS[code][language]).toBe(t(`filters.certainty.${code}`));
    }
    expect(NOBODY_WORDS[language]).toBe(t('claim.nobody'));
  });
});
