import type { Relationship } from '#model/relationship';
import { useText } from '../../i18n/use-text.ts';
import { ActorName } from '../../parts/actor-name.tsx';
import { DashSample, Glyph } from '../../parts/marks.tsx';
import { arrowWords, certaintyWord, signWord, stanceWord } from '../../parts/words.ts';
import { useAtlas } from '../../state/atlas.ts';
import { hovering, useHovered } from '../../state/hover.ts';

interface Props {
  line: Relationship;
  /** When it was said, in words. */
  said: string;
  /** Once the line is selected by its button. */
  onOpen: () => void;
}

export function LineTableRow({ line, said, onOpen }: Props) {
  const { nameOf, selection, go } = useAtlas();
  const { t } = useText();
  const { mark } = useHovered();
  const { holder, target } = line;
  const isSelected =
    selection?.kind === 'pair' && [holder, target].every((id) => [selection.holder, selection.target].includes(id));
  const isTouched = mark?.id === line.id || (mark?.kind === 'actor' && [holder, target].includes(mark.id));
  const select = () => go({ selection: { kind: 'pair', holder, target }, claim: null });
  return (
    <tr
      data-line={line.id}
      data-selected={isSelected || undefined}
      data-hovered={isTouched || undefined}
      onClick={select}
      {...hovering({ mark: { kind: 'line', id: line.id } })}
    >
      <th scope="row">
        <button
          type="button"
          className="row-button"
          aria-label={t('table.open', {
            line: `${arrowWords(line, t, nameOf)}, ${signWord(t, line.sign).toLowerCase()}`,
          })}
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation();
            select();
            onOpen();
          }}
        >
          <ActorName id={holder} />
        </button>
      </th>
      <td className="cell-target">
        <span className="way">{line.symmetric ? '↔' : '→'}</span>
        <ActorName id={target} />
        {line.symmetric ? <span className="visually-hidden">{t('evidence.both')}</span> : null}
      </td>
      <td className="cell-sign">
        <Glyph sign={line.sign} />
        {signWord(t, line.sign)}
      </td>
      <td className="cell-stances">
        {line.stances.map((code) => stanceWord(t, code)).join(', ') || stanceWord(t, null)}
      </td>
      <td className="cell-certainty">
        <DashSample certainty={line.maxCertainty} sign={line.sign} />
        {certaintyWord(t, line.maxCertainty)}
      </td>
      <td className="cell-claims">{line.claims}</td>
      <td className="cell-said">{said}</td>
    </tr>
  );
}
