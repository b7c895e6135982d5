import type { ActorType } from '#model/actor';
import type { Certainty } from '#model/certainty';
import { DASHES, GLYPHS, MARKS } from '#model/exports/picture/encoding';
import { shapePath } from '#model/exports/picture/shapes';
import type { Sign } from '#model/stance';

const SIGN_NAMES = { 1: 'cooperative', 0: 'neutral', [-1]: 'hostile' } as const satisfies Record<Sign, string>;

/** A sign as the style sheet calls it. */
export const signName = (sign: Sign): string => SIGN_NAMES[sign];

/** The glyph of a sign in its hue; words stand beside it, so it is silent. */
export function Glyph({ sign }: { sign: Sign }) {
  return (
    <span className="glyph" data-sign={SIGN_NAMES[sign]} aria-hidden="true">
      {GLYPHS[sign]}
    </span>
  );
}

/** A short line as the picture draws it. */
export function DashSample({ certainty, sign }: { certainty: Certainty; sign?: Sign }) {
  const dash = DASHES[certainty];
  return (
    <svg
      className="dash"
      width="36"
      height="8"
      viewBox="0 0 36 8"
      aria-hidden="true"
      {...(sign === undefined ? {} : { 'data-sign': SIGN_NAMES[sign] })}
    >
      <line
        x1="1"
        y1="4"
        x2="35"
        y2="4"
        stroke="currentColor"
        strokeWidth="2.5"
        {...(dash ? { strokeDasharray: `${2.5 * dash.dash} ${2.5 * dash.gap}` } : {})}
      />
    </svg>
  );
}

/** The mark of a type of actor. */
export function TypeMark({ type }: { type: ActorType }) {
  const [shape, fill] = MARKS[type];
  return (
    <svg className="type-mark" width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
      <path
        d={shapePath(shape, 7)}
        fill={fill === 'filled' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.8"
      />
      {fill === 'dot' ? <circle r="2.4" fill="currentColor" /> : null}
      {fill === 'ring' ? <path d={shapePath(shape, 3.8)} fill="none" stroke="currentColor" strokeWidth="1.4" /> : null}
    </svg>
  );
}
