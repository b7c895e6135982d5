import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { LANGUAGES, type Language } from '#model/document';
import type english from '../locales/en.json';

/** Ids of the interface's messages; all languages have the same, and a test holds them to it. */
export type MessageId = keyof typeof english;
export type Values = Record<string, string | number>;
export type Translate = (id: MessageId, values?: Values) => string;

const CATALOGUES: Readonly<Record<Language, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('../locales/en.json'),
  ru: () => import('../locales/ru.json'),
  kk: () => import('../locales/kk.json'),
};

/** Where the browser has no Kazakh of its own, Russian writes numbers the same way. */
const LOCALES: Readonly<Record<Language, string[]>> = { en: ['en'], ru: ['ru'], kk: ['kk', 'ru'] };

export const i18n: I18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** Loads a language's messages, turns the interface to it, and tells the page. */
export async function speak(language: Language): Promise<void> {
  const { default: messages } = await CATALOGUES[language]();
  const compiled = Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, compileMessage(text)]));
  i18n.loadAndActivate({ locale: language, locales: LOCALES[language], messages: compiled });
  document.documentElement.lang = language;
}

/** The messages of all languages as they are written; they may be on the way for a while. */
export const loadMessages = (): Promise<Record<string, string>[]> =>
  Promise.all(LANGUAGES.map(async (language) => (await CATALOGUES[language]()).default));

const KEY = 'stance-atlas.language';

/** The language of the link, else the one chosen last, else the browser's first that there is, else English. */
export function preferredLanguage(inAddress: Language | null): Language {
  const known = (tag: string | null | undefined) => LANGUAGES.find((each) => tag?.toLowerCase().split('-')[0] === each);
  return (
    inAddress ?? known(remembered(KEY)) ?? navigator.languages.map(known).find((each) => each !== undefined) ?? 'en'
  );
}

export const rememberLanguage = (language: Language): void => remember(KEY, language);

/** Storage may be switched off; then nothing is remembered. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}
