import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { i18n, preferredLanguage, speak } from './i18n/catalogue.ts';
import { useText } from './i18n/use-text.ts';
import { Shell } from './shell/shell.tsx';
import { AtlasProvider, useAtlasState } from './state/atlas.ts';
import { queryClient } from './state/queries.ts';

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <I18nProvider i18n={i18n}>
      <Page />
    </I18nProvider>
  </QueryClientProvider>
);

/** Everything below knows the view and what it shows. */
function Page() {
  const atlas = useAtlasState();
  const { t } = useText();
  const { tab, language } = atlas.view;

  useEffect(() => {
    void speak(preferredLanguage(language));
  }, [language]);
  useEffect(() => {
    document.title = `${t(`nav.${tab}`)} · ${t('app.name')}`;
  }, [t, tab]);

  return (
    <AtlasProvider value={atlas}>
      <Shell />
    </AtlasProvider>
  );
}
