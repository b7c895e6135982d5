import { describe, expect, it } from 'vitest';
import type { Language } from '#model/document';
import { linesOf, mentionsOf } from './reading.ts';

const rows = (text: string, language: Language) =>
  mentionsOf(text, language).map(({ referent, group, preposition, cases }) => [
    referent.id,
    group,
    preposition,
    [...cases].join(' '),
  ]);

describe('coordination', () => {
  it.each([
    [
      'ru',
      'Он спорил с США, Китаем и Россией.',
      [
        ['USA', 0, 'с', 'ins'],
        ['CHN', 0, 'с', 'ins'],
        ['RUS', 0, 'с', 'ins'],
      ],
    ],
    [
      'ru',
      'Спор между Индией и Китаем.',
      [
        ['IND', 0, 'между', 'ins'],
        ['CHN', 0, 'между', 'ins'],
      ],
    ],
    [
      'ru',
      'Он говорил с Китаем и с Россией.',
      [
        ['CHN', 0, 'с', 'ins'],
        ['RUS', 0, 'с', 'ins'],
      ],
    ],
    [
      'ru',
      'Как Франция, так и Германия молчат.',
      [
        ['FRA', 0, null, 'nom'],
        ['DEU', 0, null, 'nom'],
      ],
    ],
    [
      'ru',
      'По мнению Китая, США и Россия ошиблись.',
      [
        ['CHN', null, 'по мнению', 'gen'],
        ['USA', 0, null, 'nom'],
        ['RUS', 0, null, 'nom'],
      ],
    ],
    [
      'ru',
      'Россия усилилась, Китай ответил.',
      [
        ['RUS', null, null, 'nom'],
        ['CHN', null, null, 'nom acc'],
      ],
    ],
    [
      'ru',
      'Со стороны Пекина и соседней Москвы давления нет.',
      [
        ['CHN', 0, 'со стороны', 'gen'],
        ['RUS', 0, 'со стороны', 'gen'],
      ],
    ],
    [
      'ru',
      'Диалог Россия – Китай идёт.',
      [
        ['RUS', 0, null, 'nom'],
        ['CHN', 0, null, 'nom'],
      ],
    ],
    [
      'en',
      'Talks with the EU, NATO and Ukraine.',
      [
        ['european-union', 0, 'with', ''],
        ['nato', 0, 'with', ''],
        ['UKR', 0, 'with', ''],
      ],
    ],
    [
      'en',
      'Both France and Germany, as well as Italy, agreed.',
      [
        ['FRA', 0, null, ''],
        ['DEU', 0, null, ''],
        ['ITA', 0, null, ''],
      ],
    ],
    [
      'en',
      'France agreed, Germany did not.',
      [
        ['FRA', null, null, ''],
        ['DEU', null, null, ''],
      ],
    ],
    [
      'kk',
      'Қытаймен және Ресеймен келісті.',
      [
        ['CHN', 0, null, 'ins'],
        ['RUS', 0, null, 'ins'],
      ],
    ],
    [
      'kk',
      'Қытай, Үндістан мен Ресейдің мүддесі.',
      [
        ['CHN', 0, null, 'gen'],
        ['IND', 0, null, 'gen'],
        ['RUS', 0, null, 'gen'],
      ],
    ],
    [
      'kk',
      'Қытай мен Ресейден келді.',
      [
        ['CHN', 0, 'дан', ''],
        ['RUS', 0, 'дан', ''],
      ],
    ],
  ] as const)('%s: %s', (language, text, expected) => expect(rows(text, language)).toEqual(expected));
});

describe('words of power', () => {
  it.each([
    ['Власти Китая и российское руководство спорят.', ['Власти Китая → CHN', 'российское руководство → RUS']],
    ['Президенты Казахстана и Узбекистана встретились.', ['Президенты Казахстана → KAZ', 'Узбекистана → UZB']],
    ['Лидеры стран Центральной Азии ждут.', ['Лидеры стран Центральной Азии → central-asia']],
    ['Американские и китайские дипломаты ждут.', ['Американские → USA', 'китайские дипломаты → CHN']],
    [
      'Вашингтонская администрация ждёт, московские элиты тоже.',
      ['Вашингтонская администрация → USA', 'московские элиты → RUS'],
    ],
    ['Администрация Трампа ждёт.', ['Администрация Трампа → USA']],
    [
      'Ждёт спецпосланник Трампа, ждёт и президент Трамп.',
      ['спецпосланник Трампа → USA', 'президент Трамп → donald-trump'],
    ],
    ['Политика США изменилась.', ['США → USA']],
    ['МИД Казахстана и посольство Турции молчат.', ['МИД Казахстана → KAZ', 'посольство Турции → TUR']],
    [
      'Страны Запада и страны Персидского залива спорят.',
      ['Страны Запада → west', 'страны Персидского залива → gulf-states'],
    ],
  ])('%s', (text, lines) => expect(linesOf(text, 'ru')).toEqual(lines));

  it('show an office as a metonym and a country as none', () => {
    expect(
      mentionsOf('Власти Китая ждут. Страны Африки ждут. Американцы ждут.', 'ru').map(({ metonym }) => metonym),
    ).toEqual([true, false, false]);
  });

  it.each([
    [
      'Экспертное сообщество в Вашингтоне сомневается.',
      'washington-expert-community',
      'Washington expert community',
      'GROUP',
    ],
    ['Эксперты в Пекине сомневаются.', 'beijing-expert-community', 'Beijing expert community', 'GROUP'],
    ['Американские аналитики сомневаются.', 'us-expert-community', 'US expert community', 'GROUP'],
    ['Грузинская оппозиция сомневается.', 'georgian-opposition', 'Georgian opposition', 'GROUP'],
    ['Сирийские повстанцы сомневаются.', 'syrian-rebels', 'Syrian rebels', 'NONSTATE'],
    ['Российские СМИ сомневаются.', 'russian-media', 'Russian media', 'MEDIA'],
    ['Турецкая общественность сомневается.', 'turkish-public', 'Turkish public', 'PUBLIC'],
  ])('make a group of its own: %s', (text, id, name, type) => {
    const found = mentionsOf(text, 'ru');
    expect(found.map(({ referent, metonym }) => [referent.id, referent.name, referent.type, metonym])).toEqual([
      [id, name, type, false],
    ]);
  });
});
