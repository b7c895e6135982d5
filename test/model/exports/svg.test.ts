import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportGraph } from '#model/exports/graph';
import { svg } from '#model/exports/svg';
import { fileOf } from '../../exports/bytes.ts';
import { EMPTY, HOSTILE } from '../../exports/hostile.ts';
import { interviewGraph } from '../../exports/interview.ts';
import { graphOf } from '../../exports/networks.ts';
import { at, type Element, readXml } from '../../exports/read-xml.ts';
import { anyNetwork } from '../../web/arbitraries.ts';

const all = (element: Element): Element[] => [element, ...element.children.flatMap(all)];
const idsOf = (root: Element, name: string) =>
  new Set(all(root).flatMap(({ attributes }) => (name in attributes ? [attributes[name]] : [])));

let interview: ExportGraph;
beforeAll(async () => {
  interview = await interviewGraph('data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');
});

describe('the figure as SVG', () => {
  test('is well-formed XML with every line and every actor in it, whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(anyNetwork(8), async (network) => {
        const text = await fileOf(svg, graphOf(network));
        const root = readXml(text);
        expect(idsOf(root, 'data-line')).toEqual(new Set(network.stances.map(({ id }) => id)));
        expect(idsOf(root, 'data-actor')).toEqual(new Set(network.actors.map(({ id }) => id)));
        for (const { name, attributes } of all(root))
          if (name !== 'tspan') expect(Object.values(attributes).join(' ')).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['hostile', 'empty', 'interview'] as const)(
    'of the %s graph says of itself what there is to say',
    async (which) => {
      const graph = { hostile: HOSTILE, empty: EMPTY, interview }[which];
      const root = readXml(await fileOf(svg, graph, { lang: 'kk' }));
      expect(root.attributes.xmlns).toBe('http://www.w3.org/2000/svg');
      expect(at(root, 'title').text).toBe('Stance Atlas: кім кімге қалай қарайды');
      expect(at(root, 'desc').text).toContain(`граф күйі ${graph.about.graph}`);
      expect(JSON.parse(at(root, 'metadata').text)).toEqual({
        ...graph.about,
        sources: graph.documents,
        figure: { lang: 'kk', theme: 'light', size: 'wide' },
      });
    },
  );

  test('runs and fetches nothing, and leaves nothing for a pointer', async () => {
    const root = readXml(await fileOf(svg, HOSTILE));
    const elements = all(root);
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'metadata', 'rect', 'g', 'path', 'circle', 'text', 'tspan']),
    );
    for (const { attributes } of elements)
      for (const [name, value] of Object.entries(attributes)) {
        expect(name).not.toMatch(/^on|style|href|class|^stroke-opacity/);
        if (name !== 'xmlns') expect(value).not.toMatch(/url\(|:\/\//);
      }
  });

  test('is the same file for the same graph and options, and another one for others', async () => {
    const files = await Promise.all(
      [{}, {}, { theme: 'dark' }, { size: 'square' }, { lang: 'ru' }].map((options) =>
        fileOf(svg, structuredClone(interview), options),
      ),
    );
    expect(files[0]).toBe(files[1]);
    expect(new Set(files).size).toBe(4);
  });

  test('takes no option that it does not know, and none of them is a filter', () => {
    for (const wrong of [{ lang: 'de' }, { theme: 'blue' }, { size: '900' }, { language: 'ru' }])
      expect(svg.options.safeParse(wrong).success).toBe(false);
  });
});
