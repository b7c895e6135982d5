import { bestOf, type Hit, phraseIn } from './hits.ts';
import type { Place, Query } from './words.ts';

/** Code units of a snippet at most, and how many of them may stand before the first word that was found. */
const LENGTH = 220;
const BEFORE = 70;

/**
 * The stretch of a text that shows most of what was found in it: the words of the query as they follow each other, else
 * the first place where most of them stand close together. Within one paragraph, and without half a word at its ends
 * where a paragraph is longer; null where nothing was found.
 */
export function snippetOf(text: string, hits: readonly Hit[], query: Query): Place | null {
  const first = phraseIn(hits, query) ?? densest(text, hits);
  if (!first) return null;
  const paragraph = {
    start: text.lastIndexOf('\n', first.start) + 1,
    end: indexOr(text, '\n', first.end),
  };
  const start = wordStart(text, Math.max(paragraph.start, first.start - BEFORE), first.start, paragraph.start);
  const end = wordEnd(text, Math.min(paragraph.end, start + LENGTH), first.end, paragraph.end);
  return trimmed(text, { start, end: Math.max(end, first.end) });
}

function densest(text: string, hits: readonly Hit[]): Hit | null {
  let best: { hit: Hit; worth: number } | null = null;
  let last = 0;
  for (const [index, hit] of hits.entries()) {
    const end = Math.min(hit.start + LENGTH - BEFORE, indexOr(text, '\n', hit.end));
    while (last < hits.length && (hits[last]?.end ?? 0) <= end) last++;
    const worth = [...bestOf(hits.slice(index, Math.max(last, index + 1))).values()].reduce((sum, one) => sum + one, 0);
    if (!best || worth > best.worth + 1e-9) best = { hit, worth };
  }
  return best?.hit ?? null;
}

const indexOr = (text: string, character: string, from: number): number => {
  const index = text.indexOf(character, from);
  return index < 0 ? text.length : index;
};

/** The next beginning of a word from a place on, at most up to `most`. */
function wordStart(text: string, from: number, most: number, paragraph: number): number {
  if (from === paragraph) return from;
  const gap = text.slice(from - 1, most).search(/\s/);
  return gap < 0 ? most : from + gap;
}

/** The last end of a word before a place, at least `least`. */
function wordEnd(text: string, to: number, least: number, paragraph: number): number {
  if (to === paragraph) return to;
  const gap = text.slice(least, to + 1).search(/\s\S*$/);
  return gap < 0 ? least : least + gap;
}

function trimmed(text: string, { start, end }: Place): Place {
  const shown = text.slice(start, end);
  return { start: start + shown.length - shown.trimStart().length, end: end - shown.length + shown.trimEnd().length };
}
