import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import type { ExportGraph } from '#model/exports/graph';
import { html } from '#model/exports/html';
import { ROOM } from '#model/exports/picture/figure';
import { FIGURE_WORDS } from '#model/exports/picture/figure-words';
import { fileOf, piecesOf } from '../../../exports/bytes.ts';
import { EMPTY, HOSTILE, NASTY } from '../../../exports/hostile.ts';
import { interviewGraph } from '../../../exports/interview.ts';
import { graphOf } from '../../../exports/networks.ts';
import { anyNetwork } from '../../../web/arbitraries.ts';
import { typicalNetwork } from '../../../web/networks.ts';

const GRAPHS = [
  ['hostile', HOSTILE],
  ['empty', EMPTY],
] as const;
const read = async (graph: ExportGraph, options = {}) => parseHTML(await fileOf(html, graph, options)).document;
type Read = Awaited<ReturnType<typeof read>>;
const all = (document: Read, selector: string) => [...document.querySelectorAll(selector)] as unknown as HTMLElement[];
const jsonIn = (document: Read, id: string) => JSON.parse(document.getElementById(id)?.textContent ?? '');

describe.each(GRAPHS)('the page of a graph: %s', (_which, graph) => {
  test('is the same for the same graph', async () => {
    expect(await fileOf(html, structuredClone(graph))).toBe(await fileOf(html, graph));
  });

  test('holds the graph as JSON, whatever is in it', async () => {
    const document = await read(graph);
    expect(jsonIn(document, 'graph')).toEqual(graph);
    expect(jsonIn(document, 'words')['page.evidence']).toMatchObject({ en: 'Evidence' });
  });

  test('has one script and one style, which its policy lets run, and nothing else that runs', async () => {
    const text = await fileOf(html, graph);
    const document = parseHTML(text).document as Read;
    const [policy = ''] = all(document, 'meta[http-equiv="Content-Security-Policy"]').map((meta) =>
      meta.getAttribute('content'),
    ) as string[];
    // Between the tags as they stand in the file: what a reader makes of it is not what a browser hashes.
    const between = (name: string, attributes = '') =>
      [...text.matchAll(new RegExp(`<${name}${attributes}>([^]*?)</${name}>`, 'g'))].map(([, inside = '']) => inside);
    const [scripts, styles] = [between('script', ' type="module"'), between('style')];
    expect([scripts.length, styles.length, text.match(/<script/g)?.length]).toEqual([1, 1, 3]);
    const hashOf = (code = '') => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(scripts[0])}`,
      `style-src ${hashOf(styles[0])}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(all(document, 'script').map((script) => script.getAttribute('type'))).toEqual([
      'application/json',
      'application/json',
      'module',
    ]);
    expect(all(document, 'link, img, iframe, object, embed, base, form, image, use, foreignObject')).toEqual([]);
    for (const { attributes } of all(document, '*'))
      for (const { name } of [...attributes])
        expect(name).not.toMatch(/^(on.*|style|src|srcset|action|formaction|poster|background|ping)$/);
  });

  test('leads nowhere but into itself and to addresses of the web', async () => {
    const document = await read(graph);
    const ids = all(document, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    for (const link of all(document, 'a')) {
      const href = link.getAttribute('href') ?? '';
      if (href.startsWith('#')) expect(known.has(href.slice(1)), href).toBe(true);
      else expect([href.slice(0, 8), link.getAttribute('rel')]).toEqual(['https://', 'noreferrer']);
    }
  });

  test.each(LANGUAGES)('says every word by its key, in %s first', async (lang) => {
    const document = await read(graph, { lang });
    const words = jsonIn(document, 'words');
    expect(document.documentElement.getAttribute('lang')).toBe(lang);
    const plain = (said: string) => said.replaceAll('\u0000', '\ufffd').replace(/\p{Cs}/gu, '\ufffd');
    for (const element of all(document, '[data-say]'))
      expect(element.textContent).toBe(plain(words[element.dataset.say ?? ''][lang]));
    for (const element of all(document, '[data-say-label]'))
      expect(element.getAttribute('aria-label')).toBe(plain(words[element.dataset.sayLabel ?? ''][lang]));
  });
});

describe('the evidence', () => {
  test('has every claim once, behind its line or among those of no line, with its words as they are', async () => {
    const document = await read(HOSTILE);
    const articles = all(document, 'article');
    expect(articles.map(({ dataset }) => dataset.claim).sort()).toEqual(HOSTILE.claims.map(({ id }) => id).sort());
    for (const { id, quote, review } of HOSTILE.claims) {
      const article = articles.find(({ dataset }) => dataset.claim === id);
      expect(article?.querySelector('blockquote')?.textContent).toBe(
        quote.replaceAll('\u0000', '\ufffd').replace(/\p{Cs}/gu, '\ufffd'),
      );
      if (review.by !== null) expect(article?.textContent).toContain(NASTY.formula);
    }
    const idsIn = (selector: string) => all(document, `${selector} article`).map(({ dataset }) => dataset.claim);
    const [first, second] = HOSTILE.claims;
    expect(idsIn('[data-line="KAZ>some-bloc>1"]')).toEqual([first?.id, second?.id]);
    expect(idsIn('#others')).toEqual(HOSTILE.claims.slice(7).map(({ id }) => id));
  });

  test('says of a claim where it stands, who says so and how it was read', async () => {
    const document = await read(HOSTILE);
    const claim = HOSTILE.claims[6];
    const article = all(document, 'article').find(({ dataset }) => dataset.claim === claim?.id);
    const told = article?.textContent ?? '';
    for (const part of [`${claim?.start}–${claim?.end}`, 'accepted', '2 January 2026', 'rules', 'stated'])
      expect(told).toContain(part);
    const [link] = [...(article?.querySelectorAll('a.address') ?? [])];
    expect(link?.getAttribute('href')).toBe(HOSTILE.documents[0]?.url);
  });

  test('an address that is none of the web is told, and is no link', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: whatever stands in it
    const url = 'javascript:alert(`${1}`)';
    const document = await read({ ...HOSTILE, documents: HOSTILE.documents.map((each) => ({ ...each, url })) });
    expect(all(document, '.address').some(({ textContent }) => textContent === url)).toBe(true);
    expect(all(document, 'a[href^="javascript" i]')).toEqual([]);
  });

  test('comes in pieces, none of them the whole', async () => {
    const [claim] = HOSTILE.claims;
    if (!claim) throw new Error('no claim');
    const claims = Array.from({ length: 2_000 }, (_, index) => ({ ...claim, id: `${claim.id}${index}` }));
    const sizes = (await piecesOf(html, { ...HOSTILE, claims })).map(({ length }) => length);
    expect(sizes.length).toBeGreaterThan(40);
    expect(Math.max(...sizes)).toBeLessThan(2_000_000);
  });
});

describe('the interview', () => {
  let interview: ExportGraph;
  beforeAll(async () => {
    interview = await interviewGraph('data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');
  });

  test('names those who only speak or stand for a state in every language', async () => {
    const drawn = new Set(interview.actors.map(({ id }) => id));
    expect(drawn.has('zhanat-momynkulov') || drawn.has('donald-trump')).toBe(false);
    const words = jsonIn(await read(interview), 'words');
    expect(words['actor.zhanat-momynkulov']).toMatchObject({ en: 'Zhanat Momynkulov', ru: 'Жанат Момынкулов' });
    expect(words['actor.donald-trump']).toMatchObject({ en: 'Donald Trump', ru: 'Дональд Трамп' });
    const document = await read(interview, { lang: 'ru' });
    expect(all(document, '.chain').map(({ textContent }) => textContent)).toContainEqual(
      expect.stringContaining('Жанат Момынкулов'),
    );
    const named = all(document, 'bdi[data-say^="actor."]').map(({ textContent }) => textContent);
    expect(named).toEqual(expect.arrayContaining(['Жанат Момынкулов', 'Дональд Трамп']));
    expect(named.filter((name) => /Momynkulov|Trump|Tokayev/.test(name ?? ''))).toEqual([]);
  });

  test('has its scores with a minus sign, on scales that have names in every language', async () => {
    const posture = interview.claims.find(({ scores }) => (scores.posture ?? 0) < 0);
    const scoresIn = async (lang: string) =>
      all(await read(interview, { lang }), `[data-claim="${posture?.id}"]`)[0]?.textContent ?? '';
    expect(await scoresIn('en')).toContain(`posture −${-(posture?.scores.posture ?? 0)}`);
    expect(await scoresIn('ru')).toContain(`установка −${-(posture?.scores.posture ?? 0)}`);
  });

  test('counts of actors say of what they are, and Wikidata has a column of its own', async () => {
    const document = await read(interview);
    const head = all(document, '#actors thead th').map(({ textContent }) => textContent);
    expect(head).toEqual([
      ...['Actor', 'Type', 'Holds (claims)', 'Receives (claims)', 'Also called', 'Wikidata', 'Relations'],
    ]);
    const known = interview.actors.find(({ wikidata }) => wikidata !== null);
    const link = all(document, `tr[data-actor="${known?.id}"] td:nth-child(6) a`)[0];
    expect([link?.textContent, link?.getAttribute('href')]).toEqual([
      known?.wikidata,
      `https://www.wikidata.org/entity/${known?.wikidata}`,
    ]);
  });

  test.each([
    ['U', ['U', 'PS', 'PR', 'CT']],
    ['PR', ['PR', 'CT']],
    ['CT', ['CT']],
    [undefined, ['U', 'PS', 'PR', 'CT']],
  ])('asked for from %s upwards, offers what is in it', async (minCertainty, offered) => {
    const params = { ...EMPTY.about.params, minCertainty };
    const document = await read({ ...EMPTY, about: { ...EMPTY.about, params } });
    expect(all(document, '#certainty option').map((option) => option.getAttribute('value'))).toEqual(offered);
  });
});

describe('the picture', () => {
  test('has every line and every actor of any network, in each language', async () => {
    await fc.assert(
      fc.asyncProperty(anyNetwork(6), async (network) => {
        const document = await read(graphOf(network));
        for (const picture of all(document, '.picture')) {
          const idsOf = (key: 'line' | 'actor') =>
            new Set(
              ([...picture.querySelectorAll(`[data-${key}]`)] as unknown as HTMLElement[]).map(
                ({ dataset }) => dataset[key],
              ),
            );
          expect(idsOf('line')).toEqual(new Set(network.stances.map(({ id }) => id)));
          expect(idsOf('actor')).toEqual(new Set(network.actors.map(({ id }) => id)));
        }
        expect(all(document, '.picture').map((picture) => picture.getAttribute('lang'))).toEqual([...LANGUAGES]);
      }),
      { numRuns: 15 },
    );
  });

  test('of too many says how many it leaves out, and the tables leave nothing out', async () => {
    const many = typicalNetwork(ROOM.actors + 7);
    const document = await read(graphOf(many));
    const drawn = new Set(all(document, '.picture:first-of-type [data-actor]').map(({ dataset }) => dataset.actor));
    expect(drawn.size).toBe(ROOM.actors);
    const lines = new Set(all(document, '.picture:first-of-type [data-line]').map(({ dataset }) => dataset.line));
    const { partly, of } = FIGURE_WORDS.en;
    expect(document.querySelector('figcaption')?.textContent).toContain(
      partly(of(ROOM.actors, many.actors.length), of(lines.size, many.stances.length)),
    );
    expect(all(document, 'tr[data-actor]').length).toBe(many.actors.length);
    expect(all(document, 'tr[data-line]').length).toBe(many.stances.length);
  });

  test('of nothing says so', async () => {
    const document = await read(EMPTY);
    expect(all(document, 'svg')).toEqual([]);
    expect(document.querySelector('figure .nothing')?.textContent).toMatch(/^Nothing is drawn/);
  });
});

test('there is one option: the language, by its code', () => {
  expect(html.options.parse({})).toEqual({ lang: 'en' });
  for (const wrong of [{ lang: 'de' }, { lang: '' }, { colour: 'red' }])
    expect(html.options.safeParse(wrong).success).toBe(false);
});
