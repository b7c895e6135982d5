import type { StoredClaim } from '#model/claim';
import { isSymmetric } from '#model/stance';
import { useText } from '../i18n/use-text.ts';
import { ActorName } from '../parts/actor-name.tsx';
import { citationOfPair } from '../parts/citation.ts';
import { Cite } from '../parts/cite.tsx';
import { Icon } from '../parts/icon.tsx';
import { WaitingForAnswer } from '../parts/states.tsx';
import { useAtlas } from '../state/atlas.ts';
import { useRelationship } from '../state/queries.ts';
import { UNFILTERED } from '../state/view.ts';
import { ClaimList } from './claim-list.tsx';
import { LineRow } from './line-row.tsx';
import { UnknownActor } from './unknown-actor.tsx';

interface Pair {
  readonly holder: string;
  readonly target: string;
}

/** What is said about two actors: the direction that was asked for, what holds both ways, the other direction. */
export function PairEvidence({ holder, target }: Pair) {
  const { view, isChosen, actors, typeOf, nameOf, go } = useAtlas();
  const { t } = useText();
  const answer = useRelationship(holder, target, view);

  const unknown = actors.length ? [holder, target].find((id) => typeOf(id) === undefined) : undefined;
  if (unknown !== undefined) return <UnknownActor id={unknown} />;
  return (
    <>
      <header className="evidence-head">
        <p className="eyebrow">{t(isChosen ? 'evidence.pair' : 'evidence.largest')}</p>
        <div className="evidence-title">
          <h2>
            <ActorName id={holder} />
            <span className="way" aria-hidden="true">
              →
            </span>
            <ActorName id={target} />
          </h2>
          <button
            type="button"
            className="icon-button"
            aria-label={t('evidence.swap')}
            title={t('evidence.swap')}
            onClick={() => go({ selection: { kind: 'pair', holder: target, target: holder }, claim: null })}
          >
            <Icon name="swap" />
          </button>
        </div>
        {answer.data?.some(({ claims }) => claims.length > 0) ? (
          <Cite address={citationOfPair(holder, target, view)} />
        ) : null}
      </header>
      {answer.data ? (
        <Directions
          holder={holder}
          target={target}
          rows={answer.data}
          label={(a, b) => `${nameOf(a)} → ${nameOf(b)}`}
        />
      ) : (
        <WaitingForAnswer {...answer} />
      )}
    </>
  );
}

/** Whether words of the quote itself show how sure it is. */
const isHedged = ({ cues, start, end }: StoredClaim): boolean =>
  cues.some((cue) => cue.role === 'hedge' && cue.start < end && cue.end > start);

type Rows = NonNullable<ReturnType<typeof useRelationship>['data']>;

function Directions({ holder, target, rows, label }: Pair & { rows: Rows; label: (a: string, b: string) => string }) {
  const { nameOf, go } = useAtlas();
  const { t } = useText();
  const rowOf = (from: string, to: string) => rows.find((row) => row.holder === from && row.target === to);
  const [there, back] = [rowOf(holder, target), rowOf(target, holder)];
  // A symmetric line and its claims stand in both directions; here they stand once.
  const all = new Map([...(there?.claims ?? []), ...(back?.claims ?? [])].map((claim) => [claim.id, claim]));
  const denied = [...all.values()].filter(({ negated }) => negated);
  const both = [...all.values()].filter(({ negated, stance }) => !negated && isSymmetric(stance));
  const oneWay = (claims: readonly StoredClaim[] = []) =>
    claims.filter(({ negated, stance }) => !negated && !isSymmetric(stance));
  const lines = new Map([...(there?.stances ?? []), ...(back?.stances ?? [])].map((line) => [line.id, line]));
  const linesOf = (from: string, to: string, symmetric: boolean) =>
    [...lines.values()]
      .filter((line) => line.symmetric === symmetric && (symmetric || (line.holder === from && line.target === to)))
      .sort((a, b) => b.claims - a.claims || b.sign - a.sign);
  if (!all.size)
    return (
      <div className="notice">
        <p>{t('evidence.hidden')}</p>
        <button type="button" className="button" onClick={() => go(UNFILTERED)}>
          {t('filters.reset')}
        </button>
      </div>
    );

  const sections = [
    { title: label(holder, target), lines: linesOf(holder, target, false), claims: oneWay(there?.claims) },
    {
      title: `${nameOf(holder)} ↔ ${nameOf(target)}`,
      note: t('evidence.both'),
      lines: linesOf('', '', true),
      claims: both,
    },
    { title: label(target, holder), lines: linesOf(target, holder, false), claims: oneWay(back?.claims) },
  ].sort((a, b) => Number(a.claims.length === 0) - Number(b.claims.length === 0));
  const hasHedge = [...all.values()].some(isHedged);
  return (
    <>
      {sections
        // That one direction is silent is worth a word only while nothing holds both ways.
        .filter(({ claims, note }) => claims.length > 0 || (note === undefined && !both.length))
        .map(({ title, note, lines: ofSection, claims }) => (
          <section key={title} className="direction">
            <h3>
              {title} {note ? <span className="quiet">{note}</span> : null}
            </h3>
            {claims.length ? null : <p className="quiet">{t('evidence.nothing')}</p>}
            {ofSection.map((line) => (
              <LineRow key={line.id} line={line} />
            ))}
            <ClaimList claims={claims} within={{ holder, target }} />
          </section>
        ))}
      {denied.length ? (
        <section className="direction">
          <h3>{t('evidence.denied')}</h3>
          <p className="hint">{t('evidence.denied.hint')}</p>
          <ClaimList claims={denied} within={null} />
        </section>
      ) : null}
      {hasHedge ? <p className="hint hedge-hint">{t('claim.hedge')}</p> : null}
    </>
  );
}
