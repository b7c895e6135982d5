import type { Sign } from '../../stance.ts';
import { round } from './drawing.ts';
import type { Shape } from './encoding.ts';

/** Path of a mark around 0, 0; `radius` in pixels. */
export function shapePath(shape: Shape, radius: number): string {
  if (shape === 'circle') {
    const r = round(radius);
    return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  }
  if (shape === 'square') {
    const r = round(radius * 0.9);
    return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
  }
  const corners = Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 3) * index - Math.PI / 2;
    return `${round(1.04 * radius * Math.cos(angle))} ${round(1.04 * radius * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}

/** Path of the glyph of a sign around 0, 0, as large as a font draws it at 11 pixels; not every font has it. */
export function signPath(sign: Sign): string {
  if (sign === 0) return 'M0 -4.5L4.5 0L0 4.5L-4.5 0Z';
  return sign > 0 ? 'M0 -4L4.2 3.4H-4.2Z' : 'M0 4L4.2 -3.4H-4.2Z';
}
