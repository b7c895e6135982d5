import type { Language } from '../../document.ts';
import type { filters } from '../../questions/filters.ts';

/** Claims that lines are folded from are some of those that match. */
type Counts = Readonly<Record<'actors' | 'stances' | 'claims' | 'claimsInLines' | 'documents', number>>;

/** Filters that are said as `what: which`. */
export type Listed = Exclude<keyof typeof filters, 'minCertainty' | 'from' | 'to' | 'asOf' | 'fold'>;

/** The words of a figure that are its own: of its legend, its caption, and of what was asked for. */
export interface FigureWords {
  readonly nothing: string;
  readonly legend: {
    readonly signs: string;
    readonly certainty: string;
    readonly width: string;
    readonly arrows: string;
    readonly toTarget: string;
    readonly bothWays: string;
    readonly actors: string;
  };
  readonly counted: (counts: Counts) => string;
  readonly shown: string;
  readonly said: (from: string | null, to: string | null) => string;
  readonly folded: string;
  readonly apart: string;
  readonly listed: Readonly<Record<Listed, string>>;
  readonly kinds: Readonly<Record<'stance' | 'risk', string>>;
  readonly languages: Readonly<Record<Language, string>>;
  readonly asOf: (moment: string) => string;
  readonly newest: (said: string, recorded: string) => string;
  /** Of how many actors and lines how many are drawn. */
  readonly partly: (actors: string, lines: string) => string;
  readonly of: (some: number, all: number) => string;
  readonly unnamed: (count: number) => string;
  readonly replaced: (count: number) => string;
  readonly versions: (program: string, vocabulary: number, graph: string, snapshot: string | null) => string;
  readonly licence: string;
}

const en: FigureWords = {
  nothing: 'Nothing is drawn: no line between two actors is among what was asked for.',
  legend: {
    signs: 'Stance',
    certainty: 'How surely it is said',
    width: 'Number of claims',
    arrows: 'Direction',
    toTarget: 'from the holder to the target',
    bothWays: 'both ways',
    actors: 'Actors',
  },
  counted: ({ actors, stances, claims, claimsInLines, documents }) =>
    `Actors: ${actors}, lines: ${stances}, claims behind them: ${claimsInLines} (of ${claims} that match), documents: ${documents}.`,
  shown: 'Shown',
  said: (from, to) => `said ${[from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ')}`,
  folded: 'persons and government bodies count as the state they stood for',
  apart: 'persons and government bodies stand for themselves',
  listed: {
    actors: 'claims with one of',
    type: 'types of actors',
    sign: 'stance',
    stance: 'kinds of stance',
    kind: 'kinds of claims',
    realis: 'how it is meant',
    asserter: 'said by',
    document: 'documents',
    language: 'languages of documents',
    method: 'read by',
    review: 'review',
  },
  kinds: { stance: 'stances', risk: 'risks' },
  languages: { en: 'English', ru: 'Russian', kk: 'Kazakh' },
  asOf: (moment) => `The graph as it was on ${moment}`,
  newest: (said, recorded) => `Newest claim: said on ${said}; last recorded on ${recorded}`,
  partly: (actors, lines) => `Not all is drawn, but what most claims are about: actors ${actors}, lines ${lines}.`,
  of: (some, all) => `${some} of ${all}`,
  unnamed: (count) => `Names that found no room: ${count}.`,
  replaced: (count) => `Characters that could not be written, drawn as \ufffd: ${count}.`,
  versions: (program, vocabulary, graph, snapshot) =>
    `Stance Atlas ${program}, vocabulary ${vocabulary}, state of the graph ${graph}${snapshot === null ? '' : `, snapshot ${snapshot}`}.`,
  licence:
    'Quotations belong to their publishers. Claims, their certainty and the lines are readings of their words, by rules, a language model or people, as each claim says.',
};

const ru: FigureWords = {
  nothing: 'Ничего не нарисовано: среди запрошенного нет ни одной линии между двумя акторами.',
  legend: {
    signs: 'Отношение',
    certainty: 'Насколько уверенно сказано',
    width: 'Число утверждений',
    arrows: 'Направление',
    toTarget: 'от того, чья позиция, к тому, о ком она',
    bothWays: 'взаимно',
    actors: 'Акторы',
  },
  counted: ({ actors, stances, claims, claimsInLines, documents }) =>
    `Акторов: ${actors}, линий: ${stances}, утверждений за ними: ${claimsInLines} (из ${claims}, отвечающих запросу), документов: ${documents}.`,
  shown: 'Показано',
  said: (from, to) => `сказано ${[from && `с ${from}`, to && `по ${to}`].filter(Boolean).join(' ')}`,
  folded: 'лица и органы власти считаются за государство, которое они представляли',
  apart: 'лица и органы власти показаны сами по себе',
  listed: {
    actors: 'утверждения, где есть',
    type: 'типы акторов',
    sign: 'отношение',
    stance: 'виды позиций',
    kind: 'виды утверждений',
    realis: 'в каком смысле',
    asserter: 'кто говорит',
    document: 'документы',
    language: 'языки документов',
    method: 'прочитано',
    review: 'проверка',
  },
  kinds: { stance: 'позиции', risk: 'риски' },
  languages: { en: 'английский', ru: 'русский', kk: 'казахский' },
  asOf: (moment) => `Граф по состоянию на ${moment}`,
  newest: (said, recorded) => `Самое новое утверждение: сказано ${said}; последняя запись ${recorded}`,
  partly: (actors, lines) =>
    `Нарисовано не всё, а то, о чём больше всего утверждений: акторы ${actors}, линии ${lines}.`,
  of: (some, all) => `${some} из ${all}`,
  unnamed: (count) => `Имён, которым не хватило места: ${count}.`,
  replaced: (count) => `Знаков, которые нельзя записать (вместо них \ufffd): ${count}.`,
  versions: (program, vocabulary, graph, snapshot) =>
    `Stance Atlas ${program}, словарь ${vocabulary}, состояние графа ${graph}${snapshot === null ? '' : `, снимок ${snapshot}`}.`,
  licence:
    'Цитаты принадлежат их издателям. Утверждения, их уверенность и линии — прочтения этих слов: правилами, языковой моделью или людьми, как указано у каждого утверждения.',
};

const kk: FigureWords = {
  nothing: 'Ештеңе салынбады: сұралғанның ішінде екі актор арасындағы бірде-бір сызық жоқ.',
  legend: {
    signs: 'Қатынас',
    certainty: 'Қаншалықты сенімді айтылған',
    width: 'Тұжырымдар саны',
    arrows: 'Бағыты',
    toTarget: 'ұстаным иесінен оның нысанына',
    bothWays: 'өзара',
    actors: 'Акторлар',
  },
  counted: ({ actors, stances, claims, claimsInLines, documents }) =>
    `Акторлар: ${actors}, сызықтар: ${stances}, олардың негізіндегі тұжырымдар: ${claimsInLines} (сұрауға сай ${claims} ішінен), құжаттар: ${documents}.`,
  shown: 'Көрсетілген',
  said: (from, to) => `айтылған уақыты: ${from ?? '…'} – ${to ?? '…'}`,
  folded: 'тұлғалар мен мемлекеттік органдар өздері өкілдік еткен мемлекетке саналады',
  apart: 'тұлғалар мен мемлекеттік органдар жеке көрсетілген',
  listed: {
    actors: 'мына акторлармен',
    type: 'актор түрлері',
    sign: 'қатынас',
    stance: 'ұстаным түрлері',
    kind: 'тұжырым түрлері',
    realis: 'қандай мағынада',
    asserter: 'айтқан',
    document: 'құжаттар',
    language: 'құжат тілдері',
    method: 'оқыған',
    review: 'тексеру',
  },
  kinds: { stance: 'ұстанымдар', risk: 'тәуекелдер' },
  languages: { en: 'ағылшын', ru: 'орыс', kk: 'қазақ' },
  asOf: (moment) => `Графтың мына сәттегі күйі: ${moment}`,
  newest: (said, recorded) => `Ең жаңа тұжырым айтылған күні: ${said}; соңғы жазба: ${recorded}`,
  partly: (actors, lines) => `Бәрі емес, тұжырымы ең көбі салынды: акторлар ${actors}, сызықтар ${lines}.`,
  of: (some, all) => `${all} ішінен ${some}`,
  unnamed: (count) => `Орын жетпеген атаулар: ${count}.`,
  replaced: (count) => `Жазуға болмайтын таңбалар (орнында \ufffd): ${count}.`,
  versions: (program, vocabulary, graph, snapshot) =>
    `Stance Atlas ${program}, сөздік ${vocabulary}, граф күйі ${graph}${snapshot === null ? '' : `, граф көшірмесі ${snapshot}`}.`,
  licence:
    'Дәйексөздер баспагерлеріне тиесілі. Тұжырымдар, олардың сенімділігі мен сызықтар — осы сөздердің оқылымы: ережелермен, тілдік модельмен немесе адаммен, әр тұжырымда айтылғандай.',
};

export const FIGURE_WORDS: Readonly<Record<Language, FigureWords>> = { en, ru, kk };
