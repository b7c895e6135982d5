import type { ActorRef } from '#model/actor';
import type { AttributionLink } from '#model/claim';
import type { Turn } from '#model/document';
import type { AttributionIndex } from './attribution.ts';
import { matchPhrases } from './frames/phrases.ts';
import type { Mention } from './mention.ts';
import type { Sentence, Token } from './text/token.ts';

/** A stretch between quotation marks that somebody is said to have spoken; offsets are UTF-16 code units of the text. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  readonly link: AttributionLink;
}

/** Between marks stand at least this many code units, else it is a title or a word that the writer keeps away from. */
const SHORTEST = 25;
const MARKS = /«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|"([^"\n]*)"/gu;

interface Around {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly sentences: readonly Sentence[];
  readonly mentionsOf: (sentence: Sentence) => readonly Mention[];
  readonly attributionsOf: (sentence: Sentence) => AttributionIndex;
  /** People by the noun that introduced them («африканист»), as a lemma. */
  readonly byCalling: ReadonlyMap<string, ActorRef>;
}

/**
 * Finds out whose words stand between quotation marks: a word of saying right behind or before them, with a name or a
 * calling («…», – говорит X; X сказал: «…»; "…," said X). What nobody is said to have spoken is left to the turn's
 * speaker.
 */
export function quotationsIn({ text, turns, sentences, mentionsOf, attributionsOf, byCalling }: Around): Quotation[] {
  const quotations: Quotation[] = [];
  for (const turn of turns) {
    if (turn.role === 'question') continue;
    for (const match of text.slice(turn.start, turn.end).matchAll(MARKS)) {
      if (match[0].length < SHORTEST) continue;
      const start = turn.start + match.index;
      const end = start + match[0].length;
      const around = sentences.filter(
        (sentence) => sentence.turn === turn.index && sentence.start <= end && sentence.end >= start,
      );
      const last = around.at(-1);
      const first = around[0];
      const link =
        (last && saidIn(last, end, last.end, text, mentionsOf(last), attributionsOf(last), byCalling)) ??
        (first && saidIn(first, first.start, start, text, mentionsOf(first), attributionsOf(first), byCalling));
      if (link) quotations.push({ start, end, link });
    }
  }
  return quotations;
}

/** The speaker whom the words between two offsets of a sentence name together with a word of saying. */
function saidIn(
  { tokens }: Sentence,
  from: number,
  to: number,
  text: string,
  mentions: readonly Mention[],
  { saying }: AttributionIndex,
  byCalling: ReadonlyMap<string, ActorRef>,
): AttributionLink | null {
  const inside = (token: Token | undefined) => token !== undefined && token.start >= from && token.end <= to;
  const said = matchPhrases(tokens, saying, 1).find((match) => match.tokens.every((index) => inside(tokens[index])));
  if (!said) return null;
  const first = tokens[said.tokens[0] ?? 0] as Token;
  const last = tokens[said.tokens.at(-1) ?? 0] as Token;
  const cue = { start: first.start, end: last.end, text: text.slice(first.start, last.end) };
  const named = mentions.find(
    (mention) =>
      mention.start >= from &&
      mention.end <= to &&
      mention.form === 'name' &&
      mention.preposition === null &&
      (mention.cases.size === 0 || mention.cases.has('nom')),
  );
  if (named) return { actor: { ...named.referent }, certainty: 'CT', cue };
  for (const token of tokens) {
    if (!inside(token)) continue;
    for (const { lemma } of token.analyses) {
      const person = byCalling.get(lemma);
      if (person) return { actor: person, certainty: 'CT', cue };
    }
  }
  return null;
}

/** Who is quoted at an offset; null where it is not between quotation marks. */
export const quotedAt = (quotations: readonly Quotation[], offset: number): AttributionLink | null =>
  quotations.find(({ start, end }) => offset >= start && offset < end)?.link ?? null;
