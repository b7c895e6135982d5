import type { Extraction } from '#model/document';
import { loadExtractor } from './extractor.ts';
import { extractWith } from './pipeline.ts';
import type { Source } from './read.ts';
import { type NamingSentence, sentencesIn } from './review/sentences.ts';
import { readHeader } from './text/turns.ts';

/** A text as the machine reads it, before what people decided is laid over it. */
export interface TextReading {
  reading: Extraction;
  /** Its sentences but the questions, by which the silent ones are found. */
  sentences: NamingSentence[];
  /** Whether somebody said when it was published: a person, the document or its text. */
  isDated: boolean;
}

/** Reads a text that is in memory. */
export async function readText(source: Source): Promise<TextReading> {
  const extractor = await loadExtractor();
  const reading = extractWith(extractor, source);
  const isDated = source.meta.date !== undefined || readHeader(source.text).date !== null;
  return { reading, sentences: sentencesIn(extractor, reading).map(bare), isDated };
}

/** What goes from thread to thread is copied, so it is no more than is asked for. */
const bare = ({ start, end, mentions }: NamingSentence): NamingSentence => ({
  start,
  end,
  mentions: mentions.map(({ start, end, referent, metonym }) => ({ start, end, referent, metonym })),
});
