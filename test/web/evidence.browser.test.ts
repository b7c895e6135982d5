import { beforeEach, describe, expect, inject, test } from 'vitest';
import { reviewWords } from '../../web/evidence/review.ts';
import { piecesOf } from '../../web/parts/pieces.ts';
import { stanceWord } from '../../web/parts/words.ts';
import { folded } from './atlas.ts';
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

/** The cards on the page by claim: their quote, the words underlined in it, and all of their text. */
const cards = () =>
  here.page.locator('article[data-claim]').evaluateAll((all) =>
    all.map((card) => ({
      id: (card as HTMLElement).dataset.claim ?? '',
      quote: card.querySelector('blockquote')?.textContent ?? '',
      hedges: [...card.querySelectorAll('blockquote u')].map((word) => word.textContent ?? ''),
      areUnderlined: [...card.querySelectorAll('blockquote u')].every((word) =>
        getComputedStyle(word).textDecorationLine.includes('underline'),
      ),
      text: card.textContent ?? '',
    })),
  );

describe('every claim', () => {
  test('can be reached from the picture: all lines, and all actors, open all that is said', async () => {
    const reached = new Map<string, string>();
    const pairs = new Set(atlas.whole.stances.map(({ holder, target }) => [holder, target].sort().join('~')));
    const paths = [
      ...[...pairs].map((pair) => `/?certainty=U&pair=${pair}`),
      ...atlas.whole.actors.map(({ id }) => `/?certainty=U&actor=${id}`),
      ...atlas.actors.map(({ id }) => `/?certainty=U&fold=false&actor=${id}`),
    ];
    await here.open('/');
    for (const path of paths) {
      await here.follow(path);
      for (const { id, quote } of await cards()) reached.set(id, quote);
    }
    const withEnds = atlas.claims.filter(({ holder, target }) => holder ?? target);
    for (const { id, quote } of withEnds) expect(reached.get(id), quote).toBe(quote);
    const lone = atlas.claims.filter(({ holder, target }) => !holder && !target).map(({ id }) => id);
    expect([...reached.keys()].filter((id) => lone.includes(id))).toEqual([]);
  });

  test('stands in the document, and its passage opens it', async () => {
    const { id } = atlas.document;
    await here.open(`/documents/${encodeURIComponent(id)}`);
    const passages = here.page.locator('.passage');
    const starts = await passages.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.claim ?? ''));
    const reached = new Set<string>();
    for (const [index, claim] of starts.entries()) {
      if (starts.indexOf(claim) !== index) continue;
      await passages.nth(index).click();
      await here.page.locator(`article[data-claim="${claim}"]`).waitFor();
      for (const each of await cards()) reached.add(each.id);
    }
    expect([...reached].sort()).toEqual(atlas.claims.map((claim) => claim.id).sort());
  });

  test('is shown with its words, its hedges underlined, its stance, its speakers and how it was read', async () => {
    const { id, text } = atlas.document;
    let hedged = 0;
    await here.open('/documents');
    for (const claim of atlas.claims) {
      await here.follow(`/documents/${encodeURIComponent(id)}?claim=${claim.id}`);
      const [card] = await cards();
      expect(card?.id).toBe(claim.id);
      expect(card?.quote).toBe(text.slice(claim.start, claim.end));
      const hedges = piecesOf(claim.quote, claim.start, claim.cues).filter(({ roles }) => roles.includes('hedge'));
      expect(card?.hedges).toEqual(hedges.map((piece) => piece.text));
      expect(card?.areUnderlined).toBe(true);
      hedged += hedges.length;
      expect(card?.text).toContain(stanceWord(t, claim.stance));
      expect(card?.text).toContain('25 December 2025');
      for (const { actor } of claim.attribution) expect(card?.text).toContain(atlas.nameIn.en(actor));
      expect(card?.text).toContain(reviewWords(claim, t, 'en'));
      if (claim.negated) expect(card?.text).toContain(t('claim.denied'));
      expect((await here.page.locator('.passage[data-chosen]').allTextContents()).join('')).toBe(claim.quote);
    }
    expect(hedged).toBeGreaterThan(0);
  });
});

describe('the document', () => {
  test('is there whole and in order, with who speaks', async () => {
    const { id, text, turns } = atlas.document;
    await here.open(`/documents/${encodeURIComponent(id)}`);
    const shown = await here.page.locator('.turn-text').allTextContents();
    expect(shown).toEqual(turns.map(({ start, end }) => text.slice(start, end)));
    const heads = await here.page.locator('.turn h3').allTextContents();
    for (const [index, { role, speaker }] of turns.entries()) {
      expect(heads[index]).toContain(t(`document.${role}`));
      if (speaker) expect(heads[index]).toContain(atlas.nameIn.en(speaker));
    }
    expect(await here.page.getByText(/rights stay with the publisher/i).isVisible()).toBe(true);
  });

  test('marks nothing of a question: what an interviewer asks is nobody’s claim', async () => {
    await here.open(`/documents/${encodeURIComponent(atlas.document.id)}`);
    expect(atlas.document.turns.some(({ role }) => role === 'question')).toBe(true);
    expect(await here.page.locator('[data-role="question"] .passage').count()).toBe(0);
  });

  test('is in the list', async () => {
    await here.open('/documents');
    const link = here.page.getByRole('link', { name: atlas.document.title });
    await link.click();
    await stands(here.page);
    expect(new URL(here.page.url()).pathname).toBe(`/documents/${encodeURIComponent(atlas.document.id)}`);
    expect(await here.page.getByRole('heading', { name: atlas.document.title, exact: true }).isVisible()).toBe(true);
  });
});

describe('a pair', () => {
  test('shows both directions, and never a net of opposite signs', async () => {
    await here.open('/?certainty=U&pair=KAZ~UZB');
    const lines = atlas.whole.stances.filter(({ holder, target }) => [holder, target].sort().join() === 'KAZ,UZB');
    expect(new Set(lines.map(({ sign }) => sign))).toEqual(new Set([1, -1]));
    const rows = await here.page
      .locator('.evidence [data-line]')
      .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.line));
    expect(new Set(rows)).toEqual(new Set(lines.map(({ id }) => id)));
    expect(rows).toHaveLength(lines.length);
  });

  test('turned round is the other way first', async () => {
    await here.open('/?pair=KAZ~USA');
    await here.page.getByRole('button', { name: t('evidence.swap') }).click();
    await here.page.waitForURL(/pair=USA(~|%7E)KAZ/);
    expect(
      await here.page
        .getByRole('region', { name: t('evidence.title') })
        .getByRole('heading')
        .first()
        .textContent(),
    ).toMatch(new RegExp(`^${atlas.nameIn.en('USA')}`));
  });

  test('shows what the text denies apart from its lines', async () => {
    const denied = atlas.claims.find(({ negated, holder, target }) => negated && holder && target);
    expect(denied).toBeDefined();
    await here.open(`/?certainty=U&pair=${folded(denied?.holder ?? null)}~${folded(denied?.target ?? null)}`);
    const section = here.page
      .locator('section', { has: here.page.getByText(t('evidence.denied'), { exact: true }) })
      .last();
    await section.locator(`article[data-claim="${denied?.id}"]`).waitFor();
  });
});

test('what is pointed at in the evidence stands out in the picture', async () => {
  await here.open('/');
  const canvas = here.page.locator('.canvas');
  const before = await canvas.screenshot();
  await here.page.locator('article[data-claim]').first().hover();
  const during = await canvas.screenshot();
  expect(during.equals(before)).toBe(false);
  await here.page.mouse.move(1, 1);
  expect((await canvas.screenshot()).equals(before)).toBe(true);
});
