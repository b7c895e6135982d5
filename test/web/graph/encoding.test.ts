import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { curvatureOf, DASHES, GLYPHS, MARKS, PALETTES, radiusOf, widthOf } from '#model/exports/picture/encoding';
import { SIGNS } from '../../../web/state/view.ts';
import { channelsOf, contrast } from '../contrast.ts';

test('the contrast that these tests measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
});

/**
 * What people without one kind of cone see; matrices for linear RGB of Viénot, Brettel and Mollon 1999 (red, green),
 * and of Machado, Oliveira and Fernandes 2009 at severity 1 (blue).
 */
const BLINDNESS: Readonly<Record<string, readonly number[]>> = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
  deuteranopia: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** CIE L*a*b*, D65, of linear RGB. */
function labOf([red = 0, green = 0, blue = 0]: readonly number[]): number[] {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [
    f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047),
    f(0.2126 * red + 0.7152 * green + 0.0722 * blue),
    f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seenAs(color: string, matrix: readonly number[]): number[] {
  const linear = channelsOf(color).map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return labOf(
    [0, 3, 6].map((row) =>
      Math.min(
        1,
        Math.max(
          0,
          linear.reduce((sum, value, column) => sum + value * (matrix[row + column] ?? 0), 0),
        ),
      ),
    ),
  );
}

describe.each(Object.entries(PALETTES))('the %s palette', (_theme, palette) => {
  test.each(SIGNS)('shows sign %i as text and line: 4.5 to 1 on the surface', (sign) => {
    expect(contrast(palette.signs[sign], palette.surface)).toBeGreaterThanOrEqual(4.5);
  });

  test('shows words at 7 to 1, and marks and rings at 3 to 1', () => {
    expect(contrast(palette.ink, palette.surface)).toBeGreaterThanOrEqual(7);
    expect(contrast(palette.ink, palette.halo)).toBeGreaterThanOrEqual(7);
    // What is selected is told by the glow around it, and what lies on the glow must still be seen.
    expect(contrast(palette.ink, palette.selection)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(BLINDNESS))('keeps cooperative and hostile apart: %s', (_kind, matrix) => {
    const [one, other] = [seenAs(palette.signs[1], matrix), seenAs(palette.signs[-1], matrix)];
    expect(Math.hypot(...one.map((value, index) => value - (other[index] ?? 0)))).toBeGreaterThan(50);
  });
});

describe('a mark in the picture', () => {
  test('has a glyph of its own for each sign', () => {
    expect(SIGNS.map((sign) => GLYPHS[sign])).toEqual(['▲', '▼', '◆']);
  });

  test('has a dash of its own for each certainty; stated is solid, and the less certain the less ink', () => {
    expect(DASHES.CT).toBeNull();
    const ink = CERTAINTIES.map((certainty) => {
      const dash = DASHES[certainty];
      return dash ? dash.dash / (dash.dash + dash.gap) : 1;
    });
    expect(ink).toEqual([...ink].sort((a, b) => a - b));
    expect(new Set(ink).size).toBe(CERTAINTIES.length);
  });

  test('has a shape and filling of its own for each type of actor', () => {
    expect(Object.keys(MARKS).sort()).toEqual([...ACTOR_TYPES].sort());
    expect(new Set(Object.values(MARKS).map((mark) => mark.join(' '))).size).toBe(ACTOR_TYPES.length);
  });

  test('grows with its claims, within bounds', () => {
    fc.assert(
      fc.property(fc.nat(5000), (claims) => {
        expect(widthOf(claims + 1)).toBeGreaterThan(widthOf(claims));
        expect(radiusOf(claims + 1)).toBeGreaterThanOrEqual(radiusOf(claims));
        expect(radiusOf(claims)).toBeLessThanOrEqual(16);
      }),
    );
    expect(widthOf(1)).toBeCloseTo(1.9, 5);
    expect(widthOf(4)).toBeCloseTo(2.8, 5);
  });

  test('is a curve always: a straight line and its way back would lie on each other', () => {
    for (let index = 0; index < 6; index++) expect(curvatureOf(index)).toBeGreaterThan(0);
  });
});
