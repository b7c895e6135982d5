import type { Language } from '../document.ts';
import type { Cited } from './reference.ts';

/** The project's own words around what is cited. */
export interface Phrases {
  readonly quoted: (text: string) => string;
  readonly inOutlet: (speaker: string, outlet: string) => string;
  readonly citing: (speaker: string, others: string) => string;
  readonly characters: (start: number, end: number) => string;
  readonly reading: (words: string) => string;
  readonly readingDenied: (words: string) => string;
  readonly cited: Readonly<Record<Cited, (id: string) => string>>;
  readonly snapshot: (hash: string) => string;
  readonly accessed: (day: string) => string;
  readonly counts: Readonly<Record<'actors' | 'lines' | 'claims' | 'documents', string>>;
  readonly filters: string;
  readonly sources: string;
  readonly more: (count: number) => string;
  readonly moreAtLeast: (count: number) => string;
  readonly towards: string;
  readonly frozen: (name: string) => string;
  readonly shows: (moment: string) => string;
  /** First and last day of the words behind it. */
  readonly said: (span: string) => string;
  readonly program: (version: string) => string;
}

/** A full stop, where there is none: Russian dates end with one. */
export const closed = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

export const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    quoted: (text) => `“${text}”`,
    inOutlet: (speaker, outlet) => `${speaker}, in ${outlet}`,
    citing: (speaker, others) => `${speaker} (citing ${others})`,
    characters: (start, end) => `(characters ${start}–${end})`,
    reading: (words) => `Read as: ${words}.`,
    readingDenied: (words) => `Read as denied by the text: ${words}.`,
    cited: {
      claim: (id) => `claim ${id}`,
      relationship: (id) => `relationship ${id}`,
      network: (id) => `state of the graph ${id}`,
      snapshot: (id) => `snapshot ${id}`,
    },
    snapshot: (hash) => `snapshot ${hash}`,
    accessed: (day) => `accessed ${day}`,
    counts: { actors: 'actors', lines: 'lines', claims: 'claims', documents: 'documents' },
    filters: 'Filters',
    sources: 'Sources',
    more: (count) => `and ${count} more`,
    moreAtLeast: (count) => `and at least ${count} more`,
    towards: 'who stands how towards whom',
    frozen: (name) => `the snapshot ${name}`,
    shows: (moment) => `Shows the graph of ${moment}`,
    said: (span) => `Said: ${span}`,
    program: (version) => `Written by version ${version}.`,
  },
  ru: {
    quoted: (text) => `«${text}»`,
    inOutlet: (speaker, outlet) => `${speaker}, в издании ${outlet}`,
    citing: (speaker, others) => `${speaker} (со ссылкой на: ${others})`,
    characters: (start, end) => `(символы ${start}–${end})`,
    reading: (words) => `Прочтение: ${words}.`,
    readingDenied: (words) => `Прочтение (отрицается в тексте): ${words}.`,
    cited: {
      claim: (id) => `утверждение ${id}`,
      relationship: (id) => `отношения ${id}`,
      network: (id) => `состояние графа ${id}`,
      snapshot: (id) => `снимок ${id}`,
    },
    snapshot: (hash) => `снимок ${hash}`,
    accessed: (day) => `дата обращения: ${day}`,
    counts: { actors: 'акторов', lines: 'линий', claims: 'утверждений', documents: 'документов' },
    filters: 'Фильтры',
    sources: 'Источники',
    more: (count) => `и ещё ${count}`,
    moreAtLeast: (count) => `и ещё не меньше ${count}`,
    towards: 'кто как к кому относится',
    frozen: (name) => `снимок ${name}`,
    shows: (moment) => `Показывает граф по состоянию на: ${moment}`,
    said: (span) => `Сказано: ${span}`,
    program: (version) => `Записан версией ${version}.`,
  },
  kk: {
    quoted: (text) => `«${text}»`,
    inOutlet: (speaker, outlet) => `${speaker}, ${outlet} басылымында`,
    citing: (speaker, others) => `${speaker} (сілтеме: ${others})`,
    characters: (start, end) => `(${start}–${end} таңбалар)`,
    reading: (words) => `Оқылымы: ${words}.`,
    readingDenied: (words) => `Оқылымы (мәтін жоққа шығарады): ${words}.`,
    cited: {
      claim: (id) => `тұжырым ${id}`,
      relationship: (id) => `қатынас ${id}`,
      network: (id) => `граф күйі ${id}`,
      snapshot: (id) => `граф көшірмесі ${id}`,
    },
    snapshot: (hash) => `граф көшірмесі ${hash}`,
    accessed: (day) => `қаралған күні: ${day}`,
    counts: { actors: 'акторлар', lines: 'сызықтар', claims: 'тұжырымдар', documents: 'құжаттар' },
    filters: 'Сүзгілер',
    sources: 'Дереккөздер',
    more: (count) => `және тағы ${count}`,
    moreAtLeast: (count) => `және тағы кемінде ${count}`,
    towards: 'кім кімге қалай қарайды',
    frozen: (name) => `граф көшірмесі ${name}`,
    shows: (moment) => `Графты осы сәттегі күйінде көрсетеді: ${moment}`,
    said: (span) => `Айтылған күні: ${span}`,
    program: (version) => `Жазған нұсқа: ${version}.`,
  },
};
