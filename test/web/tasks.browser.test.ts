import { beforeEach, describe, expect, inject, test } from 'vitest';
import { today } from '../../web/i18n/dates.ts';
import { citationOfClaim, citedAs, STYLES } from '../../web/parts/citation.ts';
import { signWord } from '../../web/parts/words.ts';
import { folded } from './atlas.ts';
import { stands, type Visit, visit } from './browser.ts';
import { focused, hasFocus, tabTo } from './keyboard.ts';
import { textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const t = textIn('en');
const [browser, atlas] = await browserAndAtlas();
let here: Visit;
beforeEach(async () => {
  here = await visit(browser, inject('site'));
});
endsWithoutTroubles(() => here);

const press = async (...keys: string[]) => {
  for (const key of keys) await here.page.keyboard.press(key);
};
const network = () => here.page.locator('[role="graphics-document"]');
const evidence = () => here.page.getByRole('region', { name: t('evidence.title') });
const search = () => here.page.getByRole('combobox', { name: t('search.label') });
const card = (claim: string) => here.page.locator(`article[data-claim="${claim}"]`);
/** The claims behind the lines of a pair, as the picture counts them. */
const claimsBetween = (a: string, b: string) =>
  atlas.claims.filter(
    (claim) =>
      !claim.negated &&
      claim.certainty !== 'U' &&
      [folded(claim.holder), folded(claim.target)].sort().join() === [a, b].sort().join(),
  );

/** Goes into the network and along the lines of the actor there until `isWanted`. */
async function stepTo(isWanted: (line: string) => boolean): Promise<string> {
  await tabTo(here.page, network());
  await press('Enter');
  for (let steps = 0; steps < 60; steps++) {
    await press(']');
    const { line } = await focused(here.page);
    if (line !== null && isWanted(line)) return line;
  }
  throw new Error('the brackets never reach the line');
}

/** Everything below is done with the keyboard alone, from the top of the page on. */
describe('with the keyboard one can', () => {
  test('skip to the content', async () => {
    await here.open('/');
    await press('Tab');
    expect((await focused(here.page)).text).toBe(t('app.skip'));
    await press('Enter');
    expect((await focused(here.page)).id).toBe('main');
  });

  test('find an actor and read what is said about it', async () => {
    await here.open('/');
    await tabTo(here.page, search());
    await here.page.keyboard.type('uzbek');
    await here.page.getByRole('option').first().waitFor();
    await press('Enter');
    await evidence().getByText(t('evidence.actor')).waitFor();
    expect(await evidence().getByRole('heading', { level: 2 }).textContent()).toBe(atlas.nameIn.en('UZB'));
    const claim = atlas.claims.find(({ holder, certainty }) => folded(holder) === 'UZB' && certainty !== 'U');
    await card(claim?.id ?? '').waitFor();
    // Its actions are reached by Tab, so that the panel can be read and scrolled.
    await tabTo(here.page, card(claim?.id ?? '').getByRole('link', { name: t('claim.open') }));
    expect(
      await card(claim?.id ?? '')
        .locator('blockquote')
        .textContent(),
    ).toBe(claim?.quote);
  });

  test('find an actor by walking over the picture', async () => {
    await here.open('/?actor=KAZ');
    await tabTo(here.page, network());
    await press('Enter');
    expect((await focused(here.page)).actor).toBe('KAZ');
    const seen = new Set<string>();
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
      await press(key);
      seen.add((await focused(here.page)).actor ?? '');
    }
    expect(seen.size).toBeGreaterThan(1);
    const { actor } = await focused(here.page);
    await press('Enter');
    await stands(here.page);
    expect(new URL(here.page.url()).searchParams.get('actor')).toBe(actor);
    expect((await focused(here.page)).id).toBe('evidence');
    await press('Escape');
    expect((await focused(here.page)).actor).toBe(actor);
    await press('Escape');
    expect(await hasFocus(network())).toBe(true);
  });

  test('open the line between two actors and read the quote', async () => {
    await here.open('/?actor=KAZ');
    const line = await stepTo((id) => id.split('>').slice(0, 2).sort().join() === 'KAZ,USA');
    expect((await focused(here.page)).text).toContain(atlas.nameIn.en('USA'));
    await press('Enter');
    await stands(here.page);
    expect((await focused(here.page)).id).toBe('evidence');
    const [holder, target] = line.split('>');
    expect(new URL(here.page.url()).searchParams.get('pair')).toBe(`${holder}~${target}`);
    const claims = claimsBetween('KAZ', 'USA');
    expect(claims.length).toBeGreaterThan(0);
    for (const { id, quote } of claims) expect(await card(id).locator('blockquote').textContent()).toBe(quote);
  });

  test('turn round: to the line that goes the other way, or hear that there is none', async () => {
    const { stances } = atlas.network;
    const backOf = ({ holder, target, sign }: (typeof stances)[number]) =>
      stances
        .filter((line) => line.holder === target && line.target === holder)
        .sort((a, b) => Number(b.sign === sign) - Number(a.sign === sign) || (a.id < b.id ? -1 : 1))[0];
    const withBack = stances.find((line) => backOf(line));
    const without = stances.find((line) => !backOf(line));
    expect(without ?? withBack).toBeDefined();
    if (withBack) {
      await here.open(`/?actor=${withBack.holder}`);
      await stepTo((id) => id === withBack.id);
      await press('r');
      expect((await focused(here.page)).line).toBe(backOf(withBack)?.id);
    }
    if (without) {
      await here.open(`/?actor=${without.holder}`);
      await stepTo((id) => id === without.id);
      await press('r');
      await here.page.getByRole('status').getByText(t('mirror.noReverse')).waitFor();
      expect((await focused(here.page)).line).toBe(without.id);
    }
  });

  test('filter by sign', async () => {
    await here.open('/');
    const hostile = here.page.getByRole('checkbox', { name: new RegExp(`^${signWord(t, -1)}`) });
    await tabTo(here.page, hostile);
    await press('Space');
    await stands(here.page);
    expect(await hostile.isChecked()).toBe(false);
    expect(await hasFocus(hostile)).toBe(true);
    const signs = await network()
      .locator('[data-line]')
      .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset.line?.split('>')[2]));
    expect(signs.length).toBeGreaterThan(0);
    expect(signs).not.toContain('-1');
  });

  test('open the document at the passage, and come back', async () => {
    await here.open('/?pair=KAZ~USA');
    const [claim] = claimsBetween('KAZ', 'USA');
    await card(claim?.id ?? '').waitFor();
    await tabTo(here.page, card(claim?.id ?? '').getByRole('link', { name: t('claim.open') }));
    await press('Enter');
    await stands(here.page);
    expect(new URL(here.page.url()).pathname).toBe(`/documents/${encodeURIComponent(claim?.document ?? '')}`);
    const passage = here.page.locator('.passage[data-chosen]');
    await passage.first().waitFor();
    const words = (await passage.allTextContents()).join('');
    expect(words).toBe(claim?.quote);
    expect(await passage.first().isVisible()).toBe(true);
    const box = await passage.first().boundingBox();
    expect(box && box.y >= 0 && box.y < 900).toBe(true);
    await press('Alt+ArrowLeft');
    await stands(here.page);
    expect(new URL(here.page.url()).searchParams.get('pair')).toBe('KAZ~USA');
  });

  test('search in another language or script', async () => {
    await here.open('/');
    await tabTo(here.page, search());
    for (const [typed, id] of [
      ['qazaqstan', 'KAZ'],
      ['Қазақ', 'KAZ'],
      ['Соединённые', 'USA'],
      ['rossiya', 'RUS'],
      ['Қытай', 'CHN'],
      ['ортал', 'central-asia'],
    ] as const) {
      await here.page.keyboard.insertText(typed);
      const first = here.page.getByRole('option').first();
      await first.getByText(atlas.nameIn.en(id), { exact: true }).waitFor();
      await press('Enter');
      await stands(here.page);
      expect(new URL(here.page.url()).searchParams.get('actor'), typed).toBe(id);
      expect(await hasFocus(search())).toBe(true);
    }
  });

  test('copy a citation', async () => {
    await here.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await here.open('/?pair=KAZ~USA');
    const [claim] = claimsBetween('KAZ', 'USA');
    if (!claim) throw new Error('no claim');
    await card(claim.id).waitFor();
    const as = { lang: 'en', accessed: today() } as const;
    const copied = () => here.page.evaluate(() => navigator.clipboard.readText());
    const asServer = async (style: (typeof STYLES)[number]) =>
      (
        await (await fetch(`${inject('site')}${citedAs(citationOfClaim(claim.id), { ...as, style })}`)).text()
      ).trimEnd();
    const cite = card(claim.id).getByRole('button', { name: t('cite.open') });
    await tabTo(here.page, cite);
    await press('Enter');
    const copy = card(claim.id).getByRole('button', { name: `${t('action.copy')}: ${t('cite.text')}` });
    await copy.waitFor();
    await tabTo(here.page, copy);
    await press('Enter');
    await card(claim.id).getByText(t('action.copied')).waitFor();
    expect(await copied()).toBe(await asServer('plain'));
    for (const style of STYLES.slice(1)) {
      await tabTo(here.page, card(claim.id).locator('input[type="radio"]:checked'));
      await press('ArrowRight');
      await copy.waitFor();
      await tabTo(here.page, copy);
      await press('Enter');
      await card(claim.id).getByText(t('action.copied')).waitFor();
      expect(await copied(), style).toBe(await asServer(style));
    }
    await press('Escape');
    expect(await hasFocus(cite)).toBe(true);
    await copy.waitFor({ state: 'detached' });
    const link = `${inject('site')}/documents/${encodeURIComponent(claim.document)}?claim=${claim.id}&lang=en`;
    expect(await asServer('plain')).toContain(link);
    // The link of the citation opens the passage.
    await here.open(link.slice(inject('site').length));
    expect((await here.page.locator('.passage[data-chosen]').allTextContents()).join('')).toBe(claim.quote);
  });

  test('read the help from the network and be back where one was', async () => {
    await here.open('/');
    await tabTo(here.page, network());
    await press('Enter', '?');
    const help = here.page.getByRole('dialog', { name: t('action.help') });
    await help.waitFor();
    for (const id of ['help.arrows', 'help.brackets', 'help.reverse', 'help.search'] as const)
      expect(await help.getByText(t(id), { exact: true }).isVisible()).toBe(true);
    const { actor } = { actor: await network().locator('[tabindex="0"]').getAttribute('data-actor') };
    await press('Escape');
    await help.waitFor({ state: 'hidden' });
    expect((await focused(here.page)).actor).toBe(actor);
    await press('/');
    expect(await hasFocus(search())).toBe(true);
  });

  test('come nearer and move away', async () => {
    await here.open('/');
    const canvas = here.page.locator('.canvas');
    await tabTo(here.page, network());
    const picture = await canvas.screenshot();
    await press('+');
    expect((await canvas.screenshot()).equals(picture)).toBe(false);
    await press('0');
    expect((await canvas.screenshot()).equals(picture)).toBe(true);
  });
});

test('Tab stops once in the network, however many actors there are', async () => {
  await here.open('/');
  const stops = await network().evaluate(
    (root) => [root, ...root.querySelectorAll('*')].filter((element) => (element as HTMLElement).tabIndex === 0).length,
  );
  expect(stops).toBe(1);
});
