import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Language } from '#model/document';
import type { Translate } from '../../web/i18n/catalogue.ts';
import en from '../../web/locales/en.json' with { type: 'json' };
import kk from '../../web/locales/kk.json' with { type: 'json' };
import ru from '../../web/locales/ru.json' with { type: 'json' };

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ru, kk };

/** The page's messages in a language, without a page. */
export function textIn(language: Language): Translate {
  const messages = Object.fromEntries(
    Object.entries(CATALOGUES[language]).map(([id, text]) => [id, compileMessage(text)]),
  );
  const i18n = setupI18n({ locale: language, locales: [language, 'ru'], messages: { [language]: messages } });
  return (id, values) => i18n._(id, values);
}
