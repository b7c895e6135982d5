import { largestPair } from '#model/exports/picture/build';
import type { Relationship } from '#model/relationship';
import type { Sign } from '#model/stance';
import { useText } from '../../i18n/use-text.ts';
import { useAtlas } from '../../state/atlas.ts';

const claimsOf = (lines: readonly Relationship[]) => lines.reduce((sum, { claims }) => sum + claims, 0);

/** What the picture shows, in words. */
export function Summary() {
  const { network, nameOf } = useAtlas();
  const { t } = useText();
  const { actors, stances: lines } = network;
  const most = largestPair(lines);
  if (!most) return null;
  const ends = [most.holder, most.target];
  const between = lines.filter(({ holder, target }) => ends.includes(holder) && ends.includes(target));
  const withSign = (sign: Sign) => lines.filter((line) => line.sign === sign).length;
  return (
    <div className="summary">
      <h2>
        {t('network.most', {
          a: nameOf(most.holder),
          b: nameOf(most.target),
          claims: claimsOf(between),
          all: claimsOf(lines),
        })}
      </h2>
      <p>
        {t('network.overview', {
          actors: actors.length,
          lines: lines.length,
          cooperative: withSign(1),
          hostile: withSign(-1),
          neutral: withSign(0),
        })}
      </p>
    </div>
  );
}
