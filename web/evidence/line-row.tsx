import type { Relationship } from '#model/relationship';
import { useText } from '../i18n/use-text.ts';
import { DashSample, Glyph } from '../parts/marks.tsx';
import { certaintyWord, signWord } from '../parts/words.ts';
import { hovering, useHovered } from '../state/hover.ts';

/** A line above its claims: what the picture shows of it, in words. */
export function LineRow({ line }: { line: Relationship }) {
  const { t } = useText();
  const { mark } = useHovered();
  return (
    <p
      className="line-row"
      data-line={line.id}
      data-hovered={mark?.id === line.id || undefined}
      {...hovering({ mark: { kind: 'line', id: line.id } })}
    >
      <Glyph sign={line.sign} />
      <strong>{signWord(t, line.sign)}</strong>
      <DashSample certainty={line.maxCertainty} sign={line.sign} />
      <span>{certaintyWord(t, line.maxCertainty)}</span>
      <span className="quiet">
        {t('evidence.claims', { count: line.claims })} · {t('evidence.documents', { count: line.documents })}
      </span>
    </p>
  );
}
