import type { Language } from '#model/document';

/** Letters that Kazakh has and Russian has not. */
const KAZAKH = /[әғқңөұүһі]/giu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** Fewer letters than this say nothing of the language. */
const ENOUGH = 40;
/** Share of Kazakh's own letters above which a Cyrillic text is Kazakh; running Kazakh text has 15 to 20 %. */
const KAZAKH_SHARE = 0.04;

/** The language of a text by its letters, or `fallback` where there are too few. Names in another script do not sway it. */
export function detectLanguage(text: string, fallback: Language): Language {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const cyrillic = count(CYRILLIC);
  const latin = count(LATIN);
  if (cyrillic + latin < ENOUGH) return fallback;
  if (latin > cyrillic) return 'en';
  return count(KAZAKH) / cyrillic > KAZAKH_SHARE ? 'kk' : 'ru';
}
