import { createHash } from 'node:crypto';
import type { Document, Extraction, Turn } from '#model/document';
import { speakersAt, speakersIn } from './attribution.ts';
import { claimOf, identify, type Unidentified } from './claims.ts';
import { type Discourse, implicitMentions, newDiscourse, remember } from './discourse.ts';
import { type Extractor, loadExtractor, type Reader } from './extractor.ts';
import { aboutWhom, asked, followEvents } from './following.ts';
import { draftsOf } from './frames/read.ts';
import { parse } from './grammar/parsed.ts';
import { hedgesIn, readingOf } from './hedging.ts';
import type { Mention } from './mention.ts';
import { actorsOf, findMentions, introducePersons, type NameFinder, newContext } from './mentions/index.ts';
import { type Quotation, quotationsIn, quotedAt } from './quotations.ts';
import type { Source } from './read.ts';
import { type Cast, chainOf, introduce } from './speakers.ts';
import { detectLanguage } from './text/language.ts';
import { sentencesOf } from './text/sentences.ts';
import type { Sentence } from './text/token.ts';
import { readHeader, splitTurns } from './text/turns.ts';

/**
 * Reads a text into its document, turns, actors and claims. The same source read by the same extractor gives the same
 * answer, to the byte. Nothing in the text is followed, fetched or run.
 */
export async function extract(source: Source): Promise<Extraction> {
  return extractWith(await loadExtractor(), source);
}

/** @param findNames who is named, where somebody else than the packs says so */
export function extractWith(extractor: Extractor, { text, meta }: Source, findNames?: NameFinder): Extraction {
  const header = readHeader(text);
  const language = meta.language ?? detectLanguage(text, 'en');
  const date = meta.date ?? header.date ?? meta.modified;
  const stretches = splitTurns(text, header.end);
  const plain: Turn[] = stretches.map(({ role, start, end }, index) => ({ index, role, start, end, speaker: null }));
  const sentences = sentencesOf(
    text,
    plain,
    (turn) => detectLanguage(text.slice(turn.start, turn.end), language),
    extractor.morphology,
  );

  const context = newContext({ documentId: meta.id, date, lexicon: extractor.lexicon });
  const cast = introduce({ meta, stretches, sentences, context, extractor });
  const turns = plain.map(
    (turn, index): Turn => ({ ...turn, speaker: cast.speakerOf(turn, stretches[index]?.label ?? null) }),
  );

  introducePersons(sentences, extractor.lexicon, context, findNames);
  const named = sentences.map((sentence) => findMentions(sentence, extractor.lexicon, context, findNames));
  const quotations = quotationsIn({
    text,
    turns,
    sentences,
    mentionsOf: ({ index }) => named[index] ?? [],
    attributionsOf: (sentence) => extractor.readers[sentence.language].attributions,
    byCalling: cast.byCalling,
  });
  const discourse = newDiscourse();
  const claims = sentences.flatMap((sentence) => {
    const turn = turns[sentence.turn];
    if (!turn) return [];
    return readSentence({
      reader: extractor.readers[sentence.language],
      text,
      documentId: meta.id,
      date,
      turn,
      sentence,
      named: named[sentence.index] ?? [],
      quotations,
      cast,
      discourse,
    });
  });
  const found = identify(text, claims);
  const document: Document = {
    id: meta.id,
    title: meta.title ?? titleOf(text, header.end),
    outlet: meta.outlet ?? null,
    date,
    language,
    experts: [...cast.experts],
    url: meta.url ?? null,
    rights: meta.rights ?? null,
    source: meta.source ?? null,
    hash: createHash('sha256').update(text).digest('hex'),
    text,
  };
  const ids = [
    ...document.experts.map(({ id }) => id),
    ...turns.flatMap(({ speaker }) => speaker?.id ?? []),
    ...found.flatMap(({ holder, target, attribution }) =>
      [holder?.id ?? [], target?.id ?? [], ...attribution.map(({ actor }) => actor.id)].flat(),
    ),
  ];
  return {
    document,
    turns,
    actors: actorsOf(context, [...new Set(ids)].sort()),
    claims: found,
    extractor: extractor.id,
  };
}

interface Reading {
  readonly reader: Reader;
  readonly text: string;
  readonly documentId: string;
  readonly date: string;
  readonly turn: Turn;
  readonly sentence: Sentence;
  readonly named: readonly Mention[];
  readonly quotations: readonly Quotation[];
  readonly cast: Cast;
  readonly discourse: Discourse;
}

/** The claims of one sentence; what it says is kept in mind for the next. A question claims nothing. */
function readSentence({
  reader,
  text,
  documentId,
  date,
  turn,
  sentence,
  named,
  quotations,
  cast,
  discourse,
}: Reading): Unidentified[] {
  const implicit = implicitMentions(sentence, named, reader.pack.anaphora, discourse);
  const mentions = [...named, ...implicit].sort((a, b) => a.first - b.first || a.last - b.last);
  const parsed = parse(sentence, mentions);
  if (turn.role === 'question') {
    discourse.topic = asked(parsed);
    remember(discourse, sentence, mentions);
    return [];
  }
  if (/[?？]["»”)]*$/u.test(text.slice(sentence.start, sentence.end))) {
    remember(discourse, sentence, mentions);
    return [];
  }
  const drafts = draftsOf(parsed, reader.pack, reader.frames, discourse);
  const hedged = hedgesIn(parsed, reader.hedges);
  const speakers = speakersIn(parsed, reader.attributions);
  const claims = drafts.flatMap((draft): Unidentified[] => {
    const { trigger, item } = draft;
    const place = item ? { head: item.head ?? item.first, tokens: [item.first] } : trigger;
    const around = item && item.first > trigger.head ? readingOf(parsed, hedged, trigger, draft.frame) : null;
    const own = readingOf(parsed, hedged, place, { ...draft.frame, kind: item ? 'noun' : draft.frame.kind });
    if (own.passedOver) return [];
    // A view is as sure and as denied as its verb, and as denied as its own words.
    const reading = around
      ? { ...around, negated: around.negated || own.negated, cues: [...around.cues, ...own.cues] }
      : own;
    const chain = chainOf(cast, turn, quotedAt(quotations, sentence.tokens[trigger.head]?.start ?? sentence.start));
    const inner = speakersAt(parsed, speakers, trigger.head).filter(
      ({ referent }) => referent.id !== chain.at(-1)?.actor.id,
    );
    return [
      claimOf({
        text,
        document: documentId,
        saidAt: date,
        parsed,
        draft,
        reading,
        chain,
        speakers: inner,
        topics: reader.topics,
      }),
    ];
  });
  followEvents(discourse, drafts);
  discourse.topic = aboutWhom(parsed, drafts, discourse, reader.events) ?? discourse.topic;
  remember(discourse, sentence, mentions);
  return claims;
}

/** Titles longer than this are cut, in UTF-16 code units. */
const LONGEST_TITLE = 120;

/** The first line, where nothing else gives a title. */
function titleOf(text: string, from: number): string {
  const line = /\S[^\n\r]*/u.exec(text.slice(from))?.[0].trim() ?? text.trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/u, '')} …` : line;
}
