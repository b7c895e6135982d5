import type { Claim, Cue } from '#model/claim';
import type { Extraction } from '#model/document';
import type { Extractor } from '../extractor.ts';
import type { Mention } from '../mention.ts';
import { findMentions, introducePersons, newContext } from '../mentions/index.ts';
import { detectLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Place } from './anchor.ts';

/** A sentence with those who are named in it. */
export interface NamingSentence extends Place {
  mentions: readonly Pick<Mention, 'start' | 'end' | 'referent' | 'metonym'>[];
}

/** The sentences of a document but its questions, in the order of the text. Who asks or answers is not counted as named. */
export function sentencesIn({ morphology, lexicon }: Extractor, { document, turns }: Extraction): NamingSentence[] {
  const { id, text, date, language, experts, outlet } = document;
  const languageOf = (turn: Place) => detectLanguage(text.slice(turn.start, turn.end), language);
  const context = newContext({ documentId: id, date });
  const speakers = new Set(experts.map((expert) => expert.id));
  const sentences = sentencesOf(text, turns, languageOf, morphology);
  introducePersons(sentences, lexicon, context);
  return sentences.flatMap((sentence) => {
    if (turns.find(({ index }) => index === sentence.turn)?.role === 'question') return [];
    const mentions = findMentions(sentence, lexicon, context).filter(
      ({ referent }) => !speakers.has(referent.id) && referent.name !== outlet,
    );
    return [{ start: sentence.start, end: sentence.end, mentions }];
  });
}

const meet = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Sentences that name somebody, have no claim and were not passed: where a reader finds what the machine missed. */
export const silentAmong = (
  sentences: readonly NamingSentence[],
  claims: readonly Claim[],
  passed: readonly Place[],
): NamingSentence[] =>
  sentences.filter(
    (sentence) =>
      sentence.mentions.length > 0 &&
      !claims.some((claim) => claim.review.state !== 'rejected' && meet(sentence, claim)) &&
      !passed.some((place) => meet(sentence, place)),
  );

/** The sentences that a claim stands in, as one stretch; its own words where no sentence is known. */
export function sentenceAround(sentences: readonly Place[], claim: Place): Place {
  const met = sentences.filter((sentence) => meet(sentence, claim));
  return {
    start: Math.min(claim.start, ...met.map(({ start }) => start)),
    end: Math.max(claim.end, ...met.map(({ end }) => end)),
  };
}

/** The words of a sentence that name an actor, as cues of a claim. */
export const cuesFor = (
  text: string,
  { mentions }: Pick<NamingSentence, 'mentions'>,
  role: 'holder' | 'target',
  actor: string,
): Cue[] =>
  mentions
    .filter(({ referent }) => referent.id === actor)
    .slice(0, 1)
    .map(({ start, end, metonym }) => ({ role, start, end, text: text.slice(start, end), metonym }));
