import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atLeast } from '#model/certainty';
import type { StoredClaim } from '#model/claim';
import { linesOf } from '#model/exports/evidence';
import type { ExportGraph } from '#model/exports/graph';
import { html } from '#model/exports/html';
import { foldClaims } from '#model/relationship';
import { fileOf } from '../../../exports/bytes.ts';
import { EMPTY, HOSTILE, NASTY } from '../../../exports/hostile.ts';
import { interviewGraph } from '../../../exports/interview.ts';
import { launch } from '../../../web/browser.ts';
import { root } from '../../../web/site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-page-'));
let browser: Browser;
let interview: ExportGraph;

beforeAll(async () => {
  interview = await interviewGraph(join(root, 'data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt'));
  const graphs = { interview, hostile: HOSTILE, empty: EMPTY, probable: atLeastProbable(interview) };
  for (const [name, graph] of Object.entries(graphs))
    writeFileSync(join(folder, `${name}.html`), await fileOf(html, graph));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The graph as it is when it is asked for with a floor: what is said less surely is not in it. */
function atLeastProbable(graph: ExportGraph): ExportGraph {
  const claims = graph.claims.filter(({ certainty }) => atLeast('PR').includes(certainty));
  const stances = foldClaims(claims);
  const params = { ...graph.about.params, minCertainty: 'PR' };
  return { ...graph, about: { ...graph.about, params }, claims, stances };
}

let page: Page;
/** Everything the page asks for, says on the console or wants to tell. */
let heard: string[] = [];
afterEach(() => page.context().close());

const addressOf = (name: string, hash = '') => `${pathToFileURL(join(folder, `${name}.html`))}${hash}`;

/** Opens a file as somebody does who found it on a disk; fails where it wants anything but itself. */
async function open(name: string, options: BrowserContextOptions = {}, hash = ''): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  heard = [];
  page.on('request', (request) => heard.push(`request ${request.url()}`));
  page.on('console', (message) => heard.push(`console ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error ${error.message}`));
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(addressOf(name, hash));
  if (options.javaScriptEnabled !== false) await page.waitForSelector('[data-ready]');
}

/** Nothing but the file itself was asked for, and nothing went wrong. */
const expectQuiet = (name: string, hash = '') => expect(heard).toEqual([`request ${addressOf(name, hash)}`]);

const mark = (kind: 'line' | 'actor', id: string) => page.locator(`.picture:visible [data-${kind}="${id}"]`);
const quotes = async () => (await page.locator('article:visible blockquote').allTextContents()).sort();
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const quotesOf = (claims: readonly { quote: string }[]) => claims.map(({ quote }) => quote).sort();
const behind = (id: string) => [...linesOf(interview, true)].find((line) => line.id === id)?.evidence ?? [];
/** Claims that are of an actor or about it, as the picture has actors. */
const about = (id: string) =>
  interview.claims.filter(({ holder, target }) => [holder, target].some((end) => end && (end.state ?? end.id) === id));

const LINE = 'USA>KAZ>1';

test('a file is a page with the network drawn, which asks for nothing but itself', async () => {
  await open('interview');
  for (const { id } of interview.stances) expect(await mark('line', id).first().isVisible(), id).toBe(true);
  for (const { id } of interview.actors) expect(await mark('actor', id).first().isVisible(), id).toBe(true);
  const box = await mark('line', LINE).first().boundingBox();
  expect(Math.max(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(50);
  expect(await quotes()).toEqual(quotesOf(interview.claims));
  expectQuiet('interview');
});

describe('evidence', () => {
  test('opens on a click on a line, with the words as they are, and Escape leads back', async () => {
    await open('interview');
    expect(behind(LINE).length).toBeGreaterThan(0);
    await mark('line', LINE).last().click();
    expect(await quotes()).toEqual(quotesOf(behind(LINE)));
    expect(await focused()).toContain('United States → Kazakhstan');
    await page.keyboard.press('Escape');
    expect(await quotes()).toEqual(quotesOf(interview.claims));
    expect(await page.evaluate(() => (document.activeElement as SVGElement).dataset.line)).toBe(LINE);
    expectQuiet('interview');
  });

  test('opens on a click on an actor: all that it holds and receives', async () => {
    await open('interview');
    await mark('actor', 'KAZ').first().click();
    expect(await quotes()).toEqual(quotesOf(about('KAZ')));
    expect(await focused()).toContain('Kazakhstan');
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await quotes()).toEqual(quotesOf(interview.claims));
    expectQuiet('interview');
  });

  test('opens by keyboard alone', async () => {
    await open('interview');
    const here = () =>
      page.evaluate(() => {
        const { actor, line } = (document.activeElement as SVGElement).dataset;
        return actor ?? line ?? '';
      });
    for (let tabs = 0; tabs < 20 && !(await here()); tabs++) await page.keyboard.press('Tab');
    const first = await here();
    expect(interview.actors.map(({ id }) => id)).toContain(first);
    await page.keyboard.press('ArrowDown');
    const line = await here();
    expect(line.split('>').slice(0, 2)).toContain(first);
    await page.keyboard.press('Enter');
    expect(await quotes()).toEqual(quotesOf(behind(line)));
    await page.keyboard.press('Escape');
    expect(await here()).toBe(line);
    await page.keyboard.press('ArrowRight');
    expect(interview.actors.map(({ id }) => id)).toContain(await here());
    expectQuiet('interview');
  });

  test('has an address, and the browser’s way back leads back', async () => {
    await open('interview', {}, '#actor-USA');
    expect(await quotes()).toEqual(quotesOf(about('USA')));
    await mark('line', LINE).last().click();
    expect(await quotes()).toEqual(quotesOf(behind(LINE)));
    await page.goBack();
    expect(await quotes()).toEqual(quotesOf(about('USA')));
  });

  test('opens from the tables, too', async () => {
    await open('interview');
    await page.locator(`tr[data-line="${LINE}"] a`).click();
    expect(await quotes()).toEqual(quotesOf(behind(LINE)));
    await page.locator('tr[data-actor="UZB"] a').first().click();
    expect(await quotes()).toEqual(quotesOf(about('UZB')));
    expectQuiet('interview');
  });
});

describe('filters', () => {
  const counts = () => page.locator('#found').textContent();
  const inLines = () => interview.stances.flatMap(({ id }) => behind(id));
  /** What is told where these of the claims pass. */
  const shown = (claims: readonly StoredClaim[], lines: number) => {
    const [all, passing] = [new Set(inLines()), new Set(claims)];
    const left = [...all].filter((claim) => passing.has(claim)).length;
    return `Lines: ${lines} of ${interview.stances.length}. Claims behind them: ${left} of ${all.size}. Claims that are part of no line: ${claims.length - left} of ${interview.claims.length - all.size}.`;
  };

  test('of sign and certainty leave what passes, with its count', async () => {
    await open('interview');
    expect(await counts()).toBe(shown(interview.claims, interview.stances.length));
    await page.getByRole('checkbox', { name: 'Hostile' }).uncheck();
    const friendly = interview.claims.filter(({ sign }) => sign !== -1);
    expect(await quotes()).toEqual(quotesOf(friendly));
    const lines = interview.stances.filter(({ sign }) => sign !== -1);
    expect(await counts()).toBe(shown(friendly, lines.length));
    expect(await mark('line', LINE).first().isVisible()).toBe(true);
    const [hostile] = interview.stances.filter(({ sign }) => sign === -1);
    expect(
      await mark('line', hostile?.id ?? '')
        .first()
        .isVisible(),
    ).toBe(false);
    await page.getByLabel('How surely it is said', { exact: true }).selectOption('CT');
    expect(await quotes()).toEqual(quotesOf(friendly.filter(({ certainty }) => certainty === 'CT')));
    await page.getByRole('button', { name: 'Reset filters' }).click();
    expect(await quotes()).toEqual(quotesOf(interview.claims));
    expectQuiet('interview');
  });

  test('tell as many claims behind lines as the caption and the citation of the view', async () => {
    await open('interview');
    const count = String(interview.about.counts.claimsInLines);
    expect(inLines().length).toBe(interview.about.counts.claimsInLines);
    expect(await counts()).toContain(`Claims behind them: ${count} of ${count}.`);
    expect(await page.locator('#caption').textContent()).toContain(`claims behind them: ${count} (of `);
    expect(await page.locator('[data-say="citation"]').textContent()).toContain(`claims: ${count}.`);
  });

  test('begin at the least certainty that the file was asked for, and go back to it', async () => {
    await open('probable');
    const certainty = page.getByLabel('How surely it is said', { exact: true });
    expect(await certainty.locator('option').allTextContents()).toEqual(['Probable or firmer', 'Stated only']);
    expect(await page.locator('.picture:visible [data-out]').count()).toBe(0);
    await certainty.selectOption('CT');
    await page.getByRole('button', { name: 'Reset filters' }).click();
    expect(await certainty.inputValue()).toBe('PR');
    expect(await page.locator('[data-out]').count()).toBe(0);
    expectQuiet('probable');
  });

  test('by words find quotes and names in every language, and say where nothing is found', async () => {
    await open('interview');
    const [claim] = behind(LINE);
    const search = page.getByRole('searchbox');
    await search.fill((claim?.quote ?? '').toUpperCase());
    await page.waitForFunction(() => document.querySelectorAll('article:not([hidden])').length < 5);
    expect(await quotes()).toContain(claim?.quote);
    await search.fill('қазақстан ресей');
    await page.locator('[data-line="USA>KAZ>1"].line').waitFor({ state: 'hidden' });
    expect(await page.locator('.line[data-line*="KAZ"][data-line*="RUS"]:visible').count()).toBeGreaterThan(0);
    await search.fill('zzzzz');
    await page.getByText('No line and no claim passes the filters.').waitFor();
    expect(await counts()).toBe(shown([], 0));
    await mark('actor', 'KAZ').first().click();
    await page.getByText('No claim about this passes the filters.').waitFor();
    expectQuiet('interview');
  });
});

test('language and colours follow the reader', async () => {
  await open('interview', { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const ink = () =>
    mark('actor', 'KAZ')
      .locator('path')
      .first()
      .evaluate((path) => getComputedStyle(path).stroke);
  const [dark, darkInk] = [await ground(), await ink()];
  await page.getByLabel('Colours', { exact: true }).selectOption('light');
  expect([await ground(), await ink()]).not.toEqual([dark, darkInk]);
  expect(await ink()).not.toBe(darkInk);
  await page.getByLabel('Colours', { exact: true }).selectOption('system');
  expect([await ground(), await ink()]).toEqual([dark, darkInk]);

  await page.getByLabel('Language', { exact: true }).selectOption('ru');
  expect(await page.locator('.picture:visible').textContent()).toContain('Казахстан');
  await page.getByRole('heading', { name: 'Свидетельства' }).waitFor();
  await mark('line', LINE).last().click();
  expect(await focused()).toContain('США → Казахстан: Сотрудничество');
  await page.getByLabel('Язык', { exact: true }).selectOption('kk');
  expect(await page.locator('.picture:visible').textContent()).toContain('Қазақстан');
  await page.getByRole('heading', { name: 'Ынтымақтастық' }).first().waitFor();
  expect(await page.title()).toBe('Stance Atlas: кім кімге қалай қарайды');
  expectQuiet('interview');
});

test('whatever stands in the graph is text', async () => {
  await open('hostile');
  await page.getByLabel('Language', { exact: true }).selectOption('ru');
  await mark('actor', 'KAZ').first().click();
  await page.getByRole('searchbox').fill('script');
  await page.waitForFunction(() => document.querySelectorAll('article[hidden]').length > 0);
  await page.getByRole('searchbox').fill('');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelectorAll('article[hidden]').length === 0);
  const readBack = await page.locator('article blockquote').evaluateAll((all) => all.map((one) => one.textContent));
  // A lone half of a pair is none of UTF-8, and U+0000 none of HTML.
  const held = (text: string) => text.replaceAll('\u0000', '\ufffd').replace(/\p{Cs}/gu, '\ufffd');
  expect(readBack.sort()).toEqual(HOSTILE.claims.map(({ quote }) => held(quote)).sort());
  expect(readBack).toContain(NASTY.breaks);
  expect(await page.evaluate(() => JSON.parse(document.getElementById('graph')?.textContent ?? ''))).toEqual(HOSTILE);
  expectQuiet('hostile');
});

test('the policy refuses to load, to run and to send, whoever asks for it', async () => {
  await open('interview');
  const refused = await page.evaluate(async () => {
    const directives: string[] = [];
    const told = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (directives.push(effectiveDirective) === 3) resolve();
      });
    });
    const image = document.createElement('img');
    image.src = 'http://127.0.0.1:9/';
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(image, script);
    await fetch('http://127.0.0.1:9/').catch(() => {});
    await told;
    return directives.sort();
  });
  expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem']);
  expect(await page.title()).toBe('Stance Atlas: who stands how towards whom');
});

test('without JavaScript the picture, the tables and all evidence are there, and links lead to it', async () => {
  await open('interview', { javaScriptEnabled: false });
  expect(await mark('line', LINE).first().isVisible()).toBe(true);
  expect(await quotes()).toEqual(quotesOf(interview.claims));
  expect(await page.locator('tr[data-line]').count()).toBe(interview.stances.length);
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  await page.locator(`tr[data-line="${LINE}"] a`).click();
  const box = await page.locator(`.line[data-line="${LINE}"]`).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
  expectQuiet('interview');
});

test('an empty graph is a page that says so', async () => {
  await open('empty');
  await page.getByText('Nothing is drawn').waitFor();
  expectQuiet('empty');
});

async function violations(): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof import('axe-core') }).axe.run({ resultTypes: ['violations'] }),
  );
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
}

/** It looks at every text for its contrast, and there are thousands. */
const AXE_TIMEOUT = 240_000;

test.each([
  ['interview', 'light', 1440],
  ['interview', 'dark', 390],
  ['hostile', 'dark', 1440],
] as const)(
  'axe finds nothing wrong, closed and open: %s, %s, %i pixels',
  async (name, colorScheme, width) => {
    await open(name, { colorScheme, viewport: { width, height: 900 } });
    expect(await violations()).toEqual([]);
    await mark('actor', 'KAZ').first().click();
    await page.mouse.move(0, 0);
    expect(await violations()).toEqual([]);
  },
  AXE_TIMEOUT,
);

test.each([1440, 1024, 390, 320])('nothing scrolls sideways but what is meant to: %i pixels', async (width) => {
  await open('hostile', { viewport: { width, height: 800 } });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await mark('actor', 'KAZ').first().dispatchEvent('click');
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('on paper there are no controls, and the evidence is whole', async () => {
  await open('interview', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  const cut = await page.evaluate(() => {
    const evidence = document.getElementById('evidence');
    return evidence ? evidence.scrollHeight - evidence.clientHeight : 1;
  });
  expect(cut).toBeLessThanOrEqual(0);
});

test.each([
  ['line', LINE, behind],
  ['actor', 'KAZ', about],
] as const)('on paper, what is chosen stands below the rest and is whole: %s', async (kind, id, claimsOf) => {
  await open('interview');
  await mark(kind, id).last().click();
  await page.emulateMedia({ media: 'print' });
  // A4 upright in pixels: narrower than a screen on which the evidence lies over the page.
  await page.setViewportSize({ width: 794, height: 1123 });
  const panel = await page.locator('#evidence').evaluate((element) => {
    const { position, maxHeight, overflowY, boxShadow } = getComputedStyle(element);
    return { position, maxHeight, overflowY, boxShadow, cut: element.scrollHeight - element.clientHeight };
  });
  expect(panel).toEqual({ position: 'static', maxHeight: 'none', overflowY: 'visible', boxShadow: 'none', cut: 0 });
  expect(await quotes()).toEqual(quotesOf(claimsOf(id)));
  for (const part of ['.picture:visible', '#caption', '#lines', '#actors', '#sources', '#about'])
    expect(await page.locator(part).first().isVisible(), part).toBe(true);
  const rest = await page.locator('#about').boundingBox();
  const evidence = await page.locator('#evidence').boundingBox();
  expect(evidence?.y).toBeGreaterThanOrEqual((rest?.y ?? Number.NaN) + (rest?.height ?? 0));
});
