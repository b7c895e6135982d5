import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docx } from '#ingest/formats/docx';
import { InvalidInput } from '#model/errors';
import { makeDocx, wordParagraph } from './documents.ts';

const read = (bytes: Uint8Array) => docx.toText(bytes, { name: 'talk.docx', charset: null });
const textOf = async (body: string, styles = '') => (await read(makeDocx({ body, styles }))).text;

describe('a Word document', { timeout: 60_000 }, () => {
  test('is its paragraphs, a line each, questions marked by their weight', async () => {
    const body = [
      wordParagraph('Ведущий и гость.'),
      wordParagraph('Что дальше?', { bold: true }),
      wordParagraph('  Посмотрим.  '),
      wordParagraph(''),
      wordParagraph('Расскажите подробнее.', { bold: true }),
      wordParagraph('Хорошо.'),
    ].join('');
    expect(await textOf(body)).toBe(
      'Ведущий и гость.\n\n**Что дальше?**\n\nПосмотрим.\n\n**Расскажите подробнее.**\n\nХорошо.',
    );
  });

  test('has bold questions where a style makes them bold, also one that is based on another', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Вопрос"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Q2"><w:name w:val="Вопрос малый"/><w:basedOn w:val="Q"/></w:style>
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="Ответ"/><w:basedOn w:val="Q"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>`;
    const body = ['Q', 'A', 'Q2', 'A']
      .map((style, index) => wordParagraph(index % 2 ? 'Да.' : 'Так?', { style }))
      .join('');
    expect(await textOf(body, styles)).toBe('**Так?**\n\nДа.\n\n**Так?**\n\nДа.');
  });

  test('is read as its accepted changes have it, words that are split into runs made whole', async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = `<w:p>${run('Ка')}${run('захстан')}<w:del w:id="1"><w:r><w:delText> не</w:delText></w:r></w:del><w:ins w:id="2">${run(' поддержит')}</w:ins>${run(' соседа.')}</w:p>`;
    expect(await textOf(body)).toBe('Казахстан поддержит соседа.');
  });

  test('tells its title, and the day it was last changed as no day of publication', async () => {
    const core = '<dc:title>Беседа о саммите</dc:title><dcterms:modified>2025-11-02T10:00:00Z</dcterms:modified>';
    const { meta } = await read(makeDocx({ body: wordParagraph('Да.'), core }));
    expect(meta).toEqual({ title: 'Беседа о саммите', modified: '2025-11-02' });
    const { meta: none } = await read(
      makeDocx({ body: wordParagraph('Да.'), core: '<dc:title>Document 1</dc:title>' }),
    );
    expect(none).toEqual({});
  });
});

describe('is refused with name and remedy', () => {
  const whole = makeDocx({ body: wordParagraph('Да.') });
  test.each<[string, Uint8Array, RegExp]>([
    ['cut short', whole.subarray(0, whole.length - 100), /^talk\.docx: is broken: no whole archive .*save it again/],
    ['no archive', strToU8('PK, said nobody'), /^talk\.docx: is broken/],
    [
      'an archive of something else',
      zipSync({ 'readme.txt': strToU8('x') }),
      /is no Word document: word\/document\.xml is missing/,
    ],
    [
      'an old or protected file',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /protected by a password, or an old Word file.*\.docx/,
    ],
    ['broken XML', makeDocx({ body: '<w:p><w:r>' }), /^talk\.docx: is broken: .*save it again/],
    [
      'a document type',
      makeDocx({ body: '', further: { 'word/settings.xml': strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>') } }),
      /word\/settings\.xml declares a document type/,
    ],
    [
      'a bomb',
      makeDocx({ body: wordParagraph('Да.'), further: { 'word/comments.xml': new Uint8Array(49 * 1024 * 1024) } }),
      /^talk\.docx: unpacks to more than 48 MB\. .*new \.docx/,
    ],
    [
      'very many parts',
      makeDocx({
        body: wordParagraph('Да.'),
        further: Object.fromEntries(
          Array.from({ length: 5_001 }, (_, index) => [`word/media/${index}.png`, new Uint8Array(1)]),
        ),
      }),
      /has more than 5000 parts/,
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
    await expect(read(bytes)).rejects.toBeInstanceOf(InvalidInput);
  });

  test('pictures and macros are not even unpacked, however large they say they are', async () => {
    const bomb = {
      'word/media/image1.png': new Uint8Array(50 * 1024 * 1024),
      'word/vbaProject.bin': strToU8('macro'),
    };
    expect((await read(makeDocx({ body: wordParagraph('Да.'), further: bomb }))).text).toBe('Да.');
  });

  test('an entry that inflates to more than it states is cut at what it states', async () => {
    const bytes = makeDocx({ body: wordParagraph('Да. '.repeat(2_000)) });
    // The stated size stands in the local header and in the central directory.
    const stated = new DataView(bytes.buffer, bytes.byteOffset);
    const name = strToU8('word/document.xml');
    const at = (from: number) => Buffer.from(bytes).indexOf(Buffer.from(name), from);
    const local = at(0);
    const central = at(local + 1000) === -1 ? at(local + 1) : at(local + 1000);
    expect(stated.getUint32(central - 46, true)).toBe(0x02014b50);
    stated.setUint32(central - 46 + 24, 400, true);
    await expect(read(bytes)).rejects.toThrow(/^talk\.docx: is broken/);
  });
});
