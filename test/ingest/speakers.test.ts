import { expect, test } from 'vitest';
import { extract } from '#ingest/pipeline';

test('a sidecar names several people who are interviewed, and the labels in front of their words', {
  timeout: 60_000,
}, async () => {
  const text = [
    'Вопрос: Что дальше?',
    'И. П.: Китай поддерживает Казахстан.',
    'Сидорова: Россия опасается усиления Китая.',
    'Вопрос: А Вашингтон?',
    'И. П.: США критикуют Иран.',
    'Сидорова: Посмотрим.',
  ].join('\n');
  const { document, turns } = await extract({
    text,
    meta: {
      id: 'two',
      modified: '2025-12-25',
      expert: { name: 'Ivan Petrov', ru: 'Иван Петров' },
      speakers: [
        { name: 'Ivan Petrov', label: 'И. П.' },
        { name: 'Anna Sidorova', ru: 'Анна Сидорова' },
      ],
    },
  });
  expect(document.experts.map(({ name }) => name)).toEqual(['Ivan Petrov', 'Anna Sidorova']);
  expect(turns.map(({ speaker }) => speaker?.name ?? null)).toEqual([
    null,
    'Ivan Petrov',
    'Anna Sidorova',
    null,
    'Ivan Petrov',
    'Anna Sidorova',
  ]);
});
