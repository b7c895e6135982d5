import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docx } from '#ingest/formats/docx';
import { MAX_TEXT_BYTES } from '#ingest/formats/format';
import { LIMITS, readIsolated } from '#ingest/formats/isolate';
import { documentIdOf, readSource } from '#ingest/read';
import { InvalidInput } from '#model/errors';
import { makeDocx, wordParagraph } from './formats/documents.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('a text', () => {
  test('is read as it is, with its sidecar', async () => {
    const path = await write('Some Interview (2).ru.txt', 'Первая строка\r\nвторая — ещё');
    await write('Some Interview (2).ru.json', JSON.stringify({ outlet: 'BAQ.KZ', date: '2025-12-25' }));
    await utimes(path, new Date('2025-12-26T10:00:00Z'), new Date('2025-12-26T10:00:00Z'));
    expect(await readSource(path)).toEqual({
      text: 'Первая строка\r\nвторая — ещё',
      meta: { id: 'some-interview-2.ru', outlet: 'BAQ.KZ', date: '2025-12-25', modified: '2025-12-26' },
    });
  });

  test('has the id of its sidecar, else of its name', async () => {
    const path = await write('named.txt', 'текст');
    await write('named.json', JSON.stringify({ id: 'chosen' }));
    expect((await readSource(path)).meta.id).toBe('chosen');
    expect(documentIdOf('/a/b/2025-12-25-baq-kz.ru.txt')).toBe('2025-12-25-baq-kz.ru');
  });
});

describe('what is known of a document', { timeout: 60_000 }, () => {
  const page = `<html lang="ru"><head><title>Её название</title><meta property="og:site_name" content="Её издание">
    <meta property="article:published_time" content="2025-01-01"></head><body><p>Русский текст.</p></body></html>`;

  test('comes from whoever asks, then the sidecar, then the document itself', async () => {
    const path = await write('order.html', page);
    expect((await readSource(path)).meta).toMatchObject({
      id: 'order',
      title: 'Её название',
      outlet: 'Её издание',
      date: '2025-01-01',
      language: 'ru',
    });
    await write('order.json', JSON.stringify({ outlet: 'Издание', date: '2025-02-02', speakers: [{ name: 'A B' }] }));
    const { meta, text } = await readSource(path, { given: { date: '2025-03-03', url: 'https://example.org/' } });
    expect(text).toBe('Русский текст.');
    expect(meta).toMatchObject({
      title: 'Её название',
      outlet: 'Издание',
      date: '2025-03-03',
      url: 'https://example.org/',
      speakers: [{ name: 'A B' }],
    });
  });

  test('a name that does not tell is read by its first bytes', async () => {
    expect((await readSource(await write('page.download', `<!doctype html>${page}`))).text).toBe('Русский текст.');
    expect((await readSource(await write('words', 'Просто текст'))).text).toBe('Просто текст');
    expect((await readSource(await write('talk.bin', makeDocx({ body: wordParagraph('Да.') })))).text).toBe('Да.');
  });
});

describe('a document that is no plain text is read in a thread of its own', { timeout: 60_000 }, () => {
  const slow = { ...LIMITS, milliseconds: 1 };
  const told = { name: 'talk.docx', charset: null };

  test('which is stopped when it takes too long', async () => {
    const bytes = makeDocx({ body: wordParagraph('Да. '.repeat(10_000)) });
    await expect(readIsolated(docx, bytes, told, slow)).rejects.toThrow(/^talk\.docx: takes more than 0\.001 seconds/);
    expect((await readIsolated(docx, bytes, told)).text.length).toBeGreaterThan(10_000);
  });

  test('or too much memory', async () => {
    const bytes = makeDocx({ body: wordParagraph('Да.').repeat(50_000) });
    const tight = { ...LIMITS, heapMegabytes: 16 };
    await expect(readIsolated(docx, bytes, told, tight)).rejects.toThrow(/^talk\.docx: takes more memory to read/);
  });

  test('and which can be nested as deeply as it likes', async () => {
    const deep = `<body>${'<div>'.repeat(40_000)}текст</body>`;
    await expect(readSource(await write('deep.html', deep))).rejects.toThrow(
      /deep\.html: could not be read as HTML page \(it is nested too deeply\)/,
    );
  });
});

describe('what cannot be read is refused with file, place and remedy', { timeout: 60_000 }, () => {
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'empty.txt', '', /empty\.txt: is empty/],
    ['a binary', 'binary.txt', Uint8Array.of(0x50, 0x4b, 0, 1), /binary\.txt: is no text \(byte 2 is zero\).*UTF-8/],
    ['only spaces', 'blank.txt', ' \n\t', /blank\.txt: has no letter or digit/],
    [
      'too large a text',
      'large.txt',
      'a'.repeat(MAX_TEXT_BYTES + 1),
      /large\.txt: has 5\.1 MB, and a text may have 5\.0 MB/,
    ],
    ['an old Word file', 'old.doc', 'x', /old\.doc: is an old Word file\. Save it as \.docx/],
    ['rich text', 'rich.RTF', '{\\rtf1 }', /rich\.RTF: is rich text\. Save it as \.docx/],
    [
      'a page without a word',
      'none.html',
      '<html><body><img src="a.png"></body></html>',
      /none\.html: has no letter or digit/,
    ],
    ['a broken Word document', 'broken.docx', 'PK', /broken\.docx: is broken/],
    ['a broken PDF', 'broken.pdf', '%PDF-1.7 and no more', /broken\.pdf: is a broken PDF/],
    ['too large a page', 'large.html', 'a'.repeat(MAX_TEXT_BYTES + 1), /large\.html: has 5\.1 MB/],
  ])('%s', async (_, name, content, message) => {
    const path = await write(name, content);
    const error: unknown = await readSource(path).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as Error).message).toMatch(message);
  });

  test('invalid UTF-8, with line and byte', async () => {
    const valid = new TextEncoder().encode('одна\n\uFFFD две\n');
    const path = await write('cp1251.txt', Uint8Array.of(...valid, 0xcf, 0xf0, 0xe8));
    await expect(readSource(path)).rejects.toThrow(`cp1251.txt:3: is not valid UTF-8 (byte ${valid.length})`);
  });

  test('a text that ends within a character', async () => {
    const path = await write('cut.txt', Uint8Array.of(0x61, 0xd0));
    await expect(readSource(path)).rejects.toThrow('cut.txt:1: is not valid UTF-8 (byte 1)');
  });

  test('a missing file and a folder', async () => {
    await expect(readSource(join(folder, 'none.txt'))).rejects.toThrow('none.txt: there is no such file');
    await expect(readSource(folder)).rejects.toThrow('is a folder');
  });

  test('a sidecar that is no JSON, or has a field that is none', async () => {
    const broken = await write('broken.txt', 'текст');
    await write('broken.json', '{"title": ');
    await expect(readSource(broken)).rejects.toThrow(/broken\.json: is not valid JSON/);
    const wrong = await write('wrong.txt', 'текст');
    await write('wrong.json', JSON.stringify({ date: '25.12.2025' }));
    await expect(readSource(wrong)).rejects.toThrow(/wrong\.json: date: /);
  });
});
