import { GLYPHS } from '../picture/encoding.ts';
import type { Card } from './card.ts';

/** A card as text: what it says first, then the words, then a fact a line. Ends with a line feed. */
export function cardText({ sign, stance, denied, ends, quote, cut, facts, place, licence }: Card): string {
  const head = [`${GLYPHS[sign]} ${[stance, ...(denied === null ? [] : [denied])].join(' · ')}`, ends];
  const words = [quote, ...(cut === null ? [] : [cut])];
  const told = facts.map(({ label, text }) => `${label}: ${text}`);
  return [head, words, told, [place, licence]].map((lines) => `${lines.join('\n')}\n`).join('\n');
}
