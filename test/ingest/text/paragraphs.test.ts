import { describe, expect, test } from 'vitest';
import { isHardWrapped, paragraphRanges } from '#ingest/text/paragraphs';
import { splitSentences } from '#ingest/text/sentences';
import { splitTurns } from '#ingest/text/turns';

const WRAPPED = [
  'О переговорах в регионе редакция побеседовала с политологом',
  'Иваном Петровым, который преподаёт в Алматы.',
  '',
  '- Как вы оцениваете визит министра в Пекин и те соглашения,',
  'которые там были подписаны?',
  '',
  'Китай внимательно наблюдает за действиями США, и',
  '— что важно — поддерживает Казахстан, как и прежде. Это видно',
  'по соглашениям.',
].join('\n');

const textsOf = (text: string, ranges: Iterable<readonly [number, number]>) =>
  [...ranges].map((range) => text.slice(...range));

describe('a hard-wrapped text', () => {
  test.each<[string, string, boolean]>([
    ['lines broken within sentences', WRAPPED, true],
    ['the same with the line ends of Windows', WRAPPED.replace(/\n/g, '\r\n'), true],
    [
      'a paragraph a line',
      'Первый абзац кончается точкой.\nВторой абзац кончается точкой.\nТретий абзац кончается точкой.\nЧетвёртый тоже.',
      false,
    ],
    ['a paragraph a line, with empty lines', WRAPPED.replace(/(\S)\n(\S)/g, '$1 $2'), false],
    ['verse', 'Мороз и солнце;\nдень чудесный\nЕщё ты дремлешь\nдруг прелестный\nПора, красавица', false],
    [
      'long lines',
      `${'слово '.repeat(40)}\n${'слово '.repeat(40)}\n${'слово '.repeat(40)}\n${'слово '.repeat(40)}`,
      false,
    ],
    ['nothing', '', false],
  ])('%s: %#', (_, text, expected) => {
    expect(isHardWrapped(text)).toBe(expected);
  });

  test('has the paragraphs that empty lines part; a line in the middle of a sentence begins none, dash or not', () => {
    const found = textsOf(WRAPPED, paragraphRanges(WRAPPED, 0, WRAPPED.length, true));
    expect(found.map((paragraph) => paragraph.split('\n').length)).toEqual([2, 2, 3]);
  });

  test('has the paragraphs that indented lines part, and voices where a sentence has ended', () => {
    const text = '  Первый абзац\nидёт дальше.\n  Второй абзац\nтоже.\nИванов: Третий\nвот.';
    expect(textsOf(text, paragraphRanges(text, 0, text.length, true))).toEqual([
      '  Первый абзац\nидёт дальше.',
      '  Второй абзац\nтоже.',
      'Иванов: Третий\nвот.',
    ]);
  });

  test('has turns and sentences that run over the ends of lines, at their own offsets', () => {
    for (const text of [WRAPPED, WRAPPED.replace(/\n/g, '\r\n')]) {
      const turns = splitTurns(text);
      expect(turns.map(({ role }) => role)).toEqual(['narration', 'question', 'answer']);
      const sentences = turns.flatMap(({ start, end }) => splitSentences(text, start, end, 'ru'));
      expect(textsOf(text, sentences).map((sentence) => sentence.replace(/\s+/g, ' '))).toEqual([
        'О переговорах в регионе редакция побеседовала с политологом Иваном Петровым, который преподаёт в Алматы.',
        '- Как вы оцениваете визит министра в Пекин и те соглашения, которые там были подписаны?',
        'Китай внимательно наблюдает за действиями США, и — что важно — поддерживает Казахстан, как и прежде.',
        'Это видно по соглашениям.',
      ]);
    }
  });
});

describe('bold', () => {
  test('marks are no words of a turn, and once bold has asked, it also bids', () => {
    const text = '**Лид.**\n\n**Что?**\n\nТо.\n\n**Расскажите о выборах.**\n\nХорошо.';
    expect(splitTurns(text).map(({ role, start, end }) => [role, text.slice(start, end)])).toEqual([
      ['narration', 'Лид.'],
      ['question', 'Что?'],
      ['answer', 'То.'],
      ['question', 'Расскажите о выборах.'],
      ['answer', 'Хорошо.'],
    ]);
  });
});
