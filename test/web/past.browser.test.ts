import { describe, expect, inject, test } from 'vitest';
import { formatDate } from '#model/dates';
import { today } from '../../web/i18n/dates.ts';
import { stands, type Visit, visit } from './browser.ts';
import { textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const [browser, atlas] = await browserAndAtlas();
let here: Visit;
endsWithoutTroubles(() => here);

const day = () => here.page.getByLabel(t('filters.asOf.day'));
const address = () => {
  const { pathname, search } = new URL(here.page.url());
  return pathname + search;
};
/** Before anything was read, when everything was, and what is still to come. */
const BEFORE = '2001-01-01';
const AFTER = today();
const FUTURE = '2999-12-31';

describe('the graph of an earlier day', () => {
  test('is chosen among the filters, said above the picture, kept in the address, and left with one button', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/');
    await day().fill(AFTER);
    await stands(here.page);
    expect(address()).toBe(`/?asOf=${AFTER}`);
    const words = t('past.day', { date: formatDate(AFTER, 'en') });
    expect(await here.page.getByText(words).isVisible()).toBe(true);
    const lines = await here.page
      .locator('[role="graphics-document"] [data-line]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.line));
    expect(new Set(lines)).toEqual(new Set(atlas.network.stances.map(({ id }) => id)));
    await here.page.getByRole('button', { name: t('past.now') }).click();
    await stands(here.page);
    expect(address()).toBe('/');
    expect(await here.page.getByText(words).count()).toBe(0);
  });

  test('is none of the future: the field ends today, and what is typed beyond it is said to be to come', async () => {
    here = await visit(browser, inject('site'));
    await here.open('/');
    expect(await day().getAttribute('max')).toBe(today());
    await day().fill(FUTURE);
    await stands(here.page);
    const said = here.page.getByText(t('past.future', { moment: formatDate(FUTURE, 'en') }));
    expect(await said.isVisible()).toBe(true);
    expect(await here.page.getByText(t('past.day', { date: formatDate(FUTURE, 'en') })).count()).toBe(0);
  });

  test('may be a moment, in words and in UTC', async () => {
    here = await visit(browser, inject('site'));
    await here.open(`/?asOf=${encodeURIComponent('2001-01-01T05:01:00+05:00')}`);
    const said = here.page.getByText(t('past.moment', { moment: '1 January 2001, 00:01 UTC' }));
    expect(await said.isVisible()).toBe(true);
  });

  test('asks every question of that day, in all views', async () => {
    here = await visit(browser, inject('site'));
    const asked: string[] = [];
    here.page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(pathname + search);
    });
    const document = encodeURIComponent(atlas.document.id);
    const paths = [
      '/',
      '/table',
      '/?actor=KAZ',
      '/?pair=KAZ~UZB',
      '/documents',
      `/documents/${document}?claim=${atlas.claims[0]?.id}`,
    ];
    for (const path of paths) await here.open(`${path}${path.includes('?') ? '&' : '?'}asOf=${AFTER}`);
    expect(asked.length).toBeGreaterThan(8);
    for (const each of asked) expect(each).toContain(`asOf=${AFTER}`);
  });

  test('may have had nothing yet: the page says so, and how to go on', async () => {
    here = await visit(browser, inject('site'));
    for (const path of ['/', '/table']) {
      await here.open(`${path}?asOf=${BEFORE}`);
      expect(await here.page.getByRole('heading', { name: t('state.noMatch') }).isVisible()).toBe(true);
      expect(await here.page.getByText(t('state.noMatch.asOf', { name: t('filters.asOf') })).isVisible()).toBe(true);
      expect(await here.page.getByText(t('state.empty')).count()).toBe(0);
    }
    await here.open(`/documents?asOf=${BEFORE}`);
    expect(await here.page.locator('[data-document]').count()).toBe(0);
    await here.page.getByRole('button', { name: t('past.now') }).click();
    await stands(here.page);
    expect(await here.page.locator('[data-document]').count()).toBe(atlas.documents.length);
  });

  test('of a snapshot that there is not is said, with the way back', async () => {
    here = await visit(browser, inject('site'), { expected: /400/ });
    await here.page.goto('/?asOf=snapshot:no-such');
    await here.page.getByRole('alert').waitFor();
    await here.page.getByText(t('past.noSnapshot', { name: 'no-such' })).waitFor();
    expect(await here.page.getByText(t('past.snapshot', { name: 'no-such' })).count()).toBe(0);
    await here.page.getByRole('button', { name: t('past.now') }).click();
    await stands(here.page);
    expect(address()).toBe('/');
  });
});
