import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActorId } from '#model/actor';
import { LANGUAGES } from '#model/document';
import { actorsOf, findMentions } from '../../../ingest/mentions/index.ts';
import { nominativeOf } from '../../../ingest/mentions/nominative.ts';
import { transliterate } from '../../../ingest/mentions/transliterate.ts';
import { contextOf, lexicon, mentionsOf, sentencesOf } from './reading.ts';

const WORDS =
  "США Китай Россией президент премьер-министру Дональд Трамп аль-Харби в с и , . — « » власти эксперты американо-китайские прозападный the US President of Kazakhstan and Washington China's officials Қазақстанның АҚШ-пен президенті Тоқаев глава МИД РФ Иванов К. Ж. не бывший".split(
    ' ',
  );
const sentences = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));
const language = fc.constantFrom(...LANGUAGES);

const check = (text: string, of: (typeof LANGUAGES)[number]) => {
  let end = -1;
  for (const mention of mentionsOf(text, of)) {
    expect(mention.start).toBeGreaterThanOrEqual(end);
    expect(mention.end).toBeGreaterThan(mention.start);
    expect(mention.end).toBeLessThanOrEqual(text.length);
    expect(ActorId.safeParse(mention.referent.id).success, mention.referent.id).toBe(true);
    end = mention.end;
  }
};

/** Thousands of sentences on a machine that may be busy. */
const PATIENCE = 60_000;

describe('mentions', { timeout: PATIENCE }, () => {
  it('never overlap and lie within the text, whatever words follow each other', () => {
    fc.assert(fc.property(sentences, language, check), { numRuns: 300 });
  });

  it('never fail on any Unicode', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), language, check), { numRuns: 200 });
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), language, check), { numRuns: 200 });
  });

  it('cover whole tokens, or a part of one compound', () => {
    fc.assert(
      fc.property(sentences, language, (text, of) => {
        for (const sentence of sentencesOf(text, of))
          for (const { start, end, first, last } of findMentions(sentence, lexicon, contextOf())) {
            const [from, to] = [sentence.tokens[first], sentence.tokens[last]];
            expect(from && to && from.start <= start && end <= to.end).toBe(true);
            if (first !== last) expect([from?.start, to?.end]).toEqual([start, end]);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('of a sentence of 4,000 characters that says nothing but names take no longer than they must', () => {
    for (const [words, of] of [
      ['США, ', 'ru'],
      ['власти Китая и ', 'ru'],
      ['президент Иванов Пётр ', 'ru'],
      ['бывший президент ', 'ru'],
      ['the President of China and ', 'en'],
      ['Қытай мен ', 'kk'],
      ['американо-китайские ', 'ru'],
    ] as const) {
      const read = sentencesOf(words.repeat(Math.floor(4000 / words.length)), of);
      const start = process.cpuUsage();
      for (const sentence of read) findMentions(sentence, lexicon, contextOf());
      expect(process.cpuUsage(start).user / 1000, words).toBeLessThan(1000);
    }
  });

  it('come out the same each time, and every referent has its record', () => {
    fc.assert(
      fc.property(sentences, language, (text, of) => {
        const context = contextOf();
        const found = mentionsOf(text, of, context);
        expect(mentionsOf(text, of)).toEqual(found);
        const ids = [...new Set(found.map(({ referent }) => referent.id))];
        const actors = actorsOf(context, ids).map(({ id }) => id);
        for (const id of ids) expect(actors).toContain(id);
      }),
      { numRuns: 100 },
    );
  });

  it('of 10,000 words take well under a second', () => {
    const text =
      'Президент Казахстана Касым-Жомарт Токаев обсудил с властями Китая и России отношения стран Центральной Азии с США. '.repeat(
        600,
      );
    const read = sentencesOf(text, 'ru');
    const context = contextOf();
    for (const sentence of read.slice(0, 50)) findMentions(sentence, lexicon, context);
    const start = process.cpuUsage();
    const found = read.flatMap((sentence) => findMentions(sentence, lexicon, context));
    const { user } = process.cpuUsage(start);
    expect(found.length).toBe(600 * 5);
    expect(user / 1000).toBeLessThan(1000);
  });
});

describe('names of persons', () => {
  it.each([
    ['Фахду аль-Харби', 'dat', 'Фахд аль-Харби'],
    ['Сергея Лаврова', 'gen', 'Сергей Лавров'],
    ['Игорем Шуваловым', 'ins', 'Игорь Шувалов'],
    ['Ольгой Ветлугиной', 'ins', 'Ольга Ветлугина'],
    ['Елене Каренской', 'dat', 'Елена Каренская'],
    ['Янеза Новака', 'acc', 'Янез Новак'],
    ['Андрею Вышинскому', 'dat', 'Андрей Вышинский'],
    ['Марио Драги', 'gen', 'Марио Драги'],
    ['Янез Новак', 'nom', 'Янез Новак'],
  ] as const)('%s (%s) is %s', (text, own, expected) => {
    const tokens = sentencesOf(text, 'ru')[0]?.tokens ?? [];
    expect(nominativeOf(tokens, new Set([own])).name).toBe(expected);
  });

  it.each([
    ['Сергей Лавров', 'Sergey Lavrov'],
    ['Елена Щербакова', 'Yelena Shcherbakova'],
    ['Юрий Вяземский', 'Yury Vyazemsky'],
    ['Шавкат Мирзиёев', 'Shavkat Mirziyoyev'],
    ['Касым-Жомарт Токаев', 'Kasym-Zhomart Tokayev'],
    ['Нұрлан Әбдіров', 'Nurlan Abdirov'],
    ['Ғани Қасымұлы', 'Gani Kasymuly'],
    ['John Smith', 'John Smith'],
  ])('%s is spelt %s', (name, latin) => expect(transliterate(name)).toBe(latin));
});
