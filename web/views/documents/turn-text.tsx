import type { Turn } from '#model/document';
import type { ClaimSpan } from '#model/questions/documents';
import { isSymmetric } from '#model/stance';
import { useText } from '../../i18n/use-text.ts';
import { signName } from '../../parts/marks.tsx';
import { segmentsOf } from '../../parts/pieces.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { directionWords, stanceWord } from '../../parts/words.ts';
import { useAtlas } from '../../state/atlas.ts';
import { hovering, useHovered } from '../../state/hover.ts';

interface Props {
  turn: Turn;
  /** The whole document's. */
  text: string;
  spans: readonly ClaimSpan[];
  lang: string;
}

/** What one speaker says; passages that something is claimed in lead to the claim. */
export function TurnText({ turn, text, spans, lang }: Props) {
  const { view, nameOf } = useAtlas();
  const { t } = useText();
  const hovered = useHovered();
  const byId = new Map(spans.map((span) => [span.id, span]));
  return (
    <section className="turn" data-role={turn.role}>
      <h3>
        {t(`document.${turn.role}`)}
        {turn.speaker ? <span className="turn-speaker">{nameOf(turn.speaker)}</span> : null}
      </h3>
      <div className="turn-text" lang={lang}>
        {segmentsOf(turn.start, turn.end, spans).map(({ start, end, claims }) => {
          const words = text.slice(start, end);
          const shortest = byId.get(claims[0] ?? '');
          if (!shortest) return <span key={start}>{words}</span>;
          const line = directionWords(shortest, isSymmetric(shortest.stance), t, nameOf);
          return (
            <ViewLink
              key={start}
              className="passage"
              to={{ claim: shortest.id }}
              title={t('document.mark', { line, stance: stanceWord(t, shortest.stance) })}
              data-claim={shortest.id}
              data-sign={signName(shortest.sign)}
              data-certainty={shortest.certainty}
              data-chosen={(view.claim !== null && claims.includes(view.claim)) || undefined}
              data-hovered={(hovered.claim !== null && claims.includes(hovered.claim)) || undefined}
              {...hovering({ claim: shortest.id })}
            >
              {words}
            </ViewLink>
          );
        })}
      </div>
    </section>
  );
}
