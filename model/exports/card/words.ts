import type { Language } from '../../document.ts';

interface CardWords {
  readonly published: string;
  /** In UTF-16 code units, as offsets are. */
  readonly cut: (shown: number, all: number) => string;
  readonly licence: string;
}

/** The words of a card that are its own. */
export const CARD_WORDS: Readonly<Record<Language, CardWords>> = {
  en: {
    published: 'Published',
    cut: (shown, all) => `The quotation is cut: ${shown} of ${all} characters are shown.`,
    licence:
      'The quotation belongs to its publisher and stands here as evidence. The claim and its certainty are a reading of these words.',
  },
  ru: {
    published: 'Опубликовано',
    cut: (shown, all) => `Цитата сокращена: показано ${shown} из ${all} символов.`,
    licence:
      'Цитата принадлежит её издателю и приводится как свидетельство. Утверждение и его уверенность — прочтение этих слов.',
  },
  kk: {
    published: 'Жарияланған',
    cut: (shown, all) => `Дәйексөз қысқартылған: ${all} таңбаның ${shown} көрсетілген.`,
    licence:
      'Дәйексөз баспагеріне тиесілі және дәлел ретінде келтірілген. Тұжырым мен оның сенімділігі — осы сөздердің оқылымы.',
  },
};
