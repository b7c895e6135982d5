import type { Frame } from './frames/frame.ts';
import type { Draft } from './frames/read.ts';
import { isModifier, isNoun, type Parsed } from './grammar/parsed.ts';
import type { Mention } from './mention.ts';
import type { Token } from './text/token.ts';

/** First and last token of something, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A holder further away from the stance's words than this is named by the panel, not by the quote; in words. */
const HOLDER_REACH = 14;
/** How far a noun phrase without a target is followed, in words. */
const PHRASE_REACH = 10;

/** The shortest stretch that carries the stance with its holder and target. */
export function quoteOf(parsed: Parsed, draft: Draft): Stretch {
  const { trigger, item, viewer, holderMention, targetMention } = draft;
  // What the viewed is in the eyes of another stands in the item alone, and so does every further item of a view.
  if (item && (viewer !== null || item.index > 0)) return { first: item.first, last: item.last };
  let first = Math.min(trigger.head, ...trigger.tokens, ...trigger.support);
  let last = Math.max(trigger.head, ...trigger.tokens, ...trigger.support);
  const take = (mention: Mention | null) => {
    if (!mention) return;
    first = Math.min(first, mention.first);
    last = Math.max(last, mention.last);
  };
  take(targetMention);
  if (
    holderMention &&
    distance(holderMention, first, last) <= HOLDER_REACH &&
    !isParted(parsed, holderMention, first, trigger.frame.kind)
  )
    take(holderMention);
  if (item) last = Math.max(last, item.last);
  else if (!targetMention) last = phraseEnd(parsed, last);
  // «Для России …»: the word that makes them the holder belongs to the quote.
  if (holderMention?.first === first && parsed.tokens[first - 1]?.analyses[0]?.pos === 'preposition') first--;
  while (first > 0 && isModifier(parsed, first - 1) && parsed.clauses.of[first - 1] === parsed.clauses.of[first])
    first--;
  while (first < trigger.head && FILLERS.has(parsed.tokens[first]?.norm ?? '')) first++;
  return { first, last };
}

/** No quote begins with these. */
const FILLERS = new Set('ли же бы то'.split(' '));

const distance = (mention: Mention, first: number, last: number): number =>
  Math.max(0, first - mention.last, mention.first - last);

/**
 * Whether something else was said in between: «X может усилить вес, расширить связи». For a verb it takes a comma behind
 * another verb, because what stands between commas may be a mere «вероятнее всего».
 */
function isParted({ tokens }: Parsed, mention: Mention, first: number, kind: Frame['kind']): boolean {
  const between = tokens.slice(mention.last + 1, first);
  if (kind === 'noun') return between.some(({ text }) => text === ',');
  const verb = between.findIndex(({ analyses }) =>
    ['verb', 'infinitive', 'shortParticiple'].includes(analyses[0]?.pos ?? ''),
  );
  return verb !== -1 && between.slice(verb).some(({ text }) => text === ',');
}

/** The end of the phrase that a stance's last word begins: its genitives and its first prepositional phrase. */
function phraseEnd(parsed: Parsed, from: number): number {
  const clause = parsed.clauses.of[from];
  let end = from;
  for (let index = from + 1; index <= Math.min(parsed.tokens.length - 1, from + PHRASE_REACH); index++) {
    const token = parsed.tokens[index] as Token;
    if (!token.isWord) {
      if (['«', '»', '"', '“', '”'].includes(token.text)) continue;
      break;
    }
    if (parsed.clauses.of[index] !== clause) break;
    const pos = token.analyses[0]?.pos;
    if (pos === 'verb' || pos === 'conjunction' || pos === 'gerund' || token.norm === 'и' || token.norm === 'and')
      break;
    if (parsed.mentionAt(index) || isNoun(parsed, index)) end = index;
  }
  return end;
}

/** The words that say what a claim without a target is about; null where the stance's words are all there is. */
export function topicOf(parsed: Parsed, draft: Draft, quote: Stretch): Stretch | null {
  if (draft.item) return { first: draft.item.first, last: draft.item.last };
  const { trigger, holderMention } = draft;
  const isOwn = (index: number) =>
    holderMention !== null && index >= holderMention.first && index <= holderMention.last;
  const isNounTrigger = trigger.frame.kind === 'noun';
  let first = isNounTrigger ? Math.min(...trigger.tokens) : Math.max(...trigger.tokens) + 1;
  let last = quote.last;
  if (isNounTrigger) while (first > quote.first && isModifier(parsed, first - 1) && !isOwn(first - 1)) first--;
  while (first <= last && (isOwn(first) || !isWordOfTopic(parsed, first))) first++;
  while (last >= first && (isOwn(last) || !isWordOfTopic(parsed, last))) last--;
  if (last < first)
    return isNounTrigger || trigger.frame.kind === 'adjective' ? { first: quote.first, last: quote.last } : null;
  return { first, last };
}

const isWordOfTopic = (parsed: Parsed, index: number): boolean => {
  const token = parsed.tokens[index];
  if (!token?.isWord) return false;
  const pos = token.analyses[0]?.pos;
  return pos !== 'preposition' && pos !== 'conjunction' && pos !== 'particle';
};

/** Lemmas of the words of a stretch, for looking up what it is called in English. */
export const lemmasOf = (parsed: Parsed, { first, last }: Stretch): ReadonlySet<string>[] =>
  parsed.tokens
    .slice(first, last + 1)
    .filter(({ isWord }) => isWord)
    .map((token) => new Set([token.norm, ...token.analyses.map(({ lemma }) => lemma)]));
