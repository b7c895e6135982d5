import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { cardSvg } from '#model/exports/card/svg';
import type { ExportGraph } from '#model/exports/graph';
import { PALETTES, type Theme } from '#model/exports/picture/encoding';
import { widthOf } from '#model/exports/picture/text';
import { held } from '#model/exports/xml';
import { HOSTILE } from '../../../exports/hostile.ts';
import { type Element, readXml } from '../../../exports/read-xml.ts';
import { cardIn, interviews } from './cards.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => THEMES.map((theme) => [language, theme] as const));

/** A line of text as it is drawn, in pixels of the whole card. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function linesOf(element: Element, x = 0, y = 0): Line[] {
  const moved = /^translate\((\S+) (\S+)\)/.exec(element.attributes.transform ?? '');
  const [left, top] = [x + Number(moved?.[1] ?? 0), y + Number(moved?.[2] ?? 0)];
  if (element.name !== 'text') return element.children.flatMap((child) => linesOf(child, left, top));
  const size = Number(element.attributes['font-size']);
  const weight = element.attributes['font-weight'] ? 'bold' : 'regular';
  return element.children.map(({ attributes, text }) => ({
    text,
    x: left + Number(attributes.x),
    y: top + Number(attributes.y),
    width: widthOf(text, size, weight),
  }));
}

const elementsOf = (element: Element): Element[] => [element, ...element.children.flatMap(elementsOf)];
const solid = (text: string) => text.replace(/\s+/gu, '');

let graphs: ExportGraph[];
beforeAll(async () => {
  graphs = [...(await interviews()), HOSTILE];
});

describe.each(LOOKS)('in %s and %s', (language, theme) => {
  test('every text of every claim is inside of the card, and none is left out', () => {
    let cards = 0;
    for (const graph of graphs)
      for (const claim of graph.claims) {
        cards++;
        const card = cardIn(graph, claim, language, { snapshot: 'ab'.repeat(32), moment: '2026-01-31T23:59:59.999Z' });
        const root = readXml(cardSvg(card, theme));
        const [width, height] = [Number(root.attributes.width), Number(root.attributes.height)];
        const lines = linesOf(root);
        for (const { text, x, y, width: wide } of lines) {
          const place = `${claim.id}: ${text.slice(0, 80)}`;
          expect(x, place).toBeGreaterThanOrEqual(36);
          // Where another typeface is a tenth wider, it still fits.
          expect(x + wide * 1.1, place).toBeLessThanOrEqual(width - 36);
          expect(y, place).toBeGreaterThan(20);
          expect(y, place).toBeLessThan(height - 20);
        }
        const drawn = solid(lines.map(({ text }) => text).join(''));
        const { stance, denied, ends, quote, cut, facts, place, licence } = card;
        const said = [
          stance,
          denied,
          ends,
          quote,
          cut,
          ...facts.flatMap(({ label, text }) => [label, text]),
          place,
          licence,
        ];
        expect(drawn).toBe(solid(held(said.join(''))));
      }
    expect(cards).toBeGreaterThan(30);
  });

  test('it runs nothing, refers to nothing outside, and is the same each time', () => {
    const names = new Set(['svg', 'title', 'desc', 'rect', 'path', 'g', 'text', 'tspan']);
    for (const claim of HOSTILE.claims) {
      const svg = cardSvg(cardIn(HOSTILE, claim, language), theme);
      for (const { name, attributes } of elementsOf(readXml(svg))) {
        expect(names).toContain(name);
        for (const [attribute, value] of Object.entries(attributes)) {
          expect(attribute).not.toMatch(/^on|href|style|src/i);
          expect(value).not.toMatch(/url\(|javascript:|https?:\/\/(?!www\.w3\.org\/2000\/svg$)/i);
        }
      }
      expect(cardSvg(cardIn(HOSTILE, claim, language), theme)).toBe(svg);
    }
  });
});

test('a sign has its colour in each theme, and its glyph', () => {
  for (const claim of HOSTILE.claims)
    for (const theme of THEMES) {
      const svg = cardSvg(cardIn(HOSTILE, claim, 'en'), theme);
      expect(svg).toContain(
        `fill="${PALETTES[theme].signs[claim.sign]}">${{ 1: '▲', 0: '◆', [-1]: '▼' }[claim.sign]}<`,
      );
    }
});
