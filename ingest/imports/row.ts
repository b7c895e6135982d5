import { z } from 'zod';
import type { ActorRef } from '#model/actor';
import { CLAIM_KINDS, Cue, METHODS, MODALITIES, REALIS, REVIEW_STATES } from '#model/claim';
import { definitionOf } from '#model/stance';
import type { Reading } from '../review/decision.ts';
import type { Cast } from './cast.ts';
import type { Cells, Column } from './columns.ts';
import { type Flaws, Unfit } from './flaws.ts';
import { chainIn, saidAs } from './named.ts';
import { moved } from './place.ts';
import { readerOf } from './reader.ts';
import {
  certainty,
  day,
  inJson,
  list,
  moment,
  oneOf,
  type Read,
  share,
  sign,
  stance,
  stateCode,
  wholeNumber,
  yesOrNo,
} from './values.ts';
import { LONGEST, line, quoted, words } from './words.ts';

/** What a row says of a claim, before its place in a text is known. Offsets of cues count from the quote's. */
export interface RowClaim {
  row: number;
  /** The id that it had elsewhere. */
  id: string | null;
  quote: string;
  start: number | null;
  /** Null where the document says it. */
  saidAt: string | null;
  /** `attribution` is empty where nobody is named: then the document says it. */
  reading: Reading;
  review: { state: (typeof REVIEW_STATES)[number] | null; by: string | null; at: string | null; note: string | null };
}

const Cues = z.array(Cue).max(1_000);

export interface RowOptions {
  readonly cast: Cast;
  readonly flaws: Flaws;
  readonly called: (column: string) => string;
  /** The day of the document, where one is known. */
  readonly documentDay: string | null;
}

/** What a row says; null where it has a flaw, which is then among the flaws. */
export function rowClaim(cells: Cells, { cast, flaws, called, documentDay }: RowOptions): RowClaim | null {
  const before = flaws.count;
  const read = readerOf(cells, flaws, called);
  const fault = (column: Column, message: string) =>
    flaws.add({ row: cells.row, column: called(column), value: cells.text(column), message });

  const quote = read('quote', quoted, null);
  if (!cells.text('quote')?.trim()) fault('quote', 'is missing. Write the words that carry the claim.');
  const saidAt = read('saidAt', day, null);
  const known = saidAt ?? documentDay;
  if (known === null && cells.text('saidAt') === null && cells.text('document.date') === null)
    fault('saidAt', 'is missing, and so is the day of the document. Write one of them, as 2025-12-31.');

  // Without a day there is a flaw, and no claim; who is meant is looked for all the same.
  const on = known ?? '1970-01-01';
  const actors = (role: 'holder' | 'target'): ActorRef | null => {
    const said = saidAs(cells, role);
    if (said === null) return null;
    read(`${role}.state`, stateCode, null);
    try {
      return cast.find(said, on);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      const own = ([role, `${role}.id`, `${role}.name`] as const).find((column) => cells.text(column) === said.who);
      fault(own ?? role, error.message);
      return null;
    }
  };
  const [holder, target] = [actors('holder'), actors('target')];
  const code = read('stance', stance, null);
  const kind = read('kind', oneOf(CLAIM_KINDS), code === null ? 'risk' : 'stance');
  if (code === null && cells.text('stance') === null && kind !== 'risk')
    fault('stance', 'is missing. Only a risk has none: then the kind is risk.');
  if (code === null && cells.text('kind') === null && cells.text('stance') === null)
    fault('stance', 'is missing. Of a risk that is no stance, write risk as the kind.');
  const about = words(LONGEST.topic);
  const own = read('topic.words', about, null) ?? read('topic', about, null);
  const en = read('topic.en', about, null);
  const topic = own === null && en === null ? null : { words: own ?? en ?? '', en };
  if (flaws.count === before && kind !== 'risk' && holder === null && target === null && topic === null)
    fault('holder', 'is missing, and so are target and topic. Name at least one of them.');
  if (flaws.count === before && holder === null && target !== null && kind !== 'risk')
    fault('holder', 'is missing. A stance towards somebody is somebody’s.');

  const sure = read('certainty', certainty, 'CT' as const);
  const [validFrom, validTo] = [read('validFrom', day, null), read('validTo', day, null)];
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    fault('validTo', `is before ${validFrom}, the first day for which it is claimed.`);
  const start = read('start', wholeNumber, null);
  const claim: RowClaim = {
    row: cells.row,
    id: read('id', line(LONGEST.name), null),
    quote: quote ?? '',
    start,
    saidAt,
    reading: {
      kind,
      holder,
      stance: code,
      target,
      topic,
      sign: read('sign', sign, code === null ? 0 : definitionOf(code).sign),
      qualifiers: read('qualifiers', qualifiers, []),
      certainty: sure,
      negated: read('negated', yesOrNo, false),
      realis: read('realis', oneOf(REALIS), 'actual' as const),
      modality: read('modality', oneOf(MODALITIES), 'none' as const),
      attribution: chainIn(cells, read, cast, on, sure),
      cues: (start === null ? [] : read('cues', inJson(Cues), [])).map((cue) => moved(cue, -(start ?? 0))),
      methods: read('methods', methods, ['human' as const]),
      confidence: read('confidence', share, 1),
      validFrom,
      validTo,
    },
    review: {
      state: read('review.state', oneOf(REVIEW_STATES), null),
      by: read('review.by', line(LONGEST.name), null),
      at: read('review.at', moment, null),
      note: read('review.note', words(LONGEST.note), null),
    },
  };
  return flaws.count === before ? claim : null;
}

const qualifiers: Read<string[]> = (text) => list(text).map(words(LONGEST.topic));

const methods: Read<(typeof METHODS)[number][]> = (text) => {
  const given = list(text).map((each) => oneOf(METHODS)(each));
  if (!given.length) throw new Unfit(`is none of ${METHODS.join(', ')}.`);
  return METHODS.filter((method) => given.includes(method));
};
