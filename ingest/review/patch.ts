import { InvalidInput } from '#model/errors';
import type { ClaimPatch } from '#model/review';
import type { Place } from './anchor.ts';
import {
  CannotChange,
  change,
  type Edited,
  flawOf,
  foundActor,
  newActor,
  type Surroundings,
  setActor,
} from './draft.ts';

/** Makes all changes of a patch, with the checks of the terminal. Throws `InvalidInput` that names the field. */
export function patched(draft: Edited, patch: ClaimPatch, around: Surroundings): Edited {
  let edited = draft;
  const make = (field: string, run: () => Edited) => {
    edited = named(field, run);
  };
  const place = placeIn(patch, edited.place, around);
  edited = { ...edited, place };
  // The stance comes first: it brings its sign and its kind, and the rest of the patch has the last word on them.
  for (const [field, word] of WORDS) {
    const value = patch[field];
    if (value === undefined) continue;
    const words = value === null ? 'none' : value === true ? 'yes' : value === false ? 'no' : String(value);
    make(field, () => change(edited, `${word} ${words}`, around));
  }
  for (const role of ['holder', 'target'] as const) {
    const actor = patch[role];
    if (actor === undefined) continue;
    make(role, () => {
      if (actor === null) return setActor(edited, role, null);
      return typeof actor === 'string'
        ? setActor(edited, role, foundActor(role, actor, around))
        : newActor(edited, role, actor, around);
    });
  }
  const { topic, qualifiers } = patch;
  if (topic !== undefined) {
    if (topic && !paragraphOf(around).includes(topic.words))
      throw refusal('topic', 'its words do not stand in the paragraph like this. Copy them from the text.');
    edited = { ...edited, reading: { ...edited.reading, topic } };
  }
  if (qualifiers !== undefined) edited = { ...edited, reading: { ...edited.reading, qualifiers } };
  const flaw = flawOf(edited);
  if (flaw !== null) throw refusal('claim', flaw);
  return edited;
}

/** Fields whose words the terminal takes as they are, with what it calls them. */
const WORDS = [
  ['stance', 'stance'],
  ['kind', 'kind'],
  ['sign', 'sign'],
  ['certainty', 'certainty'],
  ['negated', 'negated'],
  ['realis', 'realis'],
  ['modality', 'modality'],
  ['validFrom', 'from'],
  ['validTo', 'to'],
] as const;

function named<Result>(field: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CannotChange)) throw error;
    throw refusal(field, error.message.replace(`${field}: `, ''));
  }
}

const refusal = (field: string, message: string): InvalidInput =>
  new InvalidInput(`${field}: ${message}`, { details: [{ field, message }] });

const paragraphOf = ({ text, paragraph }: Surroundings): string => text.slice(paragraph.start, paragraph.end);

/** Where the claim stands after the patch: inside its paragraph. */
function placeIn({ quote, start, end }: ClaimPatch, before: Place, around: Surroundings): Place {
  const { paragraph } = around;
  if (quote !== undefined && start === undefined && end === undefined) {
    const found = paragraphOf(around).indexOf(quote);
    if (found === -1) throw refusal('quote', 'does not stand in the paragraph like this. Copy it from the text.');
    return checked({ start: paragraph.start + found, end: paragraph.start + found + quote.length }, quote, around);
  }
  return checked({ start: start ?? before.start, end: end ?? before.end }, quote, around);
}

function checked(place: Place, quote: string | undefined, { text, paragraph }: Surroundings): Place {
  const { start, end } = place;
  const words = text.slice(start, end);
  if (start >= end) throw refusal('start', 'is not before the end.');
  if (end > text.length) throw refusal('end', `the text has ${text.length} code units.`);
  if (start < paragraph.start || end > paragraph.end)
    throw refusal('start', `the quote leaves its paragraph, which is from ${paragraph.start} to ${paragraph.end}.`);
  if (/\p{Surrogate}/u.test(words)) throw refusal('start', 'start or end is inside a character.');
  if (!/\S/u.test(words)) throw refusal('quote', 'is white space.');
  if (words.length > LONGEST) throw refusal('end', `a quote has ${LONGEST} code units at most.`);
  if (quote !== undefined && quote !== words)
    throw refusal('quote', 'is not what the text has from start to end. Leave one of them out.');
  return place;
}

/** UTF-16 code units of a quote at most. */
const LONGEST = 10_000;

/** Where a new claim stands: at the offsets, or at the words if they are there once. Throws `InvalidInput`. */
export function placeOfNew(text: string, { quote, start, end }: ClaimPatch): Place {
  if (start !== undefined && end !== undefined) return { start, end };
  if (start !== undefined || end !== undefined) throw refusal(start === undefined ? 'start' : 'end', 'is missing.');
  if (quote === undefined) throw refusal('quote', 'is missing. Give the words, or start and end.');
  const at = text.indexOf(quote);
  if (at === -1) throw refusal('quote', 'does not stand in the text like this. Copy it from the text.');
  if (text.indexOf(quote, at + 1) !== -1)
    throw refusal('quote', 'stands in the text more than once. Give start and end.');
  return { start: at, end: at + quote.length };
}
