import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader, splitTurns } from '../../../ingest/text/turns.ts';

const read = (text: string) =>
  splitTurns(text).map(({ role, start, end, label }) => [role, text.slice(start, end), label]);

describe('layouts', () => {
  test('questions with a dash', () => {
    expect(read('Вступление.\n\n- Что дальше?\n\nПервый абзац.\nВторой абзац.\n\n– Спасибо за беседу!')).toEqual([
      ['narration', 'Вступление.', null],
      ['question', '- Что дальше?', null],
      ['answer', 'Первый абзац.\nВторой абзац.', null],
      ['question', '– Спасибо за беседу!', null],
    ]);
  });

  test('a dash in front of both speakers', () => {
    expect(read('– Кто начал?\n– Начали соседи.\n– И чем кончилось?\n– Ничем.').map(([role]) => role)).toEqual([
      'question',
      'answer',
      'question',
      'answer',
    ]);
  });

  test('letters and names in front', () => {
    expect(read('Intro.\nQ: Why now?\nA: Because.\nMore.\nQ: And then?\nA: Nothing.')).toEqual([
      ['narration', 'Intro.', null],
      ['question', 'Why now?', null],
      ['answer', 'Because.\nMore.', null],
      ['question', 'And then?', null],
      ['answer', 'Nothing.', null],
    ]);
    const named = 'Anna Reed: What changed?\nJohn Doe: A lot.\nAnna Reed: For whom?\nJohn Doe: For all.';
    expect(read(named).map(([role, , label]) => [role, label])).toEqual([
      ['question', 'Anna Reed'],
      ['answer', 'John Doe'],
      ['question', 'Anna Reed'],
      ['answer', 'John Doe'],
    ]);
  });

  test('bold questions, and short paragraphs that ask', () => {
    expect(read('**Зачем это Анкаре?**\nОтвет.').map(([role]) => role)).toEqual(['question', 'answer']);
    expect(read('Зачем это Анкаре?\nОтвет.\nА Баку?\nТоже ответ.').map(([role]) => role)).toEqual([
      'question',
      'answer',
      'question',
      'answer',
    ]);
  });

  test('prose with one rhetorical question is narration', () => {
    expect(
      read('Что остаётся Еревану? Немногое.\nПереговоры идут.\nКто платит?\nНикто.').map(([role]) => role),
    ).toEqual(['narration']);
  });
});

test('a date in front is no part of the text’s turns', () => {
  expect(readHeader(' date 2025-12-25 Приглашение')).toEqual({ date: '2025-12-25', end: 17 });
  expect(readHeader('date 2025-13-45 x')).toEqual({ date: null, end: 0 });
  expect(readHeader('Сегодня 2025-12-25')).toEqual({ date: null, end: 0 });
});

test('turns are in order, do not overlap, and leave out nothing but white space and labels', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('- Что?', 'Ответ.', 'Q: x?', 'A: y', '**Б?**', ''),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      let last = 0;
      for (const { start, end } of splitTurns(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).trim()).not.toBe('');
        last = end;
      }
    }),
  );
});
