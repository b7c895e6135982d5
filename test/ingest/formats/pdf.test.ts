import { describe, expect, test } from 'vitest';
import { pdf } from '#ingest/formats/pdf';
import { InvalidInput } from '#model/errors';
import { EM, makePdf, type Printed, wrap } from './documents.ts';

const read = (bytes: Uint8Array) => pdf.toText(bytes, { name: 'talk.pdf', charset: null });
const textOf = async (...pages: Printed[][]) => (await read(makePdf(pages))).text;

/** Lines one under the other, from a place on. */
const column = (lines: readonly string[], x: number, y: number, more: Partial<Printed> = {}): Printed[] =>
  lines.map((text, index) => ({ text, x, y: y + index * 14, ...more }));

const LONG =
  'Первый абзац рассказывает о переговорах, на которых стороны долго обсуждали торговлю, воду и дороги, и наконец нашли решение, с которым согласны все соседи.';
const THIRD = 'Третий абзац короток: всё уже сказано.';
const OTHER =
  'Второй абзац говорит о другом: о выборах, о новых министрах и о том, как менялись их взгляды на союз с соседями за последние двадцать лет их службы.';

describe('a PDF', { timeout: 60_000 }, () => {
  test('has its lines joined to paragraphs, which a wider gap parts', async () => {
    const first = wrap(LONG, 60);
    const second = wrap(OTHER, 60);
    const page = [...column(first, 70, 80), ...column(second, 70, 80 + first.length * 14 + 10)];
    expect(await textOf(page)).toBe(`${LONG}\n\n${OTHER}`);
  });

  test('has paragraphs that only an indented first line parts', async () => {
    const lines = [LONG, OTHER, LONG].flatMap((text) => wrap(text, 60).map((line, index) => ({ line, index })));
    const page = lines.map(({ line, index }, row) => ({ text: line, x: index ? 70 : 90, y: 80 + row * 14 }));
    expect(await textOf(page)).toBe([LONG, OTHER, LONG].join('\n\n'));
  });

  test('goes on over the end of a page within a sentence', async () => {
    const lines = wrap(LONG, 60);
    expect(lines.length).toBeGreaterThan(2);
    expect(await textOf(column(lines.slice(0, 2), 70, 700), column(lines.slice(2), 70, 80))).toBe(LONG);
  });

  test('loses what stands at the head and foot of page after page, and page numbers', async () => {
    const page = (text: string, number: number): Printed[] => [
      { text: `Вестник политики, № ${number}`, x: 60, y: 30, size: 8 },
      ...column(wrap(text, 60), 70, 80),
      { text: `Страница редакции`, x: 60, y: 790, size: 8 },
      { text: String(number), x: 290, y: 810, size: 8 },
    ];
    expect(await textOf(page(LONG, 1), page(OTHER, 2), page(THIRD, 3))).toBe([LONG, OTHER, THIRD].join('\n\n'));
  });

  test('reads columns one after the other, under a headline that spans both', async () => {
    const width = 42;
    const [left, right] = [wrap(`${LONG} ${OTHER}`, width), wrap(`${OTHER} ${LONG}`, width)];
    const gutter = 50 + width * 10 * EM + 24;
    const page = [
      { text: 'Заголовок, который шире одной колонки и стоит над ними обеими', x: 50, y: 50, size: 14 },
      // Row by row, as some programs draw them.
      ...left.flatMap((text, row) => [
        { text, x: 50, y: 90 + row * 14 },
        { text: right[row] ?? '', x: gutter, y: 90 + row * 14 },
      ]),
    ];
    const text = await textOf(page);
    expect(text.replace(/\s+/gu, ' ')).toBe(
      `Заголовок, который шире одной колонки и стоит над ними обеими ${LONG} ${OTHER} ${OTHER} ${LONG}`,
    );
  });

  test('makes words whole that were hyphenated, and leaves compounds their hyphen', async () => {
    const lines = [
      'Стороны говорили о сотрудничестве, об эконо-',
      'мике и о том, как военно-политический союз меняет рас-',
      'становку сил. Военно-',
      'политический союз нужен, считает Касым-',
      'Жомарт, и кто-',
      'то с ним согласен: так обстоят дела в ре-',
      'гионе.',
    ];
    expect(await textOf(column(lines, 70, 80))).toBe(
      'Стороны говорили о сотрудничестве, об экономике и о том, как военно-политический союз меняет расстановку сил. Военно-политический союз нужен, считает Касым-Жомарт, и кто-то с ним согласен: так обстоят дела в регионе.',
    );
  });

  test('marks bold questions, also before an answer on the same line', async () => {
    const page = [
      ...column(['Что дальше?'], 70, 80, { bold: true }),
      ...column(wrap(LONG, 60), 70, 110),
      { text: 'И потом?', x: 70, y: 180, bold: true },
      { text: ' Посмотрим, сказал он.', x: 70 + 8 * 10 * EM, y: 180 },
    ];
    expect(await textOf(page)).toBe(`**Что дальше?**\n\n${LONG}\n\n**И потом?**\n\nПосмотрим, сказал он.`);
  });

  test('tells a title that a person gave, and the day of the file as no day of publication', async () => {
    const info = '/Title (Talk on the summit) /CreationDate (D:20251102120000Z)';
    expect((await read(makePdf([column(['Да.'], 70, 80)], { info }))).meta).toEqual({
      title: 'Talk on the summit',
      modified: '2025-11-02',
    });
    const meaningless = '/Title (Microsoft Word - talk.docx)';
    expect((await read(makePdf([column(['Да.'], 70, 80)], { info: meaningless }))).meta).toEqual({});
  });
});

describe('is refused with name and remedy', () => {
  const whole = makePdf([column(['Да.'], 70, 80)]);
  const asText = Buffer.from(whole).toString('latin1');
  const encrypted = asText.replace(
    '/Root 1 0 R',
    `/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  );
  const named = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
  test.each<[string, Uint8Array, RegExp]>([
    ['no PDF', named('<html>not found</html>'), /^talk\.pdf: is no PDF/],
    ['cut short', whole.subarray(0, 300), /^talk\.pdf: is a broken PDF .*new PDF/],
    ['encrypted', named(encrypted), /^talk\.pdf: is encrypted and opens only with a password/],
    ['a scan', makePdf([[]]), /^talk\.pdf: has no text layer.*OCR/],
  ])('%s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(message);
    await expect(read(bytes)).rejects.toBeInstanceOf(InvalidInput);
  });
});
