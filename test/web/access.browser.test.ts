import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, inject, test } from 'vitest';
import { PALETTES, type Theme } from '#model/exports/picture/encoding';
import { stands, type Visit, visit } from './browser.ts';
import { contrast } from './contrast.ts';
import { textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [browser, atlas] = await browserAndAtlas();
let here: Visit;
endsWithoutTroubles(() => here);

const claimPath = () => {
  const [claim] = atlas.claims;
  return `/documents/${encodeURIComponent(claim?.document ?? '')}?claim=${claim?.id}`;
};
/** Every view and every state that an address leads to. */
const views = (): string[] => [
  '/',
  '/?actor=KAZ',
  '/?pair=KAZ~UZB&certainty=U&around=KAZ',
  '/?sign=none',
  '/?actor=nobody-at-all',
  '/table',
  '/documents',
  claimPath(),
  '/documents/nothing',
];

/** What a browser says of the document that there is not. */
const expected = /404/;

/** What axe finds wrong, in lines that say where. */
async function violations(): Promise<string[]> {
  await here.page.evaluate(axe);
  const { violations: found } = await here.page.evaluate(() =>
    (window as unknown as { axe: typeof import('axe-core') }).axe.run({ resultTypes: ['violations'] }),
  );
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
}

const overflow = () =>
  here.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme: Theme) => {
  test.each([1440, 390])('at %i pixels no view has anything that axe knows to be wrong', async (width) => {
    here = await visit(browser, inject('site'), { width, height: 900, theme, expected });
    await here.open('/');
    for (const path of views()) {
      await here.follow(path);
      expect(await violations(), path).toEqual([]);
    }
  });

  test('the page is in the colours of the theme', async () => {
    here = await visit(browser, inject('site'), { theme });
    await here.open('/');
    const [ground, ink] = await here.page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      return [backgroundColor, color].map((value) => {
        const [red = 0, green = 0, blue = 0] = (value.match(/\d+/g) ?? []).map(Number);
        return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
      });
    });
    const { surface } = PALETTES[theme];
    expect(contrast(ground ?? '', surface)).toBeLessThan(1.3);
    expect(contrast(ground ?? '', ink ?? '')).toBeGreaterThan(7);
  });
});

test('the theme follows the system until one is chosen, and the choice stays', async () => {
  here = await visit(browser, inject('site'), { theme: 'dark' });
  await here.open('/');
  const themeNow = () => here.page.evaluate(() => document.documentElement.dataset.theme);
  expect(await themeNow()).toBe('dark');
  await here.page.emulateMedia({ colorScheme: 'light' });
  await here.page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  const light = await here.page.locator('.canvas').screenshot();
  await here.page.getByRole('combobox', { name: t('theme.label') }).selectOption('dark');
  expect(await themeNow()).toBe('dark');
  expect((await here.page.locator('.canvas').screenshot()).equals(light)).toBe(false);
  await here.page.reload();
  await stands(here.page);
  expect(await themeNow()).toBe('dark');
});

describe('what is taken along', () => {
  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)(
    'has nothing that axe knows to be wrong, and does not scroll sideways: %s, %i pixels',
    async (theme, width) => {
      here = await visit(browser, inject('site'), { width, theme });
      await here.open('/?pair=KAZ~UZB&asOf=2999-12-31');
      const card = here.page.locator('article[data-claim]').first();
      await card.getByRole('button', { name: t('cite.open') }).click();
      await card.getByLabel(t('cite.text'), { exact: true }).waitFor();
      expect(await violations()).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await here.page.getByRole('button', { name: t('action.export'), exact: true }).click();
      const dialog = here.page.getByRole('dialog', { name: t('export.title') });
      await dialog.getByLabel(t('cite.text'), { exact: true }).waitFor();
      expect(await violations()).toEqual([]);
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    },
  );
});

describe('a dialog', () => {
  test.each(['light', 'dark'] as const)(
    'has nothing that axe knows to be wrong: help and filters, %s',
    async (theme) => {
      here = await visit(browser, inject('site'), { width: 1024, theme });
      await here.open('/');
      await here.page.getByRole('button', { name: t('action.help') }).click();
      await here.page.getByRole('dialog', { name: t('action.help') }).waitFor();
      expect(await violations()).toEqual([]);
      await here.page.getByRole('button', { name: t('action.close') }).click();
      await here.page.getByRole('button', { name: t('action.filters') }).click();
      await here.page.getByRole('dialog', { name: t('filters.title') }).waitFor();
      expect(await violations()).toEqual([]);
    },
  );
});

test('an open search has nothing that axe knows to be wrong', async () => {
  here = await visit(browser, inject('site'));
  await here.open('/');
  const search = here.page.getByRole('combobox', { name: t('search.label') });
  await search.fill('ka');
  await here.page.getByRole('option').first().waitFor();
  expect(await violations()).toEqual([]);
  await search.fill('zzzzz');
  await here.page
    .getByText(t('search.nothing', { query: 'zzzzz' }))
    .first()
    .waitFor();
  expect(await violations()).toEqual([]);
});

describe('on a small screen', () => {
  test('one actor’s lines stand in a row, and each opens its evidence', async () => {
    here = await visit(browser, inject('site'), { width: 390, height: 844 });
    await here.open('/?actor=KAZ');
    const lines = atlas.network.stances.filter(({ holder, target }) => holder === 'KAZ' || target === 'KAZ');
    const buttons = here.page.locator('.actor-lines button[data-line]');
    expect((await buttons.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.line))).sort()).toEqual(
      lines.map(({ id }) => id).sort(),
    );
    await buttons.first().click();
    await here.page.getByText(t('evidence.pair')).waitFor();
    await here.page.locator('article[data-claim]').first().waitFor();
  });

  // 1280 pixels at 400 % are 320 pixels of the page.
  test.each([1440, 1024, 390, 320])('no view scrolls sideways: %i pixels', async (width) => {
    here = await visit(browser, inject('site'), { width, height: width === 320 ? 256 : 844, expected });
    await here.open('/');
    for (const path of views()) {
      await here.follow(path);
      expect(await overflow(), path).toBeLessThanOrEqual(0);
    }
  });
});

test('no text is smaller than 13 pixels', async () => {
  here = await visit(browser, inject('site'), { expected });
  await here.open('/');
  for (const path of views()) {
    await here.follow(path);
    const small = await here.page.evaluate(() => {
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { parentElement, textContent } = texts.currentNode;
        if (!parentElement || !textContent?.trim() || parentElement.closest('script, style, [aria-hidden="true"]'))
          continue;
        const size = Number.parseFloat(getComputedStyle(parentElement).fontSize);
        if (size < 13) found.push(`${size}: ${textContent.trim()}`);
      }
      return [...new Set(found)];
    });
    expect(small, path).toEqual([]);
  }
});

test('with forced colours the marks keep a colour of the system and the glyphs are there', async () => {
  here = await visit(browser, inject('site'));
  await here.page.emulateMedia({ forcedColors: 'active' });
  await here.open('/');
  expect(await here.page.locator('.filters .glyph').first().isVisible()).toBe(true);
  expect(await violations()).toEqual([]);
});
