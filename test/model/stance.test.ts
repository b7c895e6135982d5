import { describe, expect, test } from 'vitest';
import { CAMEO_TO_PLOVER, ploverOf } from '#model/cameo';
import { definitionOf, meanContribution, STANCE_CODES, STANCES, scoresOf } from '#model/stance';

const conduct = STANCE_CODES.filter((code) => definitionOf(code).family === 'conduct');

describe('the closed list of stances', () => {
  test('has 17 acts and 18 postures', () => {
    expect(conduct).toHaveLength(17);
    expect(STANCE_CODES).toHaveLength(35);
  });

  test('holds exactly these six to be symmetric', () => {
    expect(STANCE_CODES.filter((code) => STANCES[code].symmetric).sort()).toEqual(
      ['ALIGNS_WITH', 'COMPETES_WITH', 'CONFRONTS', 'CONSULT', 'COOPERATE', 'PARTNERS_WITH'].sort(),
    );
  });

  test.each(STANCE_CODES)('%s has scores on the side of its sign', (code) => {
    const { sign, signed, plover, goldstein, posture, family } = definitionOf(code);
    expect(signed).toBe((plover ?? posture) !== null);
    expect(goldstein === null).toBe(family === 'posture');
    if (sign !== 0) expect(Math.sign(plover ?? posture ?? 0)).toBe(sign);
  });

  test('an overridden sign turns the scores over; the stance’s own leaves them', () => {
    expect(scoresOf('INTERESTED_IN', 1)).toEqual({ plover: null, goldstein: null, posture: 2.5 });
    expect(scoresOf('INTERESTED_IN', -1)).toEqual({ plover: null, goldstein: null, posture: -2.5 });
    expect(scoresOf('SANCTION', 1)).toEqual({ plover: 6, goldstein: 4, posture: null });
    expect(scoresOf(null, -1)).toEqual({ plover: null, goldstein: null, posture: null });
  });

  test('a mean takes PLOVER first, then posture, and nothing from a claim that takes no side', () => {
    expect(meanContribution(scoresOf('INVITE', 1), 1)).toBe(2.5);
    expect(meanContribution(scoresOf('CONTAINS', -1), -1)).toBe(-5);
    expect(meanContribution(scoresOf('REQUEST', 0), 0)).toBeNull();
    expect(meanContribution(scoresOf('INFLUENCES', 0), 0)).toBeNull();
  });
});

describe('CAMEO to PLOVER', () => {
  test('has the 257 rows of the published table, each to a category of the list', () => {
    expect(CAMEO_TO_PLOVER).toHaveLength(257);
    for (const [, category] of CAMEO_TO_PLOVER) expect(conduct).toContain(category);
  });

  test.each(conduct.filter((code) => code !== 'INVITE'))(
    '%s names the CAMEO codes that the table maps to it',
    (code) => {
      for (const root of rootsOf(code)) expect(ploverOf(root)).toContain(code);
    },
  );

  test('sends these rows, and no others, elsewhere than their root', () => {
    const elsewhere = CAMEO_TO_PLOVER.filter(
      ([cameo, category]) =>
        !conduct.some((code) => code === category && rootsOf(code).some((root) => cameo.startsWith(root))),
    );
    expect(elsewhere.map(([cameo, category]) => `${cameo} ${category}`)).toEqual([
      '0813 RETREAT',
      '0814 RETREAT',
      '163 COERCE',
      '1712 ASSAULT',
      '191 COERCE',
      '192 COERCE',
      '175 ASSAULT',
      '175 ASSAULT',
    ]);
  });

  test('an unknown code falls back to its root, and nonsense to nothing', () => {
    expect(ploverOf('0421')).toEqual(['CONSULT']);
    expect(ploverOf('99')).toEqual([]);
  });
});

const rootsOf = (code: (typeof STANCE_CODES)[number]): readonly string[] => STANCES[code].cameo;
