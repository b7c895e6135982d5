import { beforeEach, describe, expect, inject, test } from 'vitest';
import { CERTAINTIES } from '#model/certainty';
import { largestPair } from '#model/exports/picture/build';
import type { Asking } from '../../web/api.ts';
import { lineWords, signWord } from '../../web/parts/words.ts';
import { SIGNS } from '../../web/state/view.ts';
import { answer } from './atlas.ts';
import { stands, type Visit, visit } from './browser.ts';
import { textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const [browser, atlas] = await browserAndAtlas();
let here: Visit;
beforeEach(async () => {
  here = await visit(browser, inject('site'));
});
endsWithoutTroubles(() => here);

const network = () => here.page.locator('[role="graphics-document"]');
const evidence = () => here.page.getByRole('region', { name: t('evidence.title') });
const address = () => {
  const { pathname, search } = new URL(here.page.url());
  return pathname + search;
};
/** Values of a data attribute in the text alternative of the picture, sorted. */
const mirrored = (name: 'actor' | 'line') =>
  network()
    .locator(`[data-${name}]`)
    .evaluateAll((elements, key) => elements.map((each) => (each as HTMLElement).dataset[key] ?? '').sort(), name);

describe('the first screen', () => {
  test('has the states and the region that the interview speaks of', () => {
    const ids = atlas.network.actors.map(({ id }) => id);
    for (const id of ['USA', 'KAZ', 'UZB', 'RUS', 'CHN', 'central-asia']) expect(ids).toContain(id);
  });

  test('shows the network, never empty: the largest pair is selected and its evidence open', async () => {
    await here.open('/');
    const pair = largestPair(atlas.network.stances);
    expect(pair).not.toBeNull();
    const [holder, target] = [pair?.holder ?? '', pair?.target ?? ''].map((id) => atlas.nameIn.en(id));
    await evidence().getByText(t('evidence.largest')).waitFor();
    expect(await evidence().getByRole('heading', { level: 2 }).textContent()).toContain(holder);
    expect(await evidence().getByRole('heading', { level: 2 }).textContent()).toContain(target);
    const { rows } = await answer('relationship', { holder: pair?.holder ?? '', target: pair?.target ?? '' });
    const claims = new Set(rows.flatMap((row) => row.claims.map(({ id }) => id)));
    expect(claims.size).toBeGreaterThan(0);
    await here.page.locator('article[data-claim]').first().waitFor();
    const shown = await here.page
      .locator('article[data-claim]')
      .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset.claim));
    expect(new Set(shown)).toEqual(claims);
  });

  test('says in a sentence what is to be seen', async () => {
    await here.open('/');
    const { actors, stances } = atlas.network;
    const count = (sign: number) => stances.filter((line) => line.sign === sign).length;
    const overview = t('network.overview', {
      actors: actors.length,
      lines: stances.length,
      cooperative: count(1),
      hostile: count(-1),
      neutral: count(0),
    });
    expect(await here.page.getByText(overview).isVisible()).toBe(true);
    const { holder = '', target = '' } = largestPair(stances) ?? {};
    const claims = (lines: typeof stances) => lines.reduce((sum, line) => sum + line.claims, 0);
    const most = t('network.most', {
      a: atlas.nameIn.en(holder),
      b: atlas.nameIn.en(target),
      claims: claims(
        stances.filter((line) => [line.holder, line.target].sort().join() === [holder, target].sort().join()),
      ),
      all: claims(stances),
    });
    expect(await here.page.getByRole('heading', { name: most, exact: true }).isVisible()).toBe(true);
  });

  test('draws: the picture is hidden from screen readers, and it is not blank', async () => {
    await here.open('/');
    const canvas = here.page.locator('.canvas');
    expect(await canvas.getAttribute('aria-hidden')).toBe('true');
    const drawn = await canvas.screenshot();
    await here.open('/?sign=none');
    await here.open('/?sign=1');
    const other = await canvas.screenshot();
    expect(drawn.equals(other)).toBe(false);
    expect(drawn.length).toBeGreaterThan(5000);
  });
});

describe('the text alternative', () => {
  test('is what the API answers: every actor and every line, each read out in words', async () => {
    const questions: [path: string, params: Asking<'network'>][] = [
      ['/', {}],
      ['/?certainty=U', { minCertainty: 'U' }],
      ['/?certainty=CT', { minCertainty: 'CT' }],
      ['/?sign=-1', { sign: [-1] }],
      ['/?stance=PARTNERS_WITH', { stance: ['PARTNERS_WITH'] }],
      ['/?fold=false', { fold: false }],
      ['/?around=KAZ', { actors: ['KAZ'] }],
    ];
    await here.open('/table');
    for (const [path, params] of questions) {
      const { actors, stances } = await answer('network', params);
      expect(stances.length, path).toBeGreaterThan(0);
      await here.follow(path);
      expect(await mirrored('actor'), path).toEqual(actors.map(({ id }) => id).sort());
      expect(await mirrored('line'), path).toEqual(stances.map(({ id }) => id).sort());
      for (const line of stances)
        expect(await network().locator(`[data-line="${line.id}"]`).textContent()).toBe(
          lineWords(line, t, 'en', atlas.nameIn.en),
        );
    }
  });
});

describe('the filters', () => {
  const tick = (name: string) => here.page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  const filters = () => here.page.getByRole('region', { name: t('filters.title') });

  test('count the lines of each sign and certainty', async () => {
    await here.open('/');
    const { stances } = atlas.whole;
    for (const sign of SIGNS) {
      const row = filters()
        .locator('label', { hasText: signWord(t, sign) })
        .first();
      expect(await row.textContent()).toContain(String(stances.filter((line) => line.sign === sign).length));
    }
    for (const certainty of CERTAINTIES) {
      const row = filters().locator('label', { hasText: t(`filters.certainty.${certainty}`) });
      const lines = stances.filter(
        (line) => CERTAINTIES.indexOf(line.maxCertainty) >= CERTAINTIES.indexOf(certainty),
      ).length;
      expect(await row.locator('.tick-count').textContent()).toBe(String(lines));
    }
  });

  test('change picture, text and address, and back is undo', async () => {
    await here.open('/');
    const canvas = here.page.locator('.canvas');
    const before = { picture: await canvas.screenshot(), lines: await mirrored('line') };
    await tick(signWord(t, -1)).uncheck();
    await stands(here.page);
    expect(address()).toBe('/?without-sign=-1');
    const hostile = atlas.network.stances.filter(({ sign }) => sign === -1);
    expect(hostile.length).toBeGreaterThan(0);
    expect((await mirrored('line')).length).toBe(before.lines.length - hostile.length);
    expect((await canvas.screenshot()).equals(before.picture)).toBe(false);

    await here.page.getByRole('radio', { name: new RegExp(`^${t('filters.certainty.CT')}`) }).check();
    await stands(here.page);
    const surest = await answer('network', { sign: [1, 0], minCertainty: 'CT' });
    expect(await mirrored('line')).toEqual(surest.stances.map(({ id }) => id).sort());

    await here.page.goBack();
    await stands(here.page);
    expect(address()).toBe('/?without-sign=-1');
    await here.page.getByRole('button', { name: t('action.undo') }).click();
    await stands(here.page);
    expect(address()).toBe('/');
    expect(await mirrored('line')).toEqual(before.lines);
    await here.page.mouse.move(0, 0);
    expect((await canvas.screenshot()).equals(before.picture)).toBe(true);
  });

  test('go back to the start together', async () => {
    await here.open('/?without-sign=-1&certainty=CT&from=2025-01-01&pair=USA~KAZ');
    await filters()
      .getByRole('button', { name: t('filters.reset') })
      .click();
    await stands(here.page);
    expect(address()).toBe('/?pair=USA%7EKAZ');
    expect(await mirrored('line')).toEqual(atlas.network.stances.map(({ id }) => id).sort());
  });

  test('by dates leave what was said on them', async () => {
    await here.open('/?from=2025-12-25&to=2025-12-25');
    expect(await mirrored('line')).toEqual(atlas.network.stances.map(({ id }) => id).sort());
    await here.open('/?to=2025-12-24');
    expect(await here.page.getByText(t('state.noMatch'), { exact: true }).isVisible()).toBe(true);
  });
});

describe('a link', () => {
  /** All words on the screen, and the picture as bytes: the browser itself rounds the corners of buttons now so, now so. */
  const sight = async ({ page }: Visit) => ({
    words: await page.evaluate(() => document.body.textContent),
    picture: await Promise.all((await page.locator('.canvas').all()).map((canvas) => canvas.screenshot())),
  });

  test.each(['/', '/?certainty=PR&pair=KAZ%7EUZB&without-sign=0', '/?actor=central-asia', '/table?actor=USA'])(
    'opens %s the same everywhere: the words, and the picture to the byte',
    async (path) => {
      await here.open(path);
      const before = await sight(here);
      const there = await visit(browser, inject('site'));
      await there.open(here.page.url().slice(inject('site').length));
      const again = await sight(there);
      await there.close();
      expect(there.troubles).toEqual([]);
      expect(again.words).toBe(before.words);
      expect(again.picture.length).toBe(path.startsWith('/table') ? 0 : 1);
      expect(again.picture.every((bytes, index) => before.picture[index]?.equals(bytes))).toBe(true);
    },
  );

  test('keeps what was selected with the mouse', async () => {
    await here.open('/');
    const [first] = atlas.network.actors;
    await network()
      .locator(`[data-actor="${first?.id}"]`)
      .evaluate((button) => (button as HTMLElement).click());
    await evidence().getByText(t('evidence.actor')).waitFor();
    expect(address()).toBe(`/?actor=${first?.id}`);
    await here.page.reload();
    await stands(here.page);
    expect(await evidence().getByRole('heading', { level: 2 }).textContent()).toBe(atlas.nameIn.en(first?.id ?? ''));
  });
});

test('the table has every line', async () => {
  await here.open('/table');
  const rows = await here.page
    .locator('tbody tr[data-line]')
    .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.line));
  expect(rows.sort()).toEqual(atlas.network.stances.map(({ id }) => id).sort());
});
