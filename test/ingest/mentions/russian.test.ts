import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import RussianNouns from 'russian-nouns-js';
import { describe, expect, it } from 'vitest';
import { NamesFile, type Phrase } from '../../../ingest/mentions/schema.ts';
import { packsFolder } from '../../../ingest/packs.ts';
import type { Case } from '../../../ingest/text/token.ts';
import { lexicon, linesOf, mentionsOf } from './reading.ts';

const names = NamesFile.parse(JSON.parse(readFileSync(join(packsFolder(), 'ru', 'names.json'), 'utf8')));
const engine = new RussianNouns.Engine();
const { Case: Cases, Gender } = RussianNouns;
/** A sentence in which the name can stand in one case only. */
const FRAMES: readonly (readonly [Case, string, (name: string) => string])[] = [
  ['nom', Cases.NOMINATIVE, (name) => `Вчера ${name} всё отрицал.`],
  ['gen', Cases.GENITIVE, (name) => `Делегация прибыла из ${name} утром.`],
  ['dat', Cases.DATIVE, (name) => `Все обратились к ${name} с вопросом.`],
  ['acc', Cases.ACCUSATIVE, (name) => `Все смотрят через ${name} на юг.`],
  ['ins', Cases.INSTRUMENTAL, (name) => `Спор между нами и над ${name} длится.`],
  ['loc', Cases.PREPOSITIONAL, (name) => `Мы говорили о ${name} весь день.`],
];

/** Single words that a general engine can decline: those it must be told about are in tests of their own. */
function simple(phrase: Phrase): string | null {
  if (typeof phrase !== 'string' || /[ =^]/.test(phrase) || phrase === phrase.toUpperCase()) return null;
  return /(о|е|у|и|э|ю|ы|уа|иа|оа)$/.test(phrase) || /(ая|ий|ой|ые|ь|уц)$/.test(phrase) ? null : phrase;
}

function declined(name: string, of: string): string[] {
  const parts = name.split('-');
  const last = parts.at(-1) ?? name;
  const gender = /[ая]$/.test(last) ? Gender.FEMININE : Gender.MASCULINE;
  const forms = engine.decline({ text: last, gender }, of) as string[];
  return forms.map((form) => [...parts.slice(0, -1), form].join('-'));
}

const expectFound = (name: string, id: string, form: string, own: Case, sentence: string) => {
  const found = mentionsOf(sentence, 'ru').find(({ referent }) => referent.id === id);
  expect(found, `${form} (${name}) in: ${sentence}`).toBeDefined();
  expect([...(found?.cases ?? [])], `${form} (${name})`).toContain(own);
  expect(sentence.slice(found?.start, found?.end), name).toBe(form);
};

describe('names in Russian', { timeout: 60_000 }, () => {
  const states = Object.entries(names).filter(([id]) => lexicon.actors.get(id)?.type === 'STATE');
  const cases = (kind: 'names' | 'metonyms') =>
    states.flatMap(([id, naming]) =>
      (naming[kind] ?? []).flatMap((phrase) => (simple(phrase) ? [[simple(phrase), id] as [string, string]] : [])),
    );

  it('are found for all states in all six cases', () => {
    expect(cases('names').length).toBeGreaterThan(120);
    for (const [name, id] of cases('names'))
      for (const [own, engineCase, frame] of FRAMES)
        for (const form of declined(name, engineCase)) expectFound(name, id, form, own, frame(form));
  });

  it('are found for all capitals in all six cases', () => {
    expect(cases('metonyms').length).toBeGreaterThan(100);
    for (const [name, id] of cases('metonyms'))
      for (const [own, engineCase, frame] of FRAMES)
        for (const form of declined(name, engineCase)) expectFound(name, id, form, own, frame(form));
  });

  it.each([
    ['Грузии и Египта', ['Грузии → GEO', 'Египта → EGY']],
    ['Беларусью и Нидерландами', ['Беларусью → BLR', 'Нидерландами → NLD']],
    [
      'о Филиппинах, Мальдивах и Соломоновых Островах',
      ['Филиппинах → PHL', 'Мальдивах → MDV', 'Соломоновых Островах → SLB'],
    ],
    ['из Соединённых Штатов Америки', ['Соединённых Штатов Америки → USA']],
    ['в Объединённых Арабских Эмиратах', ['Объединённых Арабских Эмиратах → ARE']],
    [
      'с Республикой Казахстан и Кыргызской Республикой',
      ['Республикой Казахстан → KAZ', 'Кыргызской Республикой → KGZ'],
    ],
    ['в Боснии и Герцеговине', ['Боснии и Герцеговине → BIH']],
    ['от Поднебесной', ['Поднебесной → CHN']],
    ['из Косово и из Косова', ['Косово → XKX', 'Косова → XKX']],
    ['в Папуа — Новой Гвинее', ['Папуа — Новой Гвинее → PNG']],
    ['из ЮАР, ОАЭ, КНДР и ФРГ', ['ЮАР → ZAF', 'ОАЭ → ARE', 'КНДР → PRK', 'ФРГ → DEU']],
    ['для Чили, Перу, Мали и Того', ['Чили → CHL', 'Перу → PER', 'Мали → MLI', 'Того → TGO']],
    ['в Тбилиси, Нью-Дели, Токио и Баку', ['Тбилиси → GEO', 'Нью-Дели → IND', 'Токио → JPN', 'Баку → AZE']],
  ])('that are irregular: %s', (words, lines) => expect(linesOf(`Речь шла ${words}.`, 'ru')).toEqual(lines));

  it('are found for every organisation, bloc, region, company and armed group', () => {
    const others = Object.entries(names).filter(
      ([id]) => !['STATE', 'PERSON'].includes(lexicon.actors.get(id)?.type ?? ''),
    );
    expect(others.length).toBeGreaterThan(150);
    for (const [id, naming] of others)
      for (const phrase of naming.names ?? []) {
        const text = typeof phrase === 'string' ? phrase : phrase.text;
        if (text.includes('^')) continue;
        const plain = text.replace(/=/g, '');
        expect(linesOf(`Тогда ${plain} всё изменил.`, 'ru'), plain).toContain(`${plain} → ${id}`);
      }
  });

  it.each([
    [
      'с Организацией Объединённых Наций и Европейским союзом',
      ['Организацией Объединённых Наций → united-nations', 'Европейским союзом → european-union'],
    ],
    [
      'в Шанхайской организации сотрудничества',
      ['Шанхайской организации сотрудничества → shanghai-cooperation-organisation'],
    ],
    [
      'от стран Балтии до постсоветского пространства',
      ['стран Балтии → baltic-states', 'постсоветского пространства → post-soviet-states'],
    ],
    [
      'о Центральной Азии, Южном Кавказе и Ближнем Востоке',
      ['Центральной Азии → central-asia', 'Южном Кавказе → south-caucasus', 'Ближнем Востоке → middle-east'],
    ],
    ['с ХАМАСом, «Хезболлой» и хуситами', ['ХАМАСом → hamas', 'Хезболлой → hezbollah', 'хуситами → houthis']],
    ['в форматах C5+1 и С5+1', ['C5+1 → c5-1', 'С5+1 → c5-1']],
    ['для «Газпрома» и Роснефти', ['Газпрома → gazprom', 'Роснефти → rosneft']],
  ])('of organisations decline: %s', (words, lines) => expect(linesOf(`Речь шла ${words}.`, 'ru')).toEqual(lines));

  it('have adjectives of every gender, number and case', () => {
    const forms =
      'американский американского американскому американским американском американская американской американскую американское американские американских американскими'.split(
        ' ',
      );
    for (const form of forms) {
      const [found] = mentionsOf(`Они ждали ${form} решений.`, 'ru');
      expect([found?.referent.id, found?.form], form).toEqual(['USA', 'adjective']);
    }
    for (const [id, naming] of Object.entries(names))
      for (const adjective of naming.adjectives ?? []) {
        const text = typeof adjective === 'string' ? adjective : adjective.text;
        const [found] = mentionsOf(`Это ${text} ответ.`, 'ru');
        expect([found?.referent.id, found?.form], text).toEqual([id, 'adjective']);
      }
  });

  it('have peoples that stand for their states', () => {
    expect(linesOf('Американцы спорили с саудовцами, турками, россиянами и французами.', 'ru')).toEqual([
      'Американцы → USA',
      'саудовцами → SAU',
      'турками → TUR',
      'россиянами → RUS',
      'французами → FRA',
    ]);
  });

  it('have compounds and prefixes', () => {
    const [first, second, third] = mentionsOf('Российско-китайские связи и прозападный курс.', 'ru');
    expect([first?.referent.id, second?.referent.id, first?.group === second?.group]).toEqual(['RUS', 'CHN', true]);
    expect([third?.referent.id, third?.form, third?.leaning]).toEqual(['west', 'prefix', 'pro']);
    expect(
      mentionsOf('Антироссийская риторика и русофобия.', 'ru').map(({ leaning, referent }) => [referent.id, leaning]),
    ).toEqual([
      ['RUS', 'anti'],
      ['RUS', 'anti'],
    ]);
  });

  it('have seats of power that stand for the state', () => {
    const seats = 'Белый дом, Госдеп, Пентагон, Кремль, Акорда, Пекин, Даунинг-стрит, Елисейский дворец, Еврокомиссия';
    expect(mentionsOf(`${seats} молчат.`, 'ru').map(({ referent, metonym }) => [referent.id, metonym])).toEqual(
      ['USA', 'USA', 'USA', 'RUS', 'KAZ', 'CHN', 'GBR', 'FRA', 'european-union'].map((id) => [id, true]),
    );
    for (const form of ['Акорды', 'Акорде', 'Акорду', 'Акордой'])
      expect(linesOf(`Позиция ${form} ясна.`, 'ru')).toEqual([`${form} → KAZ`]);
  });

  it('show a place by its preposition', () => {
    const [place] = mentionsOf('Переговоры прошли в Астане.', 'ru');
    expect([place?.referent.id, place?.preposition, [...(place?.cases ?? [])]]).toEqual(['KAZ', 'в', ['loc']]);
  });

  it.each([
    ['Он окончил Московский университет и выучил английский язык.', []],
    ['Того человека ждали долго.', []],
    ['Корабли вышли в Индийский океан.', []],
    ['Мали они слова, чили и перу не хватало.', ['Мали → MLI']],
    ['Об этом пишет «Вашингтон Пост».', ['Вашингтон Пост → washington-post']],
    ['Минские соглашения сорваны.', []],
    ['Речь о западной Украине.', ['Украине → UKR']],
    ['сша и ес без прописных.', []],
  ])('are not seen where they are not: %s', (text, lines) => expect(linesOf(text, 'ru')).toEqual(lines));

  it('that never change stand in the genitive behind a noun', () => {
    const [, second] = mentionsOf('Китай осознаёт стремление США ограничить его рост.', 'ru');
    expect([...(second?.cases ?? [])]).toEqual(['gen']);
  });
});
