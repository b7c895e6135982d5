import type { Language } from '#model/document';
import type { Mention } from '../../../ingest/mention.ts';
import {
  findMentions,
  type Lexicon,
  loadLexicon,
  type MentionContext,
  newContext,
} from '../../../ingest/mentions/index.ts';
import { loadMorphology } from '../../../ingest/text/morphology.ts';
import { splitSentences } from '../../../ingest/text/sentences.ts';
import type { Sentence } from '../../../ingest/text/token.ts';
import { tokenize } from '../../../ingest/text/tokens.ts';

export const lexicon: Lexicon = loadLexicon();
const morphology = await loadMorphology();

/** The sentences of a text, as the pipeline reads them. */
export const sentencesOf = (text: string, language: Language): Sentence[] =>
  splitSentences(text, 0, text.length, language).map(([start, end], index) => ({
    index,
    turn: 0,
    start,
    end,
    language,
    tokens: tokenize(text, start, end, morphology[language]),
  }));

export const contextOf = (date = '2025-12-25'): MentionContext =>
  newContext({ documentId: 'a-document', date, lexicon });

export const mentionsOf = (text: string, language: Language, context: MentionContext = contextOf()): Mention[] =>
  sentencesOf(text, language).flatMap((sentence) => findMentions(sentence, lexicon, context));

/** Mentions as short lines: `words → id`. */
export const linesOf = (text: string, language: Language, context?: MentionContext): string[] =>
  mentionsOf(text, language, context).map(({ start, end, referent }) => `${text.slice(start, end)} → ${referent.id}`);
