import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Certainty } from '#model/certainty';
import { curvatureOf, DASHES, FADED, PALETTES, radiusOf, widthOf } from '#model/exports/picture/encoding';
import { controlPoint, type Point, pointAt } from '#model/exports/picture/geometry';
import type { Network } from '#model/questions/network';
import { SIGNS } from '../../../web/state/view.ts';
import { launch } from '../browser.ts';
import { actor, line } from '../networks.ts';
import { type Pixels, pixelsOf, shareOf } from '../pixels.ts';
import type { Order } from '../renderer-page.ts';

const frame = { width: 600, height: 400 };
const WEST: Point = { x: 80, y: 200 };
const EAST: Point = { x: 520, y: 200 };
const CLAIMS = 9;

let script: string;
let browser: Browser;
let page: Page;

/** A page with nothing on it but a picture of this size. */
async function pageIn(from: Browser): Promise<Page> {
  const opened = await from.newPage({ viewport: frame, reducedMotion: 'reduce' });
  await opened.setContent(
    `<body style="margin:0"><div id="picture" style="width:${frame.width}px;height:${frame.height}px;position:relative"></div>`,
  );
  await opened.addScriptTag({ content: script });
  return opened;
}

beforeAll(async () => {
  const built = await build({
    configFile: false,
    root: join(import.meta.dirname, '../../..'),
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, '../renderer-page.ts'), formats: ['iife'], name: 'page' },
    },
  });
  const [first] = [built].flat();
  script = first && 'output' in first ? first.output[0].code : '';
  browser = await launch();
  page = await pageIn(browser);
});
afterAll(() => browser?.close());

const twoActors = [actor('EAST', { held: 0, received: 9 }), actor('WEST', { held: 9, received: 0 })];
const places = [
  ['EAST', EAST],
  ['WEST', WEST],
] as const;
const LIGHT = PALETTES.light;

async function draw(stances: Network['stances'], more: { with?: Order['with']; look?: Partial<Order['look']> } = {}) {
  const order: Order = {
    with: 'webgl',
    network: { actors: twoActors, stances },
    places,
    frame,
    ...more,
    look: { palette: LIGHT, cursor: null, focus: null, selected: [], ...more.look },
  };
  await page.evaluate(async (given) => {
    window.draw(given);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, order);
}

/** What a click takes, in a picture that nobody has clicked in: a second click soon after would be a double click. */
async function clicked(stances: Network['stances'], { x, y }: Point) {
  await draw(stances);
  await page.mouse.click(x, y);
  await page.waitForFunction(() => window.selected.length > 0);
  return page.evaluate(() => window.selected);
}

/** Points along a line, from its first actor to its arrow, without the glyph in its middle. */
function along(from: Point, to: Point, index = 0): Point[] {
  const control = controlPoint(from, to, curvatureOf(index));
  return Array.from({ length: 320 }, (_, step) => 0.12 + (0.7 * step) / 320)
    .filter((t) => t < 0.45 || t > 0.55)
    .map((t) => pointAt(from, control, to, t));
}

/** Share of each point in ink. */
const inkAlong = (pixels: Pixels, points: Point[], ink: string, surface = LIGHT.surface): number[] =>
  points.map(({ x, y }) => shareOf(pixels(x, y), ink, surface));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a line drawn with WebGL', () => {
  test.each(SIGNS)(
    'of sign %i has its hue, curves to one side, and is not where it would be straight',
    async (sign) => {
      for (const palette of Object.values(PALETTES)) {
        await draw([line('WEST', 'EAST', sign, { claims: CLAIMS })], { look: { palette } });
        await page.evaluate((color) => {
          document.body.style.background = color;
        }, palette.surface);
        const pixels = await pixelsOf(page);
        const ink = inkAlong(pixels, along(WEST, EAST), palette.signs[sign], palette.surface);
        expect(Math.min(...ink)).toBeGreaterThan(0.9);
        const straight = { x: 300, y: 200 };
        expect(shareOf(pixels(straight.x, straight.y), palette.signs[sign], palette.surface)).toBeLessThan(0.05);
      }
      await page.evaluate(() => {
        document.body.style.background = 'white';
      });
    },
  );

  const shares: [Certainty, number][] = [
    ['CT', 1],
    ['PR', 0.625],
    ['PS', 0.4],
    ['U', 0.2],
  ];
  test.each(shares)('said as %s is inked for %d of its length', async (certainty, share) => {
    const dash = DASHES[certainty];
    expect(dash ? dash.dash / (dash.dash + dash.gap) : 1).toBeCloseTo(share, 3);
    await draw([line('WEST', 'EAST', 1, { claims: CLAIMS, certainty })]);
    const ink = inkAlong(await pixelsOf(page), along(WEST, EAST), LIGHT.signs[1]);
    expect(mean(ink)).toBeGreaterThan(share - 0.08);
    expect(mean(ink)).toBeLessThan(share + 0.08);
    // A gap is empty and a dash is full: nothing in between that would read as faded.
    expect(Math.max(...ink)).toBeGreaterThan(0.9);
    if (dash) expect(Math.min(...ink)).toBeLessThan(0.1);
    else expect(Math.min(...ink)).toBeGreaterThan(0.9);
  });

  test('out of focus is mixed with the surface as it should be, not drawn darker or brighter', async () => {
    await draw([line('WEST', 'EAST', -1, { claims: CLAIMS })], { look: { focus: ['WEST'] } });
    const ink = inkAlong(await pixelsOf(page), along(WEST, EAST), LIGHT.signs[-1]);
    for (const share of ink) expect(share).toBeCloseTo(FADED, 1);
    expect(mean(ink)).toBeGreaterThan(FADED - 0.03);
    expect(mean(ink)).toBeLessThan(FADED + 0.03);
  });

  test('and its way back, and the opposite sign, can all be seen', async () => {
    await draw([
      line('WEST', 'EAST', 1, { claims: CLAIMS }),
      line('WEST', 'EAST', -1, { claims: CLAIMS }),
      line('EAST', 'WEST', -1, { claims: CLAIMS }),
    ]);
    const pixels = await pixelsOf(page);
    // By id, the hostile line of the two is the first.
    for (const [points, sign] of [
      [along(WEST, EAST, 0), -1],
      [along(WEST, EAST, 1), 1],
      [along(EAST, WEST, 0), -1],
    ] as const)
      expect(Math.min(...inkAlong(pixels, points, LIGHT.signs[sign]))).toBeGreaterThan(0.9);
  });

  test('is as wide as its claims say', async () => {
    for (const claims of [1, CLAIMS, 25]) {
      await draw([line('WEST', 'EAST', 1, { claims })]);
      const pixels = await pixelsOf(page);
      // The curve is level in its middle, and the glyph there is 15 pixels wide: beside it the line is all but level.
      const { x, y } = pointAt(WEST, controlPoint(WEST, EAST, curvatureOf(0)), EAST, 0.46);
      let ink = 0;
      for (let step = -12; step <= 12; step++)
        ink += Math.max(0, shareOf(pixels(x, y + step), LIGHT.signs[1], LIGHT.surface));
      expect(ink).toBeGreaterThan(widthOf(claims) - 0.6);
      expect(ink).toBeLessThan(widthOf(claims) + 0.9);
    }
  });

  /** Whether the ink beside the line, half an arrow's width off, is there near one of its ends. */
  async function hasArrowAt(end: 'first' | 'last', from: Point, to: Point): Promise<boolean> {
    const pixels = await pixelsOf(page);
    const control = controlPoint(from, to, curvatureOf(0));
    const off = 1.2 * widthOf(CLAIMS);
    return Array.from({ length: 120 }, (_, step) => 0.03 + (0.2 * step) / 120).some((share) => {
      const t = end === 'first' ? share : 1 - share;
      const here = pointAt(from, control, to, t);
      const next = pointAt(from, control, to, t + 0.001);
      const length = Math.hypot(next.x - here.x, next.y - here.y);
      return [-1, 1].every((side) => {
        const x = here.x - (side * off * (next.y - here.y)) / length;
        const y = here.y + (side * off * (next.x - here.x)) / length;
        // The rim of an actor is darker than the line.
        return Math.abs(shareOf(pixels(x, y), LIGHT.signs[1], LIGHT.surface) - 1) < 0.1;
      });
    });
  }

  test('has an arrow at its target only, and at both ends where both hold the stance', async () => {
    await draw([line('WEST', 'EAST', 1, { claims: CLAIMS })]);
    expect([await hasArrowAt('first', WEST, EAST), await hasArrowAt('last', WEST, EAST)]).toEqual([false, true]);
    await draw([line('EAST', 'WEST', 1, { claims: CLAIMS, stance: 'PARTNERS_WITH' })]);
    expect([await hasArrowAt('first', EAST, WEST), await hasArrowAt('last', EAST, WEST)]).toEqual([true, true]);
  });

  test('is taken by a click on it, next to it, and on its glyph; the empty ground takes nothing', async () => {
    const stances = [line('WEST', 'EAST', 1, { certainty: 'PS' })];
    const control = controlPoint(WEST, EAST, curvatureOf(0));
    const [side, middle] = [pointAt(WEST, control, EAST, 0.3), pointAt(WEST, control, EAST, 0.5)];
    const mark = { kind: 'line', id: 'WEST>EAST>1' };
    expect(await clicked(stances, side)).toEqual([mark]);
    expect(await clicked(stances, { x: side.x, y: side.y + 4 })).toEqual([mark]);
    expect(await clicked(stances, middle)).toEqual([mark]);
    expect(await clicked(stances, { x: 300, y: 330 })).toEqual([null]);
  });
});

test('what lies under the pointer is told, and that it has left', async () => {
  await draw([line('WEST', 'EAST', 1)]);
  const side = pointAt(WEST, controlPoint(WEST, EAST, curvatureOf(0)), EAST, 0.3);
  for (const { x, y } of [{ x: 300, y: 330 }, side, { x: 300, y: 330 }, EAST, { x: 300, y: 330 }]) {
    await page.mouse.move(x, y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  expect(await page.evaluate(() => window.hovered)).toEqual([
    { kind: 'line', id: 'WEST>EAST>1' },
    null,
    { kind: 'actor', id: 'EAST' },
    null,
  ]);
});

describe('an actor drawn with WebGL', () => {
  test('stands where it was put, with ink at its rim and surface inside', async () => {
    await draw([]);
    const pixels = await pixelsOf(page);
    for (const { x, y } of [WEST, EAST]) {
      expect(shareOf(pixels(x, y), LIGHT.ink, LIGHT.surface)).toBeLessThan(0.05);
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const ink = (radius: number) => shareOf(pixels(x + dx * radius, y + dy * radius), LIGHT.ink, LIGHT.surface);
        expect(Math.max(...[0, 1, 2].map((step) => ink(radiusOf(9) - step)))).toBeGreaterThan(0.8);
        expect(ink(radiusOf(9) + 4)).toBeLessThan(0.1);
      }
    }
  });

  test('and its label are taken by a click', async () => {
    expect(await clicked([], EAST)).toEqual([{ kind: 'actor', id: 'EAST' }]);
    expect(await clicked([], { x: WEST.x, y: WEST.y + radiusOf(9) + 12 })).toEqual([{ kind: 'actor', id: 'WEST' }]);
  });
});

test('the same answer is the same picture, byte for byte', async () => {
  const stances = SIGNS.map((sign) => line('WEST', 'EAST', sign, { claims: 4 }));
  const pictures: Buffer[] = [];
  for (let time = 0; time < 2; time++) {
    const fresh = await pageIn(browser);
    const old = page;
    page = fresh;
    await draw(stances, { look: { selected: ['WEST', 'EAST', 'WEST>EAST>1'] } });
    pictures.push(await fresh.screenshot());
    page = old;
    await fresh.close();
  }
  expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
});

describe('without WebGL', () => {
  let plain: Browser;
  beforeAll(async () => {
    plain = await launch('--disable-3d-apis');
  });
  afterAll(() => plain?.close());

  test('drawing with it throws, and drawing with SVG takes the same clicks', async () => {
    const old = page;
    page = await pageIn(plain);
    try {
      const stances = [line('WEST', 'EAST', 1, { certainty: 'PS' })];
      await expect(draw(stances)).rejects.toThrow();
      await draw(stances, { with: 'svg' });
      const control = controlPoint(WEST, EAST, curvatureOf(0));
      const side = pointAt(WEST, control, EAST, 0.3);
      await page.mouse.click(side.x, side.y + 4);
      await page.mouse.click(EAST.x, EAST.y);
      await page.mouse.click(300, 330);
      expect(await page.evaluate(() => window.selected)).toEqual([
        { kind: 'line', id: 'WEST>EAST>1' },
        { kind: 'actor', id: 'EAST' },
        null,
      ]);
      await page.evaluate(() => window.picture?.zoom(2));
      await page.mouse.click(side.x, side.y + 4);
      expect(await page.evaluate(() => window.selected.at(-1))).toBeNull();
      await page.evaluate(() => window.picture?.reset());
      await page.mouse.click(side.x, side.y + 4);
      expect(await page.evaluate(() => window.selected.at(-1))).toMatchObject({ kind: 'line' });
      await page.evaluate(() => window.picture?.destroy());
      expect(await page.locator('svg').count()).toBe(0);
    } finally {
      await page.close();
      page = old;
    }
  });
});
