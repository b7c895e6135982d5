import type { StanceCode } from '#model/stance';
import { isNoun, type Parsed, phraseStart, prepositionBefore } from '../grammar/parsed.ts';
import { hasLemma, readingsOf, type Token } from '../text/token.ts';
import type { Appraisals, Frame } from './frame.ts';
import type { Trigger } from './triggers.ts';

/** One thing that somebody is seen as: «надежный посредник» of «рассматривает X как партнера, надежного посредника». */
export interface ViewItem {
  /** Place among the items of its view, from 0. */
  readonly index: number;
  /** First and last token of the item, both included. */
  readonly first: number;
  readonly last: number;
  /** Its head noun; null where none is found. */
  readonly head: number | null;
  /** What the viewer's stance is by it; null where the appraisals do not know the noun. */
  readonly viewer: StanceCode | null;
  /** The stance that the viewed has by it («посредник»); null where it tells none. */
  readonly viewed: StanceCode | null;
}

const JOINTS = new Set([
  'и',
  'или',
  'а',
  'также',
  'and',
  'or',
  'as',
  'well',
  'как',
  'на',
  'on',
  'не',
  'not',
  'но',
  'but',
  'скорее',
]);

/** What stands behind the marker of a view, cut at commas; nothing where the marker is missing. */
export function viewItems(
  parsed: Parsed,
  trigger: Trigger,
  marker: NonNullable<Frame['view']>,
  target: number,
  appraisals: Appraisals,
): ViewItem[] {
  const begin = beginningOf(parsed, trigger, marker, target);
  if (begin === null) return [];
  const clause = parsed.clauseAt(trigger.head);
  const items: ViewItem[] = [];
  let first: number | null = null;
  const close = (end: number) => {
    if (first !== null && end >= first) items.push(itemOf(parsed, first, end, appraisals));
    first = null;
  };
  for (let index = begin; index < parsed.tokens.length; index++) {
    const token = parsed.tokens[index] as Token;
    const isOutside = token.isWord && parsed.clauses.of[index] !== clause.index;
    if (isOutside || [';', ':', '.', '!', '?', '(', '–', '—'].includes(token.text)) {
      close(index - 1);
      // A nested clause about an item («государство, которое …») is passed over.
      if (token.text !== ',' && !isOutside) break;
      continue;
    }
    if (token.text === ',') {
      close(index - 1);
      continue;
    }
    if (first === null) {
      if (JOINTS.has(token.norm) || !token.isWord) continue;
      first = index;
    }
  }
  close(parsed.tokens.length - 1);
  return items
    .map((item) => trimmed(parsed, item))
    .filter((item) => item.last >= item.first)
    .map((item, index) => ({ ...item, index }));
}

function beginningOf(
  parsed: Parsed,
  { head, tokens }: Trigger,
  marker: NonNullable<Frame['view']>,
  target: number,
): number | null {
  const after = Math.max(head, tokens.at(-1) ?? head);
  const clause = new Set(parsed.clauseAt(head).tokens);
  if (marker === 'как' || marker === 'as' || marker === 'на' || marker === 'on') {
    // «делать ставку на»: the marker may be the trigger's own last word.
    const from = marker === 'на' || marker === 'on' ? head : after;
    const found = parsed.tokens.find(
      ({ index, norm }) => norm === marker && index > from && clause.has(index) && index !== target,
    );
    return found ? found.index + 1 : null;
  }
  // «видеть в X опору», «считать X партнером», "call X a partner": right behind the viewed.
  const from = Math.max(after, target) + 1;
  const wanted = marker === 'ins' ? 'ins' : 'acc';
  for (let index = from; index < Math.min(parsed.tokens.length, from + 8); index++) {
    if (!clause.has(index) && parsed.tokens[index]?.isWord) return null;
    if (!isNoun(parsed, index)) continue;
    if (!parsed.words.hasCases) return from;
    const fits = readingsOf(parsed.tokens[index] as Token, 'noun').some(({ case: each }) => each === wanted);
    if (fits && prepositionBefore(parsed, index) === null) return from;
  }
  return null;
}

function itemOf(parsed: Parsed, first: number, last: number, appraisals: Appraisals): ViewItem {
  let head: number | null = null;
  // «как к угрозе»: the verb's own preposition stands in front of the item.
  const own = parsed.tokens[first]?.analyses[0]?.pos === 'preposition';
  for (let index = first; index <= last; index++) {
    if (!isNoun(parsed, index)) continue;
    // The "as" of the view itself stands before the whole item.
    if (prepositionBefore(parsed, index) !== null && !own && phraseStart(parsed, index) > first) continue;
    head = index;
    // English heads come last of their compounds, Russian ones first.
    if (parsed.words.hasCases || !isNoun(parsed, index + 1)) break;
  }
  const words = parsed.tokens.slice(first, last + 1).filter(({ isWord }) => isWord);
  const isThere = (lemma: string) => words.some((token) => token.norm === lemma || hasLemma(token, lemma));
  const isHead = (lemma: string) => head !== null && hasLemma(parsed.tokens[head] as Token, lemma);
  const look = (table: Readonly<Record<string, StanceCode>>): StanceCode | null => {
    // Phrases before single words: «стабилизировать фактор» says more than «фактор».
    const known = Object.entries(table)
      .filter(([phrase]) => (phrase.includes(' ') ? phrase.split(' ').every(isThere) : isHead(phrase)))
      .sort(([one], [other]) => other.split(' ').length - one.split(' ').length)[0];
    return known?.[1] ?? null;
  };
  return { index: 0, first, last, head, viewer: look(appraisals.viewer), viewed: look(appraisals.viewed) };
}

function trimmed(parsed: Parsed, item: ViewItem): ViewItem {
  let { first, last } = item;
  while (first <= last && (!parsed.tokens[first]?.isWord || JOINTS.has(parsed.tokens[first]?.norm ?? ''))) first++;
  while (last >= first && (!parsed.tokens[last]?.isWord || JOINTS.has(parsed.tokens[last]?.norm ?? ''))) last--;
  return { ...item, first, last };
}
