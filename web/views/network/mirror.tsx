import { useMemo } from 'react';
import type { Network } from '#model/questions/network';
import type { Mark } from '../../graph/picture.ts';
import { useText } from '../../i18n/use-text.ts';
import { lineWords, typeWord } from '../../parts/words.ts';
import { useAtlas } from '../../state/atlas.ts';

interface Props {
  network: Network;
  /** The one element that Tab reaches; null while the picture as a whole is it. */
  cursor: Mark | null;
  selected: ReadonlySet<string>;
  onSelect: (mark: Mark) => void;
}

/** The picture in words: every actor, and under it the lines that it holds, each line once. */
export function Mirror({ network, cursor, selected, onSelect }: Props) {
  const { nameOf } = useAtlas();
  const { t, language } = useText();
  const actors = useMemo(() => {
    const { compare } = new Intl.Collator(language);
    return network.actors
      .map((actor) => ({
        ...actor,
        name: nameOf(actor.id),
        lines: network.stances.filter(({ holder }) => holder === actor.id),
        around: network.stances.filter(({ holder, target }) => holder === actor.id || target === actor.id).length,
      }))
      .sort((a, b) => compare(a.name, b.name));
  }, [network, nameOf, language]);
  const stop = (kind: Mark['kind'], id: string) => (cursor?.kind === kind && cursor.id === id ? 0 : -1);
  return (
    <ul>
      {actors.map(({ id, type, name, lines, around }) => (
        <li key={id}>
          <button
            type="button"
            data-actor={id}
            tabIndex={stop('actor', id)}
            aria-pressed={selected.has(id)}
            onClick={() => onSelect({ kind: 'actor', id })}
          >
            {t('mirror.actor', { name, type: typeWord(t, type), lines: around })}
          </button>
          {lines.length ? (
            <ul>
              {lines.map((line) => (
                <li key={line.id}>
                  <button
                    type="button"
                    data-line={line.id}
                    tabIndex={stop('line', line.id)}
                    aria-pressed={selected.has(line.id)}
                    onClick={() => onSelect({ kind: 'line', id: line.id })}
                  >
                    {lineWords(line, t, language, nameOf)}
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
