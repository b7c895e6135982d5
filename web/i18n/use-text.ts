import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import { LANGUAGES, type Language } from '#model/document';
import type { Translate } from './catalogue.ts';

/** The interface's language and its messages. */
export function useText(): { t: Translate; language: Language } {
  // `_` is another function for each language, so that what is remembered by it is not remembered in the wrong one.
  const { i18n, _ } = useLingui();
  const t: Translate = useCallback((id, values) => _(id, values), [_]);
  return { t, language: LANGUAGES.find((each) => each === i18n.locale) ?? 'en' };
}
