import type { Relationship } from '#model/relationship';
import { useText } from '../i18n/use-text.ts';
import { useAtlas } from '../state/atlas.ts';
import { hovering, useHovered } from '../state/hover.ts';
import { DashSample, Glyph } from './marks.tsx';
import { lineWords } from './words.ts';

const arrowFor = ({ holder, symmetric }: Relationship, seenFrom: string): string =>
  symmetric ? '↔' : holder === seenFrom ? '→' : '←';

/** A line as one of its ends sees it: sign, way, the other end, how sure, how many claims. Opens its evidence. */
export function LineButton({ line, seenFrom }: { line: Relationship; seenFrom: string }) {
  const { nameOf, go, selection } = useAtlas();
  const { t, language } = useText();
  const hovered = useHovered();
  const other = line.holder === seenFrom ? line.target : line.holder;
  const isSelected =
    selection?.kind === 'pair' &&
    [line.holder, line.target].every((id) => [selection.holder, selection.target].includes(id));
  return (
    <button
      type="button"
      className="line-button"
      data-line={line.id}
      data-hovered={hovered.mark?.id === line.id || undefined}
      aria-pressed={isSelected}
      onClick={() => go({ selection: { kind: 'pair', holder: line.holder, target: line.target }, claim: null })}
      {...hovering({ mark: { kind: 'line', id: line.id } })}
    >
      <span className="line-shown" aria-hidden="true">
        <Glyph sign={line.sign} />
        <span>{arrowFor(line, seenFrom)}</span>
        <span>{nameOf(other)}</span>
        <DashSample certainty={line.maxCertainty} sign={line.sign} />
        <span className="line-count">{line.claims}</span>
      </span>
      <span className="visually-hidden">{lineWords(line, t, language, nameOf)}</span>
    </button>
  );
}
