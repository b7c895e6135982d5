import { describe, expect, test } from 'vitest';
import { QUESTIONS } from '#model/questions/index';
import { layOut } from '../../../ingest/ask/layout.ts';
import { broken, shown, widthOf } from '../../../ingest/ask/shown.ts';
import { drawn } from '../../../ingest/ask/table.ts';
import { answerOf, aRow, things, whole } from '../../model/exports/answers.ts';

const told: string[] = [];
const draw = (pages: unknown[][], { width = 80, columns = [] as string[], asked = things() } = {}) => {
  told.length = 0;
  return whole(drawn(answerOf(asked, ...pages), { width, columns, say: (message) => told.push(message) }));
};

describe('a cell', () => {
  test.each<[unknown, string]>([
    [null, ''],
    [undefined, ''],
    [-1.5, '-1.5'],
    [false, 'false'],
    ['Қазақстан', 'Қазақстан'],
    [['a', 'b'], 'a, b'],
    [[], ''],
    [[{ id: 'KAZ', name: 'Kazakhstan' }, { name: 'Uzbekistan' }], 'Kazakhstan, Uzbekistan'],
    [[{ start: 1 }, { start: 2 }, { start: 3 }], '3 ×'],
    [{ a: 1 }, '{"a":1}'],
    ['two\r\n lines\tand more', 'two lines and more'],
    ['red \u001b[31mtext\u001b[0m, \u009b2J and a bell\u0007', 'red [31mtext [0m, 2J and a bell'],
    ['turned \u202earound\u2066', 'turned around'],
  ])('of %j', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  test('is as wide as a terminal makes it', () => {
    expect(['Казахстан', 'é', 'e\u0301', '中文', '😀', ''].map(widthOf)).toEqual([9, 1, 1, 4, 2, 0]);
  });

  test('breaks words that are too long, and no others', () => {
    expect(broken('осторожная дипломатия', 10)).toBe('осторожная\u0020дипломатия');
    expect(broken('2025-12-25-interview', 8)).toBe('2025-12-\n25-inter\nview');
    expect(broken('中文中文', 5)).toBe('中文\n中文');
  });
});

describe('columns', () => {
  test('are those with content, the important ones first, as many as there is room for', () => {
    const names = ['id', 'document', 'holder.name', 'stance', 'target.name', 'empty'];
    const cells = [['0123456789abcdef', 'a-document-with-a-long-name', 'Kazakhstan', 'OPPOSES', 'Uzbekistan', '']];
    const chosen = (width: number) => layOut(names, cells, width).map(({ index }) => names[index]);
    expect(chosen(200)).toEqual(['holder.name', 'stance', 'target.name', 'id', 'document']);
    expect(chosen(40)).toEqual(['holder.name', 'stance', 'target.name']);
    expect(chosen(3)).toEqual(['holder.name']);
  });

  test('that are wished for are shown, in that order, also without content', () => {
    const laid = layOut(['a', 'b', 'c'], [['x', 'y', '']], 10, ['c', 'a']);
    expect(laid).toEqual([
      { index: 2, width: 1 },
      { index: 0, width: 1 },
    ]);
  });

  test('share what room is left', () => {
    const long = 'x'.repeat(100);
    const laid = layOut(['a', 'b', 'c'], [[long, 'short', long]], 80);
    expect(laid.reduce((sum, { width }) => sum + width + 2, -2)).toBeLessThanOrEqual(80);
    expect(laid.map(({ width }) => width)).toEqual([35, 5, 36]);
  });
});

describe('a table', () => {
  const row = aRow({
    id: 'first-id',
    note: 'придерживается осторожной дипломатии и многовекторности, «как прежде»',
    holder: { id: 'KAZ', names: { en: 'Kazakhstan', ru: 'Казахстан' } },
    count: -2,
  });

  test('fits the terminal, with every column at one place in every line, whatever the letters', async () => {
    const text = await draw([[row, aRow({ id: 'б', note: 'қысқа' })], [row]], { width: 100 });
    const lines = text.trimEnd().split('\n');
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => line.includes('holder.names.en'))).toHaveLength(1);
    expect(lines.filter((line) => /^Kazakhstan/.test(line))).toHaveLength(2);
    // The words of the note stand below each other.
    const at = lines[0]?.indexOf('note') ?? -1;
    expect(at).toBeGreaterThan(0);
    for (const word of ['қысқа', 'придерживается'])
      for (const line of lines.filter((one) => one.includes(word))) expect(line.indexOf(word)).toBe(at);
    expect(text.replace(/\s+/g, ' ')).toContain('осторожной');
  });

  test('says what there was no room for', async () => {
    await draw([[row]], { width: 30 });
    expect(told).toEqual([expect.stringMatching(/^No room for .*note.*--columns/)]);
    await draw([[row]], { width: 30, columns: ['id'] });
    expect(told).toEqual([]);
  });

  test('shows the columns that were wished for, and knows no others', async () => {
    expect(await draw([[row]], { columns: ['count', 'id'] })).toBe('count  id\n─────  ────────\n-2     first-id\n');
    await expect(draw([[row]], { columns: ['colour'] })).rejects.toThrow(/"colour"; there are id, note, count/);
  });

  test('without rows is nothing', async () => {
    expect(await draw([[]])).toBe('');
  });

  test('of one thing goes from top to bottom', async () => {
    const text = await draw([[row]], { asked: things(undefined, 'one'), width: 60 });
    expect(text).toMatch(/^id {15,}first-id$/m);
    expect(text).toMatch(/^holder\.names\.ru +Казахстан$/m);
    expect(text).not.toMatch(/^aliases/m);
  });

  test.each(Object.values(QUESTIONS))('there is one for $name', async (question) => {
    expect(await draw([], { asked: question })).toBe('');
  });
});
