import type { AttributionLink } from '#model/claim';
import { useText } from '../i18n/use-text.ts';
import { certaintyWord } from '../parts/words.ts';
import { useAtlas } from '../state/atlas.ts';

/** Who says that who says so: the outermost first, each with how sure they are and the words that show it. */
export function Chain({ links, lang }: { links: readonly AttributionLink[]; lang: string | undefined }) {
  const { nameOf } = useAtlas();
  const { t } = useText();
  return (
    <ol className="chain">
      {links.map(({ actor, certainty, cue }) => (
        <li key={actor.id}>
          <span>{nameOf(actor)}</span>
          {certainty === 'CT' ? null : <span className="quiet"> {certaintyWord(t, certainty)}</span>}
          {cue ? (
            <span className="quiet" lang={lang}>
              {' '}
              «{cue.text}»
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
