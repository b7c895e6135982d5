import { describe, expect, test } from 'vitest';
import { html } from '#ingest/formats/html';
import { markdown } from '#ingest/formats/markdown';
import { InvalidInput } from '#model/errors';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (page: string | Uint8Array, charset: string | null = null) =>
  html.toText(typeof page === 'string' ? encode(page) : page, { name: 'talk.html', charset });
const textOf = async (body: string) => (await read(`<html><body>${body}</body></html>`)).text;

describe('a page', { timeout: 60_000 }, () => {
  test.each<[string, string, string]>([
    ['paragraphs', '<p>Один\n  два&nbsp;три.</p><div>Четыре.</div>Пять.', 'Один два три.\n\nЧетыре.\n\nПять.'],
    ['line breaks', '<p>Вопрос?<br>Ответ,<br>который продолжен.</p>', 'Вопрос?\n\nОтвет, который продолжен.'],
    ['bold questions', '<p>До.</p><p><b>Что?</b></p><p>То.</p>', 'До.\n\n**Что?**\n\nТо.'],
    ['a bold question before its answer', '<p><b>Что?</b> То, и <b>только</b> то.</p>', '**Что?**\n\nТо, и только то.'],
    ['bold by style', '<p><span style="font-weight:700">Что?</span></p><p>То.</p>', '**Что?**\n\nТо.'],
    [
      'a title as heading and asking headings',
      '<h2>О выборах</h2><h3>Что?</h3><p>То.</p>',
      'О выборах\n\n**Что?**\n\nТо.',
    ],
    ['labels', '<p><strong>Иванов:</strong> Да.</p>', 'Иванов: Да.'],
    [
      'lists',
      '<ul><li>Что?</li></ul><p>То.</p><ul><li>Раз.</li><li>Два.</li></ul><ul><li>Спасибо!</li></ul>',
      '- Что?\n\nТо.\n\nРаз.\n\nДва.\n\n- Спасибо!',
    ],
    [
      'everything bold says nothing',
      '<p><b>Что?</b></p><p><b>То, что все видели.</b></p>',
      'Что?\n\nТо, что все видели.',
    ],
    [
      'what nobody reads',
      '<script>alert(1)</script><style>p{}</style><p hidden>нет</p><p style="display:none">нет</p><p>да<sup><a href="#1">1</a></sup></p><!-- нет -->',
      'да',
    ],
    [
      'typeset plain text',
      `<pre>${'Длинная строка, которая обрывается посреди\nпредложения и продолжается на следующей строке\nи ещё на одной, пока не кончится.\n\nВторой абзац тоже длиннее одной строки, так\nчто и он переносится.'}</pre>`,
      'Длинная строка, которая обрывается посреди предложения и продолжается на следующей строке и ещё на одной, пока не кончится.\n\nВторой абзац тоже длиннее одной строки, так что и он переносится.',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(body)).toBe(expected);
  });

  test.each([
    ['no frame', '<title>Т</title><p>Один.</p>Два.'],
    ['no body', '<html lang="ru"><head><title>Т</title></head><p>Один.</p><p>Два.'],
    ['no head', '<body class="a>b"><p>Один.<p>Два.'],
    [
      'capitals',
      '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><HTML><HEAD><TITLE>Т</TITLE></HEAD><BODY>Один.<P>Два.</P></BODY></HTML>',
    ],
    ['words behind its end', '<html><body><p>Один.</p></body></html><p>Два.</p>'],
    [
      'XHTML',
      '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Один.</p><p>Два.</p></body></html>',
    ],
  ])('is read with %s', async (_, page) => {
    expect((await read(page)).text).toBe('Один.\n\nДва.');
  });

  test('is its article, without what stands around', async () => {
    const sentence =
      'Стороны обсудили торговлю, воду и дороги, и договорились встретиться снова, как только позволит погода. ';
    const article = [1, 2, 3, 4].map((number) => `<p>${number}. ${sentence.repeat(3)}</p>`).join('');
    const { text, meta } = await read(`<html lang="ru"><head><title>Переговоры | Вестник</title>
      <meta property="og:site_name" content="Вестник"></head><body><header><a href="/">Главная</a></header>
      <nav><ul><li><a href="/a">Политика</a></li></ul></nav>
      <article><h1>Переговоры</h1><p>Короткий вопрос?</p>${article}</article>
      <aside>Читайте также: нечто другое.</aside><footer>Все права защищены.</footer></body></html>`);
    expect(text.split('\n\n').map((line) => line.slice(0, 12))).toEqual([
      'Короткий воп',
      '1. Стороны о',
      '2. Стороны о',
      '3. Стороны о',
      '4. Стороны о',
    ]);
    expect(meta).toEqual({ title: 'Переговоры', outlet: 'Вестник', language: 'ru' });
  });
});

describe('what a page says of itself', () => {
  const meta = async (head: string, body = '<p>Текст на русском.</p>', lang = '') =>
    (await read(`<html${lang}><head>${head}</head><body>${body}</body></html>`)).meta;

  test('by JSON-LD, before all else for the day', async () => {
    const facts = {
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': 'NewsArticle',
          headline: 'Заголовок',
          datePublished: '2025-12-24T23:30:00+05:00',
          publisher: { '@type': 'Organization', name: 'Вестник' },
        },
      ],
    };
    const head = `<script type="application/ld+json">{ not json</script><script type="application/ld+json">${JSON.stringify(facts)}</script><meta property="article:published_time" content="2025-12-26">`;
    expect(await meta(head)).toEqual({ title: 'Заголовок', outlet: 'Вестник', date: '2025-12-24' });
  });

  test('by Open Graph and its canonical address', async () => {
    const head =
      '<meta property="og:title" content="Беседа"><meta property="og:site_name" content="Вестник"><meta property="article:published_time" content="2025-12-26T01:00:00Z"><link rel="canonical" href="https://example.org/a?b=1">';
    expect(await meta(head)).toEqual({
      title: 'Беседа',
      outlet: 'Вестник',
      date: '2025-12-26',
      url: 'https://example.org/a?b=1',
    });
  });

  test('by plain HTML', async () => {
    expect(
      await meta(
        '<title> Беседа </title>',
        '<time datetime="Thu, 25 Dec 2025 10:00:00 GMT">вчера</time><p>Русский текст.</p>',
        ' lang="ru-RU"',
      ),
    ).toEqual({ title: 'Беседа', date: '2025-12-25', language: 'ru' });
  });

  test.each([
    ['a day that the calendar lacks', '<meta name="date" content="2025-02-30">'],
    ['words for a day', '<meta name="date" content="вчера">'],
    ['an address that runs', '<link rel="canonical" href="javascript:alert(1)">'],
    ['a password', '<link rel="canonical" href="https://me:secret@example.org/">'],
  ])('but not %s', async (_, head) => {
    expect(await meta(head)).toEqual({});
  });

  test('a language that its script belies is the template’s', async () => {
    expect(await meta('', '<p>Русский текст.</p>', ' lang="en"')).toEqual({});
    expect(await meta('', '<p>English text.</p>', ' lang="en"')).toEqual({ language: 'en' });
  });
});

describe('its charset', () => {
  const cyrillic = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2); // «Привет» in Windows-1251
  const around = (head: string, body: Uint8Array) =>
    Uint8Array.of(...encode(`<html><head>${head}</head><body><p>`), ...body, ...encode('</p></body></html>'));

  test('is what the transport declares, then the page', async () => {
    expect((await read(around('', cyrillic), 'windows-1251')).text).toBe('Привет');
    expect((await read(around('<meta charset="windows-1251">', cyrillic))).text).toBe('Привет');
    expect(
      (
        await read(
          around(
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
            Uint8Array.of(0xf0, 0xd2, 0xc9),
          ),
        )
      ).text,
    ).toBe('При');
    expect((await read(around('<meta charset="windows-1251">', encode('Да')), 'utf-8')).text).toBe('Да');
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['none is UTF-8', around('', cyrillic), /^talk\.html:1: is not valid UTF-8 .*Windows-1251/],
    [
      'an unknown one',
      around('<meta charset="klingon">', cyrillic),
      /^talk\.html: declares the charset "klingon", which is unknown/,
    ],
    [
      'a wrong one',
      around('<meta charset="shift_jis">', Uint8Array.of(0xff, 0xff)),
      /^talk\.html: is not valid shift_jis, the charset that it declares/,
    ],
  ])('%s: words say so', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
    await expect(read(bytes)).rejects.toBeInstanceOf(InvalidInput);
  });
});

test('a page of very many elements is refused before it is searched', async () => {
  await expect(read(`<body>${'<b>x</b>'.repeat(50_001)}</body>`)).rejects.toThrow(/more than 50000 elements/);
});

describe('Markdown', () => {
  const told = { name: 'talk.md', charset: null };
  const textOfMarkdown = async (text: string) => (await markdown.toText(encode(text), told)).text;

  test.each<[string, string, string]>([
    [
      'marks and links are no text',
      'Это *важно*, см. [отчёт](https://example.org) и `код`.',
      'Это важно, см. отчёт и код.',
    ],
    ['questions in bold, by either mark', '__Что?__\n\nТо.', '**Что?**\n\nТо.'],
    [
      'a line a voice',
      'Вопрос: Что?\nОтвет: То.\nВопрос: А ещё?\nОтвет: Это.',
      'Вопрос: Что?\n\nОтвет: То.\n\nВопрос: А ещё?\n\nОтвет: Это.',
    ],
    ['dashes', '- Что?\n\nТо.\n\n— Ещё?\n\nЭто.', '- Что?\n\nТо.\n\n— Ещё?\n\nЭто.'],
    ['a dash right above its answer', '- Что?\nТо.', '- Что?\n\nТо.'],
    ['HTML in it', 'До <b>и</b> после<script>alert(1)</script>.', 'До и после.'],
  ])('%s', async (_, text, expected) => {
    expect(await textOfMarkdown(text)).toBe(expected);
  });

  test('front matter says what a sidecar may say, if it is right', async () => {
    const { text, meta } = await markdown.toText(
      encode('---\ntitle: "Беседа"\ndate: 2025-12-25\nlanguage: xx\nlayout: post\n---\nТекст.'),
      told,
    );
    expect(text).toBe('Текст.');
    expect(meta).toEqual({ title: 'Беседа', date: '2025-12-25' });
  });
});
