import type { Language } from '#model/document';

/** Letters that Kazakh has and Russian has not. */
const KAZAKH = /[әғқңөұүһі]/giu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** Fewer letters than this of two scripts say nothing of the language. */
const ENOUGH = 40;
/** Share of Kazakh's own letters above which a Cyrillic text is Kazakh; running Kazakh text has 15 to 20 %. */
const KAZAKH_SHARE = 0.04;

/** The language of a text by its letters, or `fallback` where there are too few. Names in another script do not sway it. */
export function detectLanguage(text: string, fallback: Language): Language {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const cyrillic = count(CYRILLIC);
  const latin = count(LATIN);
  // Few letters say little, but those of one script alone say which.
  const isMixed = cyrillic > 0 && latin > 0;
  if (cyrillic + latin === 0 || (isMixed && cyrillic + latin < ENOUGH)) return fallback;
  if (latin > cyrillic) return 'en';
  if (cyrillic < ENOUGH) return count(KAZAKH) > 0 ? 'kk' : fallback === 'kk' ? 'kk' : 'ru';
  return count(KAZAKH) / cyrillic > KAZAKH_SHARE ? 'kk' : 'ru';
}
