import type { RefObject } from 'react';
import { LANGUAGES, type Language } from '#model/document';
import { preferredLanguage, rememberLanguage } from '../i18n/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { ViewLink } from '../parts/view-link.tsx';
import { useAtlas } from '../state/atlas.ts';
import { START } from '../state/view.ts';
import { CHOICES, chooseTheme, useTheme } from '../theme.ts';
import { Choice } from './choice.tsx';
import { Search } from './search.tsx';

/** Languages call themselves by their own names, whatever the interface speaks. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', kk: 'Қазақша' };
const LANGUAGE_LETTERS: Readonly<Record<Language, string>> = { en: 'EN', ru: 'РУ', kk: 'ҚАЗ' };

interface Props {
  searchRef: RefObject<HTMLInputElement | null>;
  onHelp: () => void;
  /** Null while there is nothing to export. */
  onExport: (() => void) | null;
}

export function Header({ searchRef, onHelp, onExport }: Props) {
  const { view, go, canUndo } = useAtlas();
  const { t } = useText();
  const { choice } = useTheme();
  const language = preferredLanguage(view.language);
  return (
    <header className="header">
      <ViewLink className="brand" to={{ ...START, language: view.language }}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <span>{t('app.name')}</span>
      </ViewLink>
      <Search inputRef={searchRef} />
      <div className="header-actions">
        <button
          type="button"
          className="icon-button"
          aria-label={t('action.undo')}
          title={t('action.undo')}
          disabled={!canUndo}
          onClick={() => history.back()}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className="icon-button export-button"
          title={t('action.export')}
          disabled={onExport === null}
          onClick={onExport ?? undefined}
        >
          <Icon name="download" />
          <span>{t('action.export')}</span>
        </button>
        <Choice
          label={t('language.label')}
          value={language}
          options={[...LANGUAGES].sort().map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          onChoose={(next) => {
            rememberLanguage(next);
            // No step to take back: like the colours, it belongs to the reader; the link has it for others.
            go({ language: next }, { replace: true });
          }}
        >
          <span className="choice-letters">{LANGUAGE_LETTERS[language]}</span>
        </Choice>
        <Choice
          label={t('theme.label')}
          value={choice}
          options={CHOICES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChoose={chooseTheme}
        >
          <Icon name={choice} />
        </Choice>
        <button
          type="button"
          className="icon-button"
          aria-label={t('action.help')}
          title={t('action.help')}
          onClick={onHelp}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
