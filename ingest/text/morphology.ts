import type { Language } from '#model/document';
import { analyseEnglish } from './english.ts';
import { analyseKazakh } from './kazakh.ts';
import { type Analyse, loadRussian } from './russian.ts';

/** How the words of each language are read. A language is a line here, a file beside it and a folder of packs. */
export type Morphology = Readonly<Record<Language, Analyse>>;

export const loadMorphology = async (): Promise<Morphology> => ({
  ru: await loadRussian(),
  en: analyseEnglish,
  kk: analyseKazakh,
});
