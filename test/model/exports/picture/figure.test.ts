import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import type { ExportGraph } from '#model/exports/graph';
import type { Drawing } from '#model/exports/picture/drawing';
import { PALETTES } from '#model/exports/picture/encoding';
import { type Figure, type FigureOptions, figureOf, figureOptions, ROOM } from '#model/exports/picture/figure';
import { FRAMES } from '#model/exports/picture/layout';
import { TYPE_WORDS } from '#model/words';
import { EMPTY, HOSTILE } from '../../../exports/hostile.ts';
import { interviewGraph } from '../../../exports/interview.ts';
import { graphOf } from '../../../exports/networks.ts';
import { anyNetwork, shuffled } from '../../../web/arbitraries.ts';
import { actor, line, typicalNetwork } from '../../../web/networks.ts';
import { reachedBy } from './placed.ts';

const same = (text: string): string => text;
const figure = (graph: ExportGraph, options: Partial<FigureOptions> = {}, medium = same): Figure =>
  figureOf(graph, figureOptions.parse(options), medium);
const anyOptions: fc.Arbitrary<FigureOptions> = fc.record({
  lang: fc.constantFrom(...LANGUAGES),
  theme: fc.constantFrom('light', 'dark'),
  size: fc.constantFrom('narrow', 'square', 'wide'),
});

/** A mark and all inside it. */
const all = (mark: Drawing): Drawing[] => [mark, ...(mark.kind === 'group' ? mark.marks.flatMap(all) : [])];
const marksOf = ({ drawings }: Figure): Drawing[] => drawings.flatMap(all);
const textsOf = (of: Figure): string[] =>
  marksOf(of).flatMap((mark) => (mark.kind === 'text' ? [mark.lines.map(({ text }) => text).join(' ')] : []));
const groupsOf = (of: Figure, kind: 'actor' | 'line', id: string) =>
  marksOf(of).flatMap((mark) => (mark.kind === 'group' && mark.of?.kind === kind && mark.of.id === id ? [mark] : []));
const has = (kind: Drawing['kind']) => (mark: Extract<Drawing, { kind: 'group' }>) =>
  mark.marks.some((inside) => inside.kind === kind);

let interview: ExportGraph;
beforeAll(async () => {
  interview = await interviewGraph('data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');
});

describe('any figure', () => {
  test('has every actor and every line once: its mark, its name, its sign', () => {
    fc.assert(
      fc.property(anyNetwork(10), anyOptions, (network, options) => {
        const made = figure(graphOf(network), options);
        for (const { id } of network.actors) {
          const groups = groupsOf(made, 'actor', id);
          expect([groups.filter(has('path')).length, groups.filter(has('text')).length]).toEqual([1, 1]);
        }
        for (const { id } of network.stances) {
          const groups = groupsOf(made, 'line', id);
          expect([groups.length, groups.filter(has('path')).length, groups.filter(has('sign')).length]).toEqual([
            2, 1, 1,
          ]);
        }
        expect(marksOf(made).some(({ kind }) => kind === 'reach')).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('lets nothing run out of the page', () => {
    fc.assert(
      fc.property(anyNetwork(10), anyOptions, (network, options) => inside(figure(graphOf(network), options))),
      { numRuns: 60 },
    );
  });

  test('is the same for the same graph, whatever the order of the answer', () => {
    fc.assert(
      fc.property(
        anyNetwork(8).chain((network) => fc.tuple(fc.constant(network), shuffled(network))),
        anyOptions,
        ([network, other], options) => {
          expect(figure(graphOf(network), options)).toEqual(figure(graphOf(other), options));
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each([
    ['hostile', HOSTILE],
    ['empty', EMPTY],
  ] as const)('of the %s graph has a page for all of it, in every language and size', (_which, graph) => {
    for (const lang of LANGUAGES)
      for (const size of ['narrow', 'square', 'wide'] as const) inside(figure(graph, { lang, size }));
  });

  test('is as wide as its frame and a border', () => {
    const widths = (['narrow', 'square', 'wide'] as const).map((size) => figure(EMPTY, { size }).width);
    expect(widths).toEqual(FRAMES.map(({ width }) => width + 48));
  });
});

/** Half the width of a line may lie outside of its points. */
function inside(made: Figure): void {
  for (const { mark, left, right, top, bottom } of reachedBy(made.drawings)) {
    const told = JSON.stringify(mark);
    expect(left, told).toBeGreaterThanOrEqual(0);
    expect(top, told).toBeGreaterThanOrEqual(0);
    expect(right, told).toBeLessThanOrEqual(made.width);
    expect(bottom, told).toBeLessThanOrEqual(made.height);
  }
}

describe('the figure of the interview', () => {
  test.each([
    ['en', 'Kazakhstan', 'Hostile', 'Actors: 9, lines: 19, claims behind them: 30 (of 79 that match), documents: 1.'],
    [
      'ru',
      'Казахстан',
      'Враждебность',
      'Акторов: 9, линий: 19, утверждений за ними: 30 (из 79, отвечающих запросу), документов: 1.',
    ],
    [
      'kk',
      'Қазақстан',
      'Қарсылық',
      'Акторлар: 9, сызықтар: 19, олардың негізіндегі тұжырымдар: 30 (сұрауға сай 79 ішінен), құжаттар: 1.',
    ],
  ] as const)('speaks %s', (lang, name, sign, counts) => {
    const texts = textsOf(figure(interview, { lang }));
    expect(texts).toContain(name);
    expect(texts).toContain(sign);
    expect(texts).toContain(counts);
  });

  test('says what it shows, from where, of when, and which program and lists it is by', () => {
    const { caption } = figure(interview);
    const [document] = interview.documents;
    expect(caption).toEqual([
      'Actors: 9, lines: 19, claims behind them: 30 (of 79 that match), documents: 1.',
      'Shown: anything said; persons and government bodies count as the state they stood for.',
      `Sources: “${document?.title}”, BAQ.KZ, 25 December 2025.`,
      'Newest claim: said on 25 December 2025; last recorded on 1 December 2026.',
      expect.stringMatching(/^Quotations belong to their publishers/),
      'Stance Atlas 0.1.0, vocabulary 1, state of the graph interview.',
    ]);
  });

  test.each([
    ['en', 'claims with one of: Donald Trump, Kazakhstan', 'said by: Zhanat Momynkulov, nobody-knows'],
    ['ru', 'утверждения, где есть: Дональд Трамп, Казахстан', 'кто говорит: Жанат Момынкулов, nobody-knows'],
    ['kk', 'мына акторлармен: Дональд Трамп, Қазақстан', 'айтқан: Жанат Момынқұлов, nobody-knows'],
  ] as const)('calls whom it was asked for by name in %s, though they are not drawn', (lang, actors, speakers) => {
    const params = { actors: ['donald-trump', 'KAZ'], asserter: ['zhanat-momynkulov', 'nobody-knows'] };
    const { caption } = figure({ ...interview, about: { ...interview.about, params } }, { lang });
    expect(caption.find((text) => text.includes(actors))).toContain(speakers);
  });

  test('has in its legend the types of actors that occur, and no other', () => {
    const texts = textsOf(figure(interview));
    const types = Object.entries(TYPE_WORDS).filter(([, words]) => texts.includes(words.en));
    expect(types.map(([type]) => type).sort()).toEqual([...new Set(interview.actors.map(({ type }) => type))].sort());
  });

  test('is dark on light or light on dark', () => {
    for (const theme of ['light', 'dark'] as const) {
      const made = figure(interview, { theme });
      expect(made.surface).toBe(PALETTES[theme].surface);
      const colors = new Set(marksOf(made).flatMap((mark) => (mark.kind === 'text' ? [mark.color] : [])));
      expect([...colors]).toEqual([PALETTES[theme].ink]);
    }
  });
});

describe('what a figure cannot show', () => {
  test('of nothing there is a figure that says so', () => {
    const texts = textsOf(figure(EMPTY));
    expect(texts).toContain('Nothing is drawn: no line between two actors is among what was asked for.');
    expect(texts).toContain('Actors: 0, lines: 0, claims behind them: 0 (of 0 that match), documents: 0.');
  });

  test('of thousands it draws those of most claims within seconds, and says of how many', () => {
    const network = typicalNetwork(3000);
    const started = performance.now();
    const made = figure(graphOf(network));
    expect(performance.now() - started).toBeLessThan(20_000);
    const drawn = new Set(
      marksOf(made).flatMap((mark) => (mark.kind === 'group' && mark.of?.kind === 'actor' ? [mark.of.id] : [])),
    );
    expect(drawn.size).toBe(ROOM.actors);
    const weight = ({ held, received }: { held: number; received: number }) => held + received;
    const left = network.actors.filter(({ id }) => !drawn.has(id));
    const least = Math.min(...network.actors.filter(({ id }) => drawn.has(id)).map(weight));
    expect(Math.max(...left.map(weight))).toBeLessThanOrEqual(least);
    expect(made.caption[1]).toMatch(
      /^Not all is drawn, but what most claims are about: actors 250 of 3000, lines \d+ of \d+\.$/,
    );
    inside(made);
  });

  test('names that find no room are counted', () => {
    const actors = Array.from({ length: 120 }, (_, index) => actor(`actor-${index}`, { held: index }));
    const stances = actors.flatMap(({ id }, index) =>
      [1, 7, 30].map((step) => line(id, `actor-${(index + step) % 120}`, 1)),
    );
    const made = figure(graphOf({ actors, stances }), { size: 'narrow' });
    const names = new Set(actors.map(({ id }) => id));
    const shown = textsOf(made).filter((text) => names.has(text)).length;
    const told = made.caption.find((text) => text.startsWith('Names that found no room'));
    expect(told ?? 'Names that found no room: 0.').toBe(`Names that found no room: ${120 - shown}.`);
  });

  test('characters that its medium cannot hold are replaced and counted', () => {
    const graph = graphOf({
      actors: [actor('one', { names: { en: 'A\u0000B \u{1f600} C', ru: null, kk: null } })],
      stances: [],
    });
    const ascii = (text: string) => text.replace(/[^\0-\u00ff…“”–\ufffd]/gu, '\ufffd');
    const made = figure(graph, {}, ascii);
    expect(textsOf(made)).toContain('A\ufffdB \ufffd C');
    expect(made.caption.at(-1)).toBe('Characters that could not be written, drawn as \ufffd: 2.');
    expect(figure(graphOf({ actors: [actor('KAZ')], stances: [] })).caption.at(-1)).toMatch(/^Stance Atlas/);
  });

  test('a name of 100,000 letters is cut, and said to be by an ellipsis', () => {
    const made = figure(HOSTILE);
    const longest = textsOf(made).filter((text) => text.startsWith('Ұзақ мәтін'));
    expect(longest).toHaveLength(1);
    expect(longest[0]).toMatch(/^.{20,100}…$/);
  });
});
