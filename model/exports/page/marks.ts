import type { ActorType } from '../../actor.ts';
import type { Certainty } from '../../certainty.ts';
import type { Sign } from '../../stance.ts';
import { DASHES, GLYPHS, MARKS } from '../picture/encoding.ts';
import { shapePath } from '../picture/shapes.ts';
import { element, type Markup, text } from './markup.ts';

/** Of the style sheet: the hue of a sign is its class. */
const SIGN_CLASSES: Readonly<Record<Sign, string>> = { 1: 'cooperative', 0: 'neutral', [-1]: 'hostile' };

/** The glyph of a sign in its hue; words stand beside it, so it is silent. */
export const glyph = (sign: Sign): Markup =>
  element('span', { class: `glyph ${SIGN_CLASSES[sign]}`, 'aria-hidden': 'true' }, text(GLYPHS[sign]));

const WIDTH = 2.5;

/** A short line as the picture draws it. */
export function dash(certainty: Certainty, sign?: Sign): Markup {
  const pattern = DASHES[certainty];
  return element(
    'svg',
    {
      class: sign === undefined ? 'dash' : `dash ${SIGN_CLASSES[sign]}`,
      width: 36,
      height: 8,
      viewBox: '0 0 36 8',
      'aria-hidden': 'true',
    },
    element('path', {
      d: 'M1 4H35',
      stroke: 'currentColor',
      'stroke-width': WIDTH,
      'stroke-dasharray': pattern && `${WIDTH * pattern.dash} ${WIDTH * pattern.gap}`,
    }),
  );
}

/** The mark of a type of actor. */
export function mark(type: ActorType): Markup {
  const [shape, fill] = MARKS[type];
  const outline = (radius: number, filling: string) =>
    element('path', { d: shapePath(shape, radius), fill: filling, stroke: 'currentColor', 'stroke-width': 1.6 });
  return element(
    'svg',
    { class: 'mark', width: 18, height: 18, viewBox: '-9 -9 18 18', 'aria-hidden': 'true' },
    outline(7, fill === 'filled' ? 'currentColor' : 'none'),
    ...(fill === 'dot' ? [element('circle', { r: 2.4, fill: 'currentColor' })] : []),
    ...(fill === 'ring' ? [outline(3.8, 'none')] : []),
  );
}
