import { describe, expect, it } from 'vitest';
import { loadExtractor } from '../../ingest/extractor.ts';
import { extractWith } from '../../ingest/pipeline.ts';

const extractor = await loadExtractor();

/** `HOLDER>STANCE>TARGET` of each claim, with `!` where it is denied. */
const claims = (text: string, language: 'en' | 'kk' = 'en'): string[] =>
  extractWith(extractor, {
    text,
    meta: { id: 'example', date: '2026-01-02', language, outlet: 'Example', modified: '2026-01-02' },
  }).claims.map(
    ({ negated, holder, stance, target }) => `${negated ? '!' : ''}${holder?.id ?? '-'}>${stance}>${target?.id ?? '-'}`,
  );

describe('roles by order in English', () => {
  it.each([
    ['passes over when it was', 'Last year Egyptian forces shot down a Libyan drone.', 'EGY>ASSAULT>LBY'],
    ['passes over an opening phrase', 'In my view Peru is wary of Chile.', 'PER>WARY_OF>CHL'],
    ['takes no auxiliary for a trigger', 'Peru has thrown its weight behind Bolivia.', 'PER>SUPPORT>BOL'],
    ['gives a gerund to the accused', 'Norway accused Iceland of arming Cuba.', 'ISL>AID>CUB'],
    ['parts the viewed from what it is seen as', 'Chad considers Niger a partner.', 'TCD>RECOGNIZES>NER'],
    ['reads what stands behind "as"', 'Peru sees Chile as a reliable guarantor.', 'PER>RECOGNIZES>CHL'],
    ['reaches past the object of a refusal', 'Peru rejected an offer from Chile.', 'PER>REJECT>CHL'],
    ['takes the adjective before the trigger’s noun', 'Mali expelled French diplomats.', 'MLI>SANCTION>FRA'],
  ])('%s', (_, text, expected) => {
    expect(claims(text)).toContain(expected);
  });

  it.each([
    ['Norway accused Iceland of arming Cuba.', 'NOR>AID>CUB'],
    ['The European Union has suspended talks with Chad.', 'european-union>CONSULT>TCD'],
  ])('%s does not say %s', (text, wrong) => {
    expect(claims(text)).not.toContain(wrong);
  });
});

describe('pronouns in English', () => {
  it('prefers the subject before to the object', () => {
    expect(claims('Azerbaijan supports Ukraine. It sells gas to Italy.')).toContain('AZE>COOPERATE>ITA');
  });

  it('takes "they" for those whom an adjective names in the subject', () => {
    expect(claims('Vietnamese leaders met Japan. They condemned Laos.')).toContain('VNM>ACCUSE>LAO');
  });
});

describe('owners in front in Kazakh', () => {
  it.each([
    ['Түркияның Сомалиге ықпалы артты.', 'TUR>INFLUENCES>SOM'],
    ['Куба Канаданың ұсынысын қабылдамады.', 'CUB>REJECT>CAN'],
  ])('%s says %s', (text, expected) => {
    expect(claims(text, 'kk')).toContain(expected);
  });
});
