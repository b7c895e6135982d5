import { useEffect, useRef } from 'react';
import type { StoredClaim } from '#model/claim';
import { lineOf } from '#model/relationship';
import { isSymmetric } from '#model/stance';
import { formatDate } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { citationOfClaim } from '../parts/citation.ts';
import { Cite } from '../parts/cite.tsx';
import { Icon } from '../parts/icon.tsx';
import { DashSample, Glyph } from '../parts/marks.tsx';
import { ViewLink } from '../parts/view-link.tsx';
import { certaintyWord, directionWords, signWord, stanceWord } from '../parts/words.ts';
import { useAtlas } from '../state/atlas.ts';
import { hovering, useHovered } from '../state/hover.ts';
import { CardLinks } from './card-links.tsx';
import { Chain } from './chain.tsx';
import { Quote } from './quote.tsx';
import { reviewWords } from './review.ts';

interface Props {
  claim: StoredClaim;
  /** The two actors whose names stand above already; others, as those who act for them, are named. */
  within: { readonly holder: string; readonly target: string } | null;
}

/** One claim: what it says, in whose words, by whom, how surely, and how it was read. */
export function ClaimCard({ claim, within }: Props) {
  const { view, nameOf, documents } = useAtlas();
  const { t, language } = useText();
  const hovered = useHovered();
  const ref = useRef<HTMLElement>(null);
  const isChosen = view.claim === claim.id;
  const isBesideText = view.document === claim.document;
  useEffect(() => {
    // Beside a text the chosen claim comes first, and the text has the scrolling.
    if (isChosen && !isBesideText) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen, isBesideText]);

  const line = lineIdOf(claim, view.fold);
  const document = documents.find(({ id }) => id === claim.document);
  const ends = within ? [within.holder, within.target] : [];
  const isNamed = [claim.holder, claim.target].every((actor) => actor !== null && ends.includes(actor.id));
  const direction = directionWords(claim, isSymmetric(claim.stance), t, nameOf);
  const manner = [
    ...(claim.realis === 'actual' ? [] : [t(`realis.${claim.realis}`)]),
    ...(claim.modality === 'none' ? [] : [t(`modality.${claim.modality}`)]),
  ];
  return (
    <article
      ref={ref}
      className="claim"
      data-claim={claim.id}
      data-chosen={isChosen || undefined}
      data-hovered={hovered.claim === claim.id || (line !== null && hovered.mark?.id === line) || undefined}
      aria-label={`${direction}: ${stanceWord(t, claim.stance)}`}
      {...hovering({ claim: claim.id, mark: line === null || claim.negated ? null : { kind: 'line', id: line } })}
    >
      <p className="claim-head">
        <Glyph sign={claim.sign} />
        <strong>{stanceWord(t, claim.stance)}</strong>
        <span className="quiet">{signWord(t, claim.sign).toLowerCase()}</span>
        {claim.negated ? <span className="tag">{t('claim.denied')}</span> : null}
        <time className="claim-date" dateTime={claim.saidAt}>
          {formatDate(claim.saidAt, language)}
        </time>
      </p>
      {isNamed ? null : <p className="claim-direction">{direction}</p>}
      <Quote claim={claim} lang={document?.language} />
      <dl className="claim-facts">
        <div>
          <dt className="visually-hidden">{t('filters.certainty')}</dt>
          <dd className="claim-certainty">
            <DashSample certainty={claim.certainty} sign={claim.sign} />
            {certaintyWord(t, claim.certainty)}
            {manner.length ? (
              <>
                <span className="visually-hidden">{t('claim.perhaps')}</span>
                <span> · {manner.join(', ')}</span>
              </>
            ) : null}
          </dd>
        </div>
        {claim.qualifiers.length ? (
          <div>
            <dt>{t('claim.qualifiers')}</dt>
            <dd lang="en">{claim.qualifiers.join(', ')}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('claim.chain')}</dt>
          <dd>
            <Chain links={claim.attribution} lang={document?.language} />
          </dd>
        </div>
      </dl>
      {claim.topic ? <Topic topic={claim.topic} lang={document?.language} /> : null}
      <p className="claim-review">
        {reviewWords(claim, t, language)}
        {claim.methods.includes('human') ? null : (
          <span>
            {' · '}
            {t('claim.confidence', { percent: Math.round(claim.confidence * 100) })}
          </span>
        )}
      </p>
      <div className="claim-actions">
        {isBesideText ? null : (
          <ViewLink className="text-button" to={{ tab: 'documents', document: claim.document, claim: claim.id }}>
            <Icon name="document" />
            {t('claim.open')}
          </ViewLink>
        )}
        <Cite address={citationOfClaim(claim.id)}>
          <CardLinks claim={claim.id} />
        </Cite>
      </div>
    </article>
  );
}

/** The line of the picture that a claim stands behind; null where it has only one end. */
function lineIdOf({ holder, target, sign, stance }: StoredClaim, fold: boolean): string | null {
  if (!holder || !target) return null;
  const [from, to] = [holder, target].map((actor) => (fold ? (actor.state ?? actor.id) : actor.id));
  return from === undefined || to === undefined ? null : lineOf(from, to, sign, stance).id;
}

function Topic({ topic, lang }: { topic: NonNullable<StoredClaim['topic']>; lang: string | undefined }) {
  const { t, language } = useText();
  if (language !== 'en' || topic.en === null) return <p lang={lang}>{t('claim.about', { topic: topic.words })}</p>;
  return (
    <p>
      {t('claim.about', { topic: topic.en })},{' '}
      <span className="quiet" lang={lang}>
        {t('claim.words', { words: topic.words })}
      </span>
    </p>
  );
}
