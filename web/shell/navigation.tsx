import { useText } from '../i18n/use-text.ts';
import { ViewLink } from '../parts/view-link.tsx';
import { useAtlas } from '../state/atlas.ts';
import { TABS } from '../state/view.ts';

/** The views, as links: each has an address of its own. */
export function Navigation() {
  const { view } = useAtlas();
  const { t } = useText();
  return (
    <nav className="views" aria-label={t('app.views')}>
      {TABS.map((tab) => (
        <ViewLink
          key={tab}
          to={{ tab, document: null, claim: null }}
          aria-current={view.tab === tab ? (view.document === null ? 'page' : 'true') : undefined}
        >
          {t(`nav.${tab}`)}
        </ViewLink>
      ))}
    </nav>
  );
}
