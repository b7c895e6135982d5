import { inflateSync } from 'node:zlib';
import { PDFContentStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { supplied } from '#ingest/supply';
import { LANGUAGES } from '#model/document';
import type { ExportGraph } from '#model/exports/graph';
import { pdf } from '#model/exports/pdf';
import { drawOn } from '#model/exports/pdf/marks';
import { withCubics } from '#model/exports/pdf/paths';
import { typefacesIn } from '#model/exports/pdf/typefaces';
import { type Drawing, group } from '#model/exports/picture/drawing';
import { figureOf, figureOptions } from '#model/exports/picture/figure';
import { nameIn } from '#model/words';
import { piecesOf } from '../../exports/bytes.ts';
import { EMPTY, HOSTILE } from '../../exports/hostile.ts';
import { interviewGraph } from '../../exports/interview.ts';
import { graphOf } from '../../exports/networks.ts';
import { anyNetwork } from '../../web/arbitraries.ts';
import { fontOf } from './picture/text-font.ts';

const bytesOf = async (...of: [ExportGraph, Record<string, string>?]): Promise<Uint8Array> =>
  Buffer.concat(await piecesOf(pdf, ...of));

/** What PDF.js reads. */
async function read(bytes: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const page = await document.getPage(1);
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) =>
    'str' in item && item.str.trim()
      ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
      : [],
  );
  const { info } = await document.getMetadata();
  const attachments = (await document.getAttachments()) as Record<string, { content: Uint8Array }> | null;
  return { pages: document.numPages, width, height, texts, info: info as Record<string, unknown>, attachments };
}
const words = (texts: readonly { text: string }[]): string => texts.map(({ text }) => text).join(' ');

let interview: ExportGraph;
beforeAll(async () => {
  interview = await interviewGraph('data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the figure as PDF', () => {
  test.each(LANGUAGES)('can be read in %s: title, names, legend, caption', async (lang) => {
    const { pages, width, height, texts, info } = await read(await bytesOf(interview, { lang }));
    const figure = figureOf(interview, figureOptions.parse({ lang }), (text) => text);
    expect([pages, width, height]).toEqual([1, figure.width * 0.75, figure.height * 0.75]);
    const told = words(texts);
    for (const text of [figure.title, ...figure.caption]) expect(told).toContain(text);
    for (const { names } of interview.actors) expect(told).toContain(nameIn(names, lang));
    expect(info).toMatchObject({ Title: figure.title, Subject: figure.caption.join('\n'), Author: 'Stance Atlas' });
    expect(info).toMatchObject({ CreationDate: 'D:20261201090000Z', ModDate: 'D:20261201090000Z', Language: lang });
  });

  test('says nothing twice: a name has its halo as outlines', async () => {
    const { texts } = await read(await bytesOf(interview));
    expect(texts.filter(({ text }) => text === 'Kazakhstan')).toHaveLength(1);
  });

  test('lets no text run out of the page, whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(anyNetwork(6), fc.constantFrom('narrow', 'wide'), async (network, size) => {
        const { texts, width, height } = await read(await bytesOf(graphOf(network), { size }));
        for (const one of texts) {
          expect(one.x, one.text).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width, one.text).toBeLessThanOrEqual(width);
          expect(one.y, one.text).toBeGreaterThan(0);
          expect(one.y, one.text).toBeLessThan(height);
        }
      }),
      { numRuns: 8 },
    );
  });

  test.each(['hostile', 'empty', 'interview'] as const)(
    'of the %s graph has attached what it says of itself',
    async (which) => {
      const graph = { hostile: HOSTILE, empty: EMPTY, interview }[which];
      const { attachments, info } = await read(await bytesOf(graph));
      expect(Object.keys(attachments ?? {})).toEqual(['about.json']);
      expect(JSON.parse(new TextDecoder().decode(attachments?.['about.json']?.content))).toEqual({
        ...graph.about,
        sources: graph.documents,
        figure: { lang: 'en', theme: 'light', size: 'wide' },
      });
      // Nothing to date it by.
      if (which === 'empty') expect(info.CreationDate).toBeUndefined();
    },
  );

  test('replaces what its letters lack, and counts it', async () => {
    const { texts } = await read(await bytesOf(HOSTILE));
    expect(words(texts)).toMatch(/Characters that could not be written, drawn as \ufffd: \d+\./);
    expect(words(texts)).toContain('\ufffd\ufffd\ufffd\ufffd');
  });

  test('is the same file whenever and by whichever process it is written', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.25);
    vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z'), toFake: ['Date'] });
    const first = await bytesOf(interview);
    vi.spyOn(Math, 'random').mockReturnValue(0.75);
    vi.setSystemTime(new Date('2031-02-03T04:05:06Z'));
    expect(Buffer.from(first).equals(await bytesOf(structuredClone(interview)))).toBe(true);
    expect(Buffer.from(first).equals(await bytesOf(interview, { theme: 'dark' }))).toBe(false);
  });
});

describe('the typeface in the file', () => {
  test('is there in both cuts, as much of it as is used, and its letters look as they should', async () => {
    const document = await PDFDocument.load(await bytesOf(interview, { lang: 'kk' }));
    const embedded = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const file = object instanceof PDFDict ? object.get(PDFName.of('FontFile2')) : undefined;
      const stream = file ? document.context.lookup(file) : undefined;
      return stream instanceof PDFRawStream ? [inflateSync(stream.contents)] : [];
    });
    expect(embedded).toHaveLength(2);
    const outlinesIn = (font: ReturnType<typeof fontOf>) =>
      Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id).path.toSVG());
    const known = [new Set(outlinesIn(fontOf('regular'))), new Set(outlinesIn(fontOf('bold')))];
    for (const [index, bytes] of embedded.entries()) {
      expect(bytes.length).toBeLessThan(60_000);
      const outlines = outlinesIn(fontkit.create(bytes));
      expect(outlines.length).toBeGreaterThan(30);
      for (const outline of outlines) expect(known[index]?.has(outline)).toBe(true);
      // A letter that lost its outline would look like a space.
      expect(outlines.filter((outline) => outline === '').length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a path with cubic curves', () => {
  test.each([
    ['M0 0Q3 3 6 0', 'M0 0C2 2 4 2 6 0'],
    ['M-1.5 2H4V8Q4 5 1 2Z', 'M-1.5 2H4V8C4 6 3 4 1 2Z'],
    ['M1 1L4 1ZQ4 4 7 1', 'M1 1L4 1ZC3 3 5 3 7 1'],
    ['M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z', 'M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z'],
    ['', ''],
  ])('%s is %s', (quadratic, cubic) => {
    expect(withCubics(quadratic)).toBe(cubic);
  });

  test('goes through the points of the quadratic one', () => {
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 6, maxLength: 6 }), (given) => {
        const [ax = 0, ay = 0, qx = 0, qy = 0, bx = 0, by = 0] = given;
        const [, , p = 0, q = 0, r = 0, s = 0] = (
          withCubics(`M${ax} ${ay}Q${qx} ${qy} ${bx} ${by}`).match(/-?[\d.]+/g) ?? []
        ).map(Number);
        for (const t of [0.25, 0.5, 0.75]) {
          const u = 1 - t;
          const cubic = (a: number, c: number, d: number, b: number) =>
            u ** 3 * a + 3 * u * u * t * c + 3 * u * t * t * d + t ** 3 * b;
          const quadratic = (a: number, c: number, b: number) => u * u * a + 2 * u * t * c + t * t * b;
          expect(Math.abs(cubic(ax, p, r, bx) - quadratic(ax, qx, bx))).toBeLessThan(0.01);
          expect(Math.abs(cubic(ay, q, s, by) - quadratic(ay, qy, by))).toBeLessThan(0.01);
        }
      }),
    );
  });
});

test('what is out of focus is drawn through, and what only a pointer meets is not drawn', async () => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const typefaces = await typefacesIn(document, supplied);
  const page = document.addPage([100, 100]);
  const square: Drawing = { kind: 'path', d: 'M0 0H9V9Z', fill: '#123456', stroke: null };
  drawOn(page, typefaces, [group([square], { opacity: 0.22 }), { kind: 'reach', d: 'M77 77H88' }]);
  await document.save();
  const states = page.node.Resources()?.lookup(PDFName.of('ExtGState'), PDFDict);
  expect(states?.lookup(PDFName.of('Opacity22'), PDFDict).toString()).toMatch(/\/ca 0\.22\s+\/CA 0\.22/);
  const content = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFContentStream ? [object.getContentsString()] : []))
    .join('\n');
  expect(content).toContain('/Opacity22 gs');
  expect(content).toContain('9 9 l');
  expect(content).not.toContain('77');
});
