import { describe, expect, inject, test } from 'vitest';
import { LANGUAGES, type Language } from '#model/document';
import { lineWords } from '../../web/parts/words.ts';
import { stands, type Visit, visit } from './browser.ts';
import { CATALOGUES, textIn } from './text.ts';
import { browserAndAtlas, endsWithoutTroubles } from './visiting.ts';

const [browser, atlas] = await browserAndAtlas();
let here: Visit;
endsWithoutTroubles(() => here);

/** Everything that is read or read out in the interface's own language: text and names, not what says it is in another. */
const wordsOf = (language: Language): Promise<string[]> =>
  here.page.evaluate((own) => {
    const isOwn = (element: Element) => element.closest('[lang]')?.getAttribute('lang') === own;
    const words: string[] = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      if (parentElement && isOwn(parentElement) && !parentElement.closest('script, style, code, kbd, time'))
        words.push(textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (isOwn(element)) words.push(element.getAttribute(name) ?? '');
    return words.map((each) => each.trim()).filter(Boolean);
  }, language);

/** Names and words of the data, which are as the graph has them, and those that are the same in every language. */
function withoutData(text: string, language: Language): string {
  const names = [...atlas.whole.actors, ...atlas.actors].map(({ id }) => atlas.nameIn[language](id));
  const others = [
    'nobody-at-all',
    'Stance Atlas',
    'WebGL',
    'Enter',
    'Escape',
    'Esc',
    'Tab',
    'BAQ.KZ',
    'EN',
    'РУ',
    'ҚАЗ',
  ];
  const topics = atlas.claims.flatMap(({ topic }) => (topic ? [topic.words, topic.en ?? ''] : []));
  const reviewers = atlas.claims.map(({ review }) => review.by ?? '');
  const { title, rights, source } = atlas.document;
  return [...names, ...topics, ...reviewers, title, rights ?? '', source ?? '', ...others]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, known) => rest.replaceAll(known, ' '), text);
}

const PATHS = [
  '/',
  '/?actor=KAZ',
  '/?pair=KAZ~UZB&certainty=U',
  '/?sign=none',
  '/table',
  '/documents',
  '/?actor=nobody-at-all',
];

describe.each(LANGUAGES)('in %s', (language) => {
  test('the page speaks that language only', async () => {
    here = await visit(browser, inject('site'), { language });
    const wrong = language === 'en' ? /\p{Script=Cyrillic}{2,}/u : /[A-Za-z]{2,}/;
    const others = LANGUAGES.filter((each) => each !== language).flatMap((each) =>
      Object.entries(CATALOGUES[each])
        .filter(([id, text]) => text !== CATALOGUES[language][id as keyof typeof CATALOGUES.en])
        .map(([, text]) => text),
    );
    const own = new Set<string>(Object.values(CATALOGUES[language]));
    const paths = [...PATHS, `/documents/${encodeURIComponent(atlas.document.id)}`];
    await here.open('/');
    for (const path of paths) {
      await here.follow(path);
      expect(await here.page.evaluate(() => document.documentElement.lang)).toBe(language);
      const words = await wordsOf(language);
      expect(words.length).toBeGreaterThan(20);
      expect(
        words.filter((text) => wrong.test(withoutData(text, language))),
        path,
      ).toEqual([]);
      expect(
        words.filter((text) => others.includes(text) && !own.has(text)),
        path,
      ).toEqual([]);
      expect(
        words.filter((text) => /\b[a-z]+\.[a-z]+[A-Za-z.]*\b/.test(withoutData(text, language))),
        path,
      ).toEqual([]);
    }
  });

  test('lines are read out in it, with its dates and plurals, and in letters of the site’s own', async () => {
    here = await visit(browser, inject('site'), { language });
    await here.open('/');
    for (const line of atlas.network.stances)
      expect(await here.page.locator(`[role="graphics-document"] [data-line="${line.id}"]`).textContent()).toBe(
        lineWords(line, textIn(language), language, atlas.nameIn[language]),
      );
    const isThere = await here.page.evaluate(() =>
      document.fonts.check('600 14px "Noto Sans Variable"', 'Ққ Ғғ Жж Aa'),
    );
    expect(isThere).toBe(true);
  });
});

describe('the language', () => {
  test('is switched at once, stays over reloads and is part of the link', async () => {
    here = await visit(browser, inject('site'), { language: 'en' });
    await here.open('/?pair=KAZ~UZB');
    await here.page.getByRole('combobox', { name: textIn('en')('language.label') }).selectOption('kk');
    await here.page.getByRole('link', { name: textIn('kk')('nav.table') }).waitFor();
    expect(new URL(here.page.url()).searchParams.get('lang')).toBe('kk');
    expect(new URL(here.page.url()).searchParams.get('pair')).toBe('KAZ~UZB');
    await here.open('/');
    expect(await here.page.evaluate(() => document.documentElement.lang)).toBe('kk');
    await here.open('/?lang=ru');
    expect(await here.page.title()).toContain(textIn('ru')('nav.network'));
  });

  test('of the browser is taken where there is one, else English', async () => {
    here = await visit(browser, inject('site'), { language: 'de' as Language });
    await here.open('/');
    expect(await here.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  test('moves nobody in the picture', async () => {
    here = await visit(browser, inject('site'), { language: 'en' });
    await here.open('/');
    const { height } = await here.page.locator('.canvas').evaluate((canvas) => canvas.getBoundingClientRect());
    await here.page.getByRole('combobox', { name: textIn('en')('language.label') }).selectOption('ru');
    await stands(here.page);
    expect(height).toBeGreaterThan(300);
    expect(await here.page.locator('[role="graphics-document"] [data-actor]').count()).toBe(
      atlas.network.actors.length,
    );
  });
});
