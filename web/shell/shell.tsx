import { useRef, useState } from 'react';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { ExportDialog } from '../exports/export-dialog.tsx';
import { FilterPanel } from '../filters/filter-panel.tsx';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Trouble, WaitingFor } from '../parts/states.tsx';
import { useAtlas } from '../state/atlas.ts';
import { useMedia, VERY_WIDE, WIDE } from '../state/media.ts';
import { useReady } from '../state/ready.ts';
import { DocumentsView } from '../views/documents/documents-view.tsx';
import { NetworkView } from '../views/network/network-view.tsx';
import { TableView } from '../views/table/table-view.tsx';
import { EmptyGraph } from './empty-graph.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { Navigation } from './navigation.tsx';
import { Past } from './past.tsx';

/** Header, filters, view and evidence. */
export function Shell() {
  const { view, documents, waiting, trouble } = useAtlas();
  const { t } = useText();
  const isWide = useMedia(view.tab === 'table' ? VERY_WIDE : WIDE);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isExportOpen, setExportOpen] = useState(false);
  const [areFiltersOpen, setFiltersOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);

  // Of another moment nothing may be there, and still something now.
  const isEmpty = !waiting && documents.length === 0 && view.asOf === null;
  const isThere = !waiting && !isEmpty;
  const hasLines = isThere && view.tab !== 'documents';
  const hasEvidence = hasLines || (isThere && view.document !== null);
  useReady(isEmpty);

  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header
        searchRef={searchRef}
        onHelp={() => setHelpOpen(true)}
        onExport={isThere ? () => setExportOpen(true) : null}
      />
      <div className="columns" data-filters={hasLines && isWide} data-evidence={hasEvidence}>
        {hasLines && isWide ? <FilterPanel isAside /> : null}
        <main id="main" tabIndex={-1} className="main" data-tab={view.tab}>
          <h1 className="visually-hidden">{t(`nav.${view.tab}`)}</h1>
          <div className="bar">
            <Navigation />
            {hasLines && !isWide ? (
              <button type="button" className="button" onClick={() => setFiltersOpen(true)}>
                <Icon name="filters" />
                {t('action.filters')}
              </button>
            ) : null}
          </div>
          {view.asOf === null ? null : <Past asOf={view.asOf} />}
          {trouble ? <Trouble {...trouble} /> : null}
          {waiting ? (
            <WaitingFor {...waiting} />
          ) : isEmpty ? (
            <EmptyGraph />
          ) : view.tab === 'table' ? (
            <TableView />
          ) : view.tab === 'documents' ? (
            <DocumentsView />
          ) : (
            <NetworkView onHelp={() => setHelpOpen(true)} onSearch={() => searchRef.current?.focus()} />
          )}
        </main>
        {hasEvidence ? <EvidencePanel /> : null}
      </div>
      <Dialog
        isOpen={areFiltersOpen && hasLines && !isWide}
        onClose={() => setFiltersOpen(false)}
        title={t('filters.title')}
        className="drawer"
      >
        <FilterPanel />
      </Dialog>
      <ExportDialog isOpen={isExportOpen && isThere} onClose={() => setExportOpen(false)} />
      <Help isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </>
  );
}
