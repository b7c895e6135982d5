import type { Extraction, Turn } from '#model/document';
import type { Extractor } from '../extractor.ts';
import type { Mention } from '../mention.ts';
import { findMentions, introducePersons, type MentionContext, newContext } from '../mentions/index.ts';
import { type Quotation, quotationsIn } from '../quotations.ts';
import type { Source } from '../read.ts';
import { type Cast, introduce } from '../speakers.ts';
import { detectLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Sentence } from '../text/token.ts';
import { readHeader, splitTurns } from '../text/turns.ts';

/** A document as a language model is asked about it. */
export interface OpenDocument {
  readonly extraction: Extraction;
  readonly sentences: readonly Sentence[];
  readonly mentionsOf: (sentence: Sentence) => readonly Mention[];
  readonly context: MentionContext;
  readonly cast: Cast;
  readonly quotations: readonly Quotation[];
  readonly passages: readonly Passage[];
}

/** Sentences that are sent together: a question with its answer, or as much of it as fits. */
export interface Passage {
  readonly sentences: readonly Asked[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

/** A sentence with its name in the conversation. A question is there to understand the answer, and claims nothing. */
export interface Asked {
  readonly id: string;
  readonly isQuestion: boolean;
  readonly text: string;
  readonly sentence: Sentence;
}

/** A passage ends behind the sentence that passes this length, in UTF-16 code units. */
const LONGEST = 3_000;
/** A question longer than this is not said again to every part of a long answer, in UTF-16 code units. */
const LONGEST_QUESTION = 800;

/** Reads the document that claims were extracted from once more, for its sentences and who is named in them. */
export function openDocument(extractor: Extractor, { text, meta }: Source, extraction: Extraction): OpenDocument {
  const { document, turns } = extraction;
  const stretches = splitTurns(text, readHeader(text).end);
  const sentences = sentencesOf(
    text,
    turns,
    (turn) => detectLanguage(text.slice(turn.start, turn.end), document.language),
    extractor.morphology,
  );
  const context = newContext({ documentId: document.id, date: document.date, lexicon: extractor.lexicon });
  const cast = introduce({ meta, stretches, sentences, context, extractor });
  introducePersons(sentences, extractor.lexicon, context);
  const named = sentences.map((sentence) => findMentions(sentence, extractor.lexicon, context));
  const mentionsOf = ({ index }: Sentence) => named[index] ?? [];
  const quotations = quotationsIn({
    text,
    turns,
    sentences,
    mentionsOf,
    attributionsOf: (sentence) => extractor.readers[sentence.language].attributions,
    byCalling: cast.byCalling,
  });
  const passages = groupsOf(turns, sentences)
    .filter((group) => group.some((sentence) => mentionsOf(sentence).length))
    .map((group) => passageOf(text, turns, group, mentionsOf));
  return { extraction, sentences, mentionsOf, context, cast, quotations, passages };
}

const roleOf = (turns: readonly Turn[], { turn }: Sentence): Turn['role'] | undefined => turns[turn]?.role;

/**
 * Groups that depend on nothing but themselves: a paragraph put in elsewhere leaves the others as they are, and with them
 * the answers that are known already.
 */
function groupsOf(turns: readonly Turn[], sentences: readonly Sentence[]): Sentence[][] {
  const groups: Sentence[][] = [];
  let question: Sentence[] = [];
  let group: Sentence[] = [];
  const length = (of: readonly Sentence[]) => of.reduce((sum, { start, end }) => sum + end - start, 0);
  const close = (carry: readonly Sentence[]) => {
    if (group.some((sentence) => roleOf(turns, sentence) !== 'question')) groups.push(group);
    group = [...carry];
  };
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    const isQuestion = roleOf(turns, sentence) === 'question';
    const isNewTurn = before !== undefined && before.turn !== sentence.turn;
    if (isNewTurn && (isQuestion || (before && roleOf(turns, before) !== 'question'))) {
      close([]);
      question = [];
    } else if (!isQuestion && length(group) > LONGEST) close(length(question) <= LONGEST_QUESTION ? question : []);
    if (isQuestion) question.push(sentence);
    group.push(sentence);
  }
  close([]);
  return groups;
}

function passageOf(
  text: string,
  turns: readonly Turn[],
  group: readonly Sentence[],
  mentionsOf: (sentence: Sentence) => readonly Mention[],
): Passage {
  const actors = new Map<string, string>();
  for (const sentence of group) for (const { referent } of mentionsOf(sentence)) actors.set(referent.id, referent.name);
  return {
    sentences: group.map((sentence, index) => {
      const words = text.slice(sentence.start, sentence.end);
      const isQuestion = roleOf(turns, sentence) === 'question' || /[?？]["»”)]*$/u.test(words);
      return { id: `s${index + 1}`, isQuestion, text: words, sentence };
    }),
    actors: [...actors].map(([id, name]) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
