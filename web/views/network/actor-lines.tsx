import { useMemo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { LineButton } from '../../parts/line-button.tsx';
import { useAtlas } from '../../state/atlas.ts';

/** One actor's lines in a row, for fingers and screens that lines of a pixel are too thin for. */
export function ActorLines() {
  const { network, nameOf, selection, go } = useAtlas();
  const { t, language } = useText();
  const actor = selection?.kind === 'pair' ? selection.holder : selection?.id;
  const choices = useMemo(() => {
    const { compare } = new Intl.Collator(language);
    return network.actors.map(({ id }) => ({ id, name: nameOf(id) })).sort((a, b) => compare(a.name, b.name));
  }, [network, nameOf, language]);
  const lines = network.stances
    .filter(({ holder, target }) => holder === actor || target === actor)
    .sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
  return (
    <div className="actor-lines">
      <select
        aria-label={t('evidence.actor')}
        value={actor}
        onChange={(event) => go({ selection: { kind: 'actor', id: event.target.value }, claim: null })}
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <LineButton line={line} seenFrom={actor ?? ''} />
          </li>
        ))}
      </ul>
    </div>
  );
}
