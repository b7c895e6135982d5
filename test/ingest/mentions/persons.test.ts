import { describe, expect, it } from 'vitest';
import { ActorId } from '#model/actor';
import {
  actorsOf,
  findMentions,
  introducePersons,
  registerOutlet,
  registerPerson,
} from '../../../ingest/mentions/index.ts';
import { contextOf, lexicon, linesOf, mentionsOf, sentencesOf } from './reading.ts';

describe('persons', () => {
  it.each([
    ['ru', 'Указ подписал президент США Дональд Трамп.', 'президент США Дональд Трамп', 'donald-trump', 'USA'],
    [
      'ru',
      'Письмо передали премьер-министру Саудовской Аравии Фахду аль-Харби.',
      'премьер-министру Саудовской Аравии Фахду аль-Харби',
      'fakhd-al-kharbi',
      'SAU',
    ],
    ['ru', 'Об этом заявил глава МИД РФ Сергей Лавров.', 'глава МИД РФ Сергей Лавров', 'sergey-lavrov', 'RUS'],
    [
      'ru',
      'Он спорил с министром иностранных дел Словении Янезом Новаком.',
      'министром иностранных дел Словении Янезом Новаком',
      'yanez-novak',
      'SVN',
    ],
    [
      'ru',
      'Решение приняла премьер-министр Исландии Ольга Ветлугина.',
      'премьер-министр Исландии Ольга Ветлугина',
      'olga-vetlugina',
      'ISL',
    ],
    [
      'ru',
      'Мы говорили о бразильском президенте Карлосе Пинто.',
      'бразильском президенте Карлосе Пинто',
      'karlos-pinto',
      'BRA',
    ],
    ['ru', 'Выступил глава Пентагона Джон Смит.', 'глава Пентагона Джон Смит', 'dzhon-smit', 'USA'],
    ['ru', 'Выступил генсек ООН Антониу Гутерриш.', 'генсек ООН Антониу Гутерриш', 'antonio-guterres', null],
    [
      'ru',
      'Янез Новак, премьер-министр Словении, возражал.',
      'Янез Новак, премьер-министр Словении',
      'yanez-novak',
      'SVN',
    ],
    [
      'ru',
      'Приехал верховный лидер Ирана аятолла Али Хаменеи.',
      'верховный лидер Ирана аятолла Али Хаменеи',
      'ali-khamenei',
      'IRN',
    ],
    [
      'en',
      'Then Rwandan President Emmanuel Gatsinzi spoke.',
      'Rwandan President Emmanuel Gatsinzi',
      'emmanuel-gatsinzi',
      'RWA',
    ],
    [
      'en',
      'Then US Secretary of State Antony Blinken spoke.',
      'US Secretary of State Antony Blinken',
      'antony-blinken',
      'USA',
    ],
    [
      'en',
      "Then Japan's Prime Minister Sanae Takaichi spoke.",
      "Japan's Prime Minister Sanae Takaichi",
      'sanae-takaichi',
      'JPN',
    ],
    [
      'en',
      'Emmanuel Gatsinzi, the president of Rwanda, agreed.',
      'Emmanuel Gatsinzi, the president of Rwanda',
      'emmanuel-gatsinzi',
      'RWA',
    ],
    ['en', 'In Washington President Joe Biden waited.', 'President Joe Biden', 'joe-biden', null],
    [
      'kk',
      'Қазақстан Президенті Қасым-Жомарт Тоқаев айтты.',
      'Қазақстан Президенті Қасым-Жомарт Тоқаев',
      'kassym-jomart-tokayev',
      'KAZ',
    ],
    [
      'kk',
      'Бұл туралы Словения президенті Янез Новакпен сөйлесті.',
      'Словения президенті Янез Новакпен',
      'yanez-novak',
      'SVN',
    ],
  ] as const)('%s: %s', (language, text, words, id, state) => {
    const found = mentionsOf(text, language).find(({ referent }) => referent.type === 'PERSON');
    expect(found && text.slice(found.start, found.end)).toBe(words);
    expect([found?.referent.id, found?.referent.state]).toEqual([id, state]);
  });

  it('are known by their surname from then on', () => {
    expect(
      linesOf(
        'Приехал премьер-министр Саудовской Аравии Фахд аль-Харби. Позиция аль-Харби ясна. Аль-Харби уехал.',
        'ru',
      ),
    ).toEqual([
      'премьер-министр Саудовской Аравии Фахд аль-Харби → fakhd-al-kharbi',
      'аль-Харби → fakhd-al-kharbi',
      'Аль-Харби → fakhd-al-kharbi',
    ]);
    expect(linesOf('Rwandan President Emmanuel Gatsinzi came. Gatsinzi left.', 'en')[1]).toBe(
      'Gatsinzi → emmanuel-gatsinzi',
    );
  });

  it('are known by their surname before, once the document has been read', () => {
    const sentences = sentencesOf('Новак возражал. Так сказал президент Словении Янез Новак.', 'ru');
    const context = contextOf();
    introducePersons(sentences, lexicon, context);
    const [first] = sentences;
    expect(first && findMentions(first, lexicon, context).map(({ referent }) => referent.id)).toEqual(['yanez-novak']);
  });

  it('are meant by their title when the document has one holder of it', () => {
    expect(
      linesOf('Президент Словении Янез Новак приехал. Президент Словении молчал. Президент ушёл.', 'ru').slice(1),
    ).toEqual(['Президент Словении → yanez-novak', 'Президент → yanez-novak']);
    expect(linesOf('Президент Казахстана приехал. Президент ушёл.', 'ru')).toEqual(['Президент Казахстана → KAZ']);
    expect(
      linesOf('Президент Словении Янез Новак и президент Чили Хуан Перес ждали. Президент ушёл.', 'ru'),
    ).toHaveLength(2);
    expect(linesOf('Президент Словении Янез Новак ждал. Президент компании ушёл.', 'ru')).toHaveLength(1);
  });

  it('of the packs are found in all cases, with initials and patronymics', () => {
    for (const form of ['Токаев', 'Токаева', 'Токаеву', 'Токаевым', 'Токаеве'])
      expect(linesOf(`Вчера о ${form} писали.`, 'ru'), form).toEqual([`${form} → kassym-jomart-tokayev`]);
    expect(linesOf('Писали Си Цзиньпину, К.-Ж. Токаеву и Владимиру Владимировичу Путину.', 'ru')).toEqual([
      'Си Цзиньпину → xi-jinping',
      'Токаеву → kassym-jomart-tokayev',
      'Владимиру Владимировичу Путину → vladimir-putin',
    ]);
    expect(linesOf('Вместе с Владимиром Зеленским и Ангелой Меркель был Шавкат Мирзиёев.', 'ru')).toEqual([
      'Владимиром Зеленским → volodymyr-zelenskyy',
      'Ангелой Меркель → angela-merkel',
      'Шавкат Мирзиёев → shavkat-mirziyoyev',
    ]);
  });

  it('are not taken for others of the same surname', () => {
    expect(linesOf('Мелания Трамп улыбалась, а рядом стояла Мелания Трамп.', 'ru')).toEqual([]);
    expect(linesOf('Решения Трампа ждали.', 'ru')).toEqual(['Трампа → donald-trump']);
  });

  it('are nobody without a title or an introduction', () => {
    expect(linesOf('Пётр Иванов и Ольга Ветлугина пришли домой. John Smith smiled.', 'ru')).toEqual([]);
    expect(linesOf('Глава Роскосмоса молчал.', 'ru')).toEqual([]);
  });

  it('lead their state only while the source says so', () => {
    const [now] = mentionsOf('Токаев приехал.', 'ru', contextOf('2025-12-25'));
    const [before] = mentionsOf('Токаев приехал.', 'ru', contextOf('2018-01-01'));
    expect([now?.referent.state, before?.referent.state]).toEqual(['KAZ', null]);
    const [told] = mentionsOf('Госсекретарь США Энтони Блинкен приехал.', 'ru');
    expect(told?.referent.state).toBe('USA');
  });

  it('have the words that introduce them as the source of what is said of them', () => {
    const text = 'Тогда президент Словении Янез Новак приехал.';
    const context = contextOf();
    mentionsOf(text, 'ru', context);
    const actors = actorsOf(context, ['yanez-novak']);
    expect(actors.map(({ id }) => id)).toEqual(['yanez-novak', 'SVN']);
    const [relation] = actors[0]?.relations ?? [];
    expect(relation).toMatchObject({ kind: 'LEADS', target: 'SVN', from: null, to: null });
    const [, start, end] = /^a-document#(\d+)-(\d+)$/.exec(relation?.source ?? '') ?? [];
    expect(text.slice(Number(start), Number(end))).toBe('президент Словении');
    expect(actors[0]?.names).toEqual({ en: 'Yanez Novak', ru: 'Янез Новак', kk: null });
  });

  it('can be registered by whoever knows them', () => {
    const context = contextOf();
    expect(registerPerson(context, { en: 'Olga Vetlugina', ru: 'Ольга Ветлугина', kk: null })).toEqual({
      id: 'olga-vetlugina',
      type: 'PERSON',
      name: 'Olga Vetlugina',
      state: null,
    });
    expect(linesOf('С Ольгой Ветлугиной согласны. Мнение Ветлугиной важно.', 'ru', context)).toEqual([
      'Ольгой Ветлугиной → olga-vetlugina',
      'Ветлугиной → olga-vetlugina',
    ]);
    expect(registerPerson(context, { en: null, ru: 'Касым-Жомарт Токаев', kk: null }).id).toBe('kassym-jomart-tokayev');
    expect(registerPerson(context, { en: null, ru: '李明', kk: null }).id).toMatch(/^person-/);
    expect(registerOutlet(context, 'Reuters', 'a-document')).toMatchObject({ id: 'reuters', type: 'MEDIA' });
    expect(registerOutlet(context, 'Вечерний Кокшетау', 'a-document')).toMatchObject({
      id: 'vecherny-kokshetau',
      name: 'Vecherny Kokshetau',
    });
    expect(registerOutlet(context, null, 'a-document')).toMatchObject({ id: 'a-document' });
  });

  it('are told apart where their names have no Latin letters', () => {
    const names = ['新华社', '—', 'الجزيرة', 'საქინფორმი'];
    const outlets = names.map((name) => registerOutlet(contextOf(), name, 'a-document'));
    expect(new Set(outlets.map(({ id }) => id)).size).toBe(names.length);
    for (const [index, { id, name }] of outlets.entries()) {
      expect(ActorId.parse(id)).toMatch(/^outlet-[0-9a-f]{8}$/);
      expect(name).toBe(names[index]);
    }
    const again = registerOutlet(contextOf(), '  新华社 ', 'another-document');
    expect(again.id).toBe(outlets[0]?.id);
    expect(registerOutlet(contextOf(), null, '新华社').id).toBe(outlets[0]?.id);
  });

  it('have ids that are whole, however long their names are', () => {
    for (const letters of [178, 179, 180, 181]) {
      const name = `${'a'.repeat(letters)} bcd`;
      expect(ActorId.safeParse(registerOutlet(contextOf(), name, 'a-document').id).success).toBe(true);
      expect(ActorId.safeParse(registerPerson(contextOf(), { en: name, ru: null, kk: null }).id).success).toBe(true);
    }
  });
});
