import { z } from 'zod';
import type { ActorRef } from '#model/actor';
import type { Certainty } from '#model/certainty';
import { AttributionLink } from '#model/claim';
import { withCertainty } from '../review/draft.ts';
import type { Cast, Said } from './cast.ts';
import type { Cells } from './columns.ts';
import { Unfit } from './flaws.ts';
import { moved } from './place.ts';
import { quietly, type readerOf } from './reader.ts';
import { inJson, list, type Read, wholeNumber } from './values.ts';

/** Everybody whom a row names, with what it says of them. */
export const namedIn = (cells: Cells): Said[] =>
  [saidAs(cells, 'holder'), saidAs(cells, 'target'), ...assertersIn(cells)].flatMap((said) => said ?? []);

export function saidAs(cells: Cells, role: 'holder' | 'target'): Said | null {
  const [id, who] = [cells.text(`${role}.id`), cells.text(role)];
  const given = id ?? who ?? cells.text(`${role}.name`);
  if (given === null) return null;
  return {
    who: given.trim(),
    isId: id !== null,
    type: cells.text(`${role}.type`),
    name: id === null && who === null ? null : cells.text(`${role}.name`),
    state: cells.has(`${role}.state`) ? cells.text(`${role}.state`) : undefined,
  };
}

function assertersIn(cells: Cells): Said[] {
  const links = cells.text('attribution');
  if (links !== null) return (quietly(inJson(Links), links) ?? []).map(({ actor }) => saidBy(actor));
  const types = quietly(list, cells.text('asserters.type')) ?? [];
  const who = quietly(list, cells.text('asserters')) ?? [];
  return who.map((each, index) => ({
    who: each,
    isId: false,
    type: types[index] ?? null,
    name: null,
    state: undefined,
  }));
}

/** Speakers of a chain, at most: a decision brings twenty actors, and holder and target are among them. */
const SPEAKERS = 18;

const Links = z.array(AttributionLink).min(1).max(SPEAKERS);

/** Somebody as a link of a chain names them. */
const saidBy = ({ id, type, name, state }: ActorRef): Said => ({ who: id, isId: true, type, name, state });

/**
 * Who says so, outermost first, with cues that count from the quote; nobody where the row names none.
 * @param sure how sure the claim is, which the last of them is not surer than
 */
export function chainIn(
  cells: Cells,
  read: ReturnType<typeof readerOf>,
  cast: Cast,
  on: string,
  sure: Certainty,
): AttributionLink[] {
  const find = (said: Said) => cast.find(said, on);
  const from = Number(quietly(wholeNumber, cells.text('start')) ?? Number.NaN);
  const links = read(
    'attribution',
    (text) =>
      inJson(Links)(text).map(({ actor, certainty, cue }) => ({
        actor: find(saidBy(actor)),
        certainty,
        cue: cue === null || Number.isNaN(from) ? null : moved(cue, -from),
      })),
    null,
  );
  if (links !== null) return links;
  const types = read('asserters.type', list, []);
  const chain = read(
    'asserters',
    (text) =>
      chainOf(text).map((who, index) => ({
        actor: inChain(who, () => find({ who, isId: false, type: types[index] ?? null, name: null, state: undefined })),
        certainty: 'CT' as const,
        cue: null,
      })),
    [],
  );
  return chain.length ? withCertainty(chain, sure).attribution : [];
}

const chainOf: Read<string[]> = (text) => {
  const chain = list(text);
  if (chain.length > SPEAKERS) throw new Unfit(`names ${chain.length} speakers, and ${SPEAKERS} are the most.`);
  return chain;
};

/** One of several in a cell is named in the message. */
function inChain<Result>(who: string, find: () => Result): Result {
  try {
    return find();
  } catch (error) {
    throw error instanceof Unfit ? new Unfit(`“${who}” ${error.message}`) : error;
  }
}
