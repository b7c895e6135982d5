import type { Shape } from './encoding.ts';

const round = (value: number) => Math.round(value * 100) / 100;

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
