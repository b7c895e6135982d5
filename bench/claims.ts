import { createHash } from 'node:crypto';
import type { ActorRef } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { type Claim, UNREVIEWED } from '#model/claim';
import type { Extraction } from '#model/document';
import { definitionOf, STANCE_CODES, scoresOf } from '#model/stance';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Sixty invented states: with them about 3,500 ordered pairs can have claims. */
const STATES = Array.from({ length: 60 }, (_, index): ActorRef => {
  const id = `X${String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26))}`;
  return { id, type: 'STATE', name: `State ${id}`, state: null };
});
const EXPERT: ActorRef = { id: 'some-expert', type: 'PERSON', name: 'Some Expert', state: null };
const OUTLET: ActorRef = { id: 'some-outlet', type: 'MEDIA', name: 'Some Outlet', state: null };

/** The entry at a place that is counted on beyond the end. */
function at<Entry>(list: readonly Entry[], index: number): Entry {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('an empty list has no entries');
  return entry;
}

/**
 * An invented interview of so many claims, the same each time: a sentence a claim, two links in each chain, two cues.
 * Holders, targets, stances and certainties go round at different paces, so that pairs get claims of many kinds.
 */
export function invented(id: string, count: number): Extraction {
  const sentences = Array.from({ length: count }, (_, index) => `Sentence ${index} of ${id} says what they do.`);
  const text = sentences.join('\n');
  let start = 0;
  const claims = sentences.map((quote, index): Claim => {
    const begin = start;
    start += quote.length + 1;
    const holder = at(STATES, index * 7 + Math.floor(index / 60));
    const target = at(STATES, index * 7 + Math.floor(index / 60) + 1 + (index % 59));
    const stance = at(STANCE_CODES, index);
    const { sign } = definitionOf(stance);
    const certainty = at(CERTAINTIES, index);
    const cue = { start: begin, end: begin + 8, text: quote.slice(0, 8) };
    return {
      id: sha256(`${id} ${index}`).slice(0, 32),
      document: id,
      turn: 0,
      kind: 'stance',
      quote,
      start: begin,
      end: begin + quote.length,
      holder,
      stance,
      target,
      topic: null,
      sign,
      scores: scoresOf(stance, sign),
      qualifiers: [],
      certainty,
      negated: false,
      realis: 'actual',
      modality: 'none',
      attribution: [
        { actor: OUTLET, certainty: 'CT', cue: null },
        { actor: EXPERT, certainty, cue },
      ],
      cues: [
        { ...cue, role: 'stance', metonym: false },
        { ...cue, role: 'target', metonym: false },
      ],
      methods: ['rules'],
      confidence: 0.5,
      review: UNREVIEWED,
      saidAt: '2025-12-25',
      validFrom: null,
      validTo: null,
    };
  });
  return {
    document: {
      id,
      title: id,
      outlet: null,
      date: '2025-12-25',
      language: 'en',
      experts: [EXPERT],
      url: null,
      rights: null,
      source: null,
      hash: sha256(text),
      text,
    },
    turns: [{ index: 0, role: 'answer', start: 0, end: text.length, speaker: EXPERT }],
    actors: [...STATES, EXPERT, OUTLET].map((actor) => ({
      id: actor.id,
      type: actor.type,
      names: { en: actor.name, ru: null, kk: null },
      aliases: [],
      wikidata: null,
      relations: [],
    })),
    claims,
    extractor: 'bench',
  };
}
