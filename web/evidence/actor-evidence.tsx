import type { StoredClaim } from '#model/claim';
import { useText } from '../i18n/use-text.ts';
import { LineButton } from '../parts/line-button.tsx';
import { TypeMark } from '../parts/marks.tsx';
import { Loading, WaitingForAnswer } from '../parts/states.tsx';
import { typeWord } from '../parts/words.ts';
import { useAtlas } from '../state/atlas.ts';
import { useActorClaims } from '../state/queries.ts';
import { ClaimList } from './claim-list.tsx';
import { UnknownActor } from './unknown-actor.tsx';

/** What is said about one actor: its lines, the stances it holds, those towards it, and how often it is quoted. */
export function ActorEvidence({ id }: { id: string }) {
  const { view, actors, network, nameOf, typeOf, go } = useAtlas();
  const { t } = useText();
  const ids = useFoldedInto(id);
  const holds = useActorClaims('holder', id, ids, view);
  const receives = useActorClaims('target', id, ids, view);

  const type = typeOf(id);
  if (type === undefined) return actors.length ? <UnknownActor id={id} /> : <Loading />;
  const asserted = actors.find((actor) => actor.id === id)?.asserted ?? 0;
  const lines = network.stances
    .filter(({ holder, target }) => holder === id || target === id)
    .sort((a, b) => b.claims - a.claims || (a.id < b.id ? -1 : 1));
  const isAround = view.around.includes(id);
  const claims = new Map([...(holds.data ?? []), ...(receives.data ?? [])].map((claim) => [claim.id, claim]));
  return (
    <>
      <header className="evidence-head">
        <p className="eyebrow">{t('evidence.actor')}</p>
        <h2>{nameOf(id)}</h2>
        <p className="facts">
          <span className="actor-name">
            <TypeMark type={type} /> {typeWord(t, type)}
          </span>
          <span>{t('evidence.lines', { count: lines.length })}</span>
          <span>{t('evidence.claims', { count: claims.size })}</span>
          {asserted ? <span>{t('evidence.says', { count: asserted })}</span> : null}
        </p>
        {lines.length || isAround ? (
          <button
            type="button"
            className="button"
            aria-pressed={isAround}
            onClick={() => go({ around: isAround ? view.around.filter((each) => each !== id) : [...view.around, id] })}
          >
            {t(isAround ? 'evidence.aroundAll' : 'evidence.around')}
          </button>
        ) : null}
      </header>
      {lines.length ? (
        <ul className="line-buttons" aria-label={t('evidence.lines', { count: lines.length })}>
          {lines.map((line) => (
            <li key={line.id}>
              <LineButton line={line} seenFrom={id} />
            </li>
          ))}
        </ul>
      ) : null}
      <Side title={t('evidence.holds')} nothing={t('evidence.holds.nothing')} answer={holds} />
      <Side title={t('evidence.receives')} nothing={t('evidence.receives.nothing')} answer={receives} />
    </>
  );
}

/** The ids of claims' ends that the picture shows at this actor: its own, and those of who speaks for it. */
function useFoldedInto(id: string): readonly string[] {
  const { actors, view } = useAtlas();
  if (!view.fold) return [id];
  const folded = actors.filter(({ relations }) =>
    relations.some(({ kind, target }) => (kind === 'LEADS' || kind === 'REPRESENTS') && target === id),
  );
  return [id, ...folded.map((actor) => actor.id)];
}

interface Answer {
  readonly data: StoredClaim[] | undefined;
  readonly error: Error | null;
  readonly failureReason: Error | null;
  readonly refetch: () => unknown;
}

function Side({ title, nothing, answer }: { title: string; nothing: string; answer: Answer }) {
  const { data } = answer;
  return (
    <section className="direction">
      <h3>
        {title} {data?.length ? <span className="quiet">{data.length}</span> : null}
      </h3>
      {data ? (
        data.length ? (
          <ClaimList claims={data} within={null} />
        ) : (
          <p className="quiet">{nothing}</p>
        )
      ) : (
        <WaitingForAnswer {...answer} />
      )}
    </section>
  );
}
