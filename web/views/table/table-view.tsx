import { useMemo, useState } from 'react';
import { rankOf } from '#model/certainty';
import type { Relationship } from '#model/relationship';
import { focusEvidence } from '../../evidence/focus.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { formatSpan } from '../../i18n/dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { useAtlas } from '../../state/atlas.ts';
import { useReady } from '../../state/ready.ts';
import { NoMatch } from '../network/no-match.tsx';
import { LineTableRow } from './line-table-row.tsx';

type Order = (a: Relationship, b: Relationship) => number;
interface Column {
  readonly id: MessageId;
  readonly order: Order;
}

/** All lines, as words in rows: the same as the picture, for reading, sorting and screen readers. */
export function TableView() {
  const { network, nameOf, isSettling } = useAtlas();
  const { t, language } = useText();
  const [sorted, setSorted] = useState<{ id: MessageId; isDown: boolean }>({ id: 'table.claims', isDown: true });
  useReady(!isSettling);

  const columns = useMemo((): readonly Column[] => {
    const { compare } = new Intl.Collator(language);
    return [
      { id: 'table.holder', order: (a, b) => compare(nameOf(a.holder), nameOf(b.holder)) },
      { id: 'table.target', order: (a, b) => compare(nameOf(a.target), nameOf(b.target)) },
      { id: 'table.sign', order: (a, b) => a.sign - b.sign },
      { id: 'table.stances', order: (a, b) => compare(a.stances[0] ?? '', b.stances[0] ?? '') },
      { id: 'table.certainty', order: (a, b) => rankOf(a.maxCertainty) - rankOf(b.maxCertainty) },
      { id: 'table.claims', order: (a, b) => a.claims - b.claims },
      { id: 'table.said', order: (a, b) => (a.lastSaid < b.lastSaid ? -1 : a.lastSaid > b.lastSaid ? 1 : 0) },
    ];
  }, [nameOf, language]);
  const lines = useMemo(() => {
    const order = columns.find(({ id }) => id === sorted.id)?.order ?? (() => 0);
    const way = sorted.isDown ? -1 : 1;
    return [...network.stances].sort((a, b) => way * order(a, b) || (a.id < b.id ? -1 : 1));
  }, [network, columns, sorted]);

  if (!lines.length) return <NoMatch />;
  return (
    <div className="table-view">
      <table className="lines">
        <caption>
          <h2>{t('table.caption')}</h2>
          <span className="quiet">{t('evidence.lines', { count: lines.length })}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ id }) => {
              const isSorted = sorted.id === id;
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={isSorted ? (sorted.isDown ? 'descending' : 'ascending') : undefined}
                >
                  <button type="button" onClick={() => setSorted({ id, isDown: isSorted ? !sorted.isDown : false })}>
                    {t(id)}
                    {isSorted ? <Icon name={sorted.isDown ? 'down' : 'up'} /> : null}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineTableRow
              key={line.id}
              line={line}
              said={formatSpan(line.firstSaid, line.lastSaid, language)}
              onOpen={focusEvidence}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
