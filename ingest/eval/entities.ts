import type { ActorType } from '#model/actor';
import { addActor } from '../mentions/context.ts';
import { type Draft, draft, type Work } from '../mentions/drafts.ts';
import { ANY, type Features, feature } from '../mentions/features.ts';
import type { NameFinder } from '../mentions/index.ts';
import { findNames } from '../mentions/names.ts';
import type { Token } from '../text/token.ts';

/** Words of which somebody has said that they name an actor. Offsets are UTF-16 code units of the text. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  readonly type: ActorType;
  /** The same for all names of one actor, within a text. */
  readonly key: string;
}

/** The actor id of an entity's key, as claims carry it, and back. */
export interface GivenNames {
  readonly findNames: NameFinder;
  readonly keyOf: (actor: string) => string | undefined;
}

/**
 * Takes the actors of a text from a list of entities. The packs name nobody any more; they still say in which cases a
 * word stands, what kind of actor a listed name is, and that an adjective («датский») belongs to a listed state.
 */
export function givenNames(entities: readonly Entity[]): GivenNames {
  const keys = [...new Set(entities.map(({ key }) => key))];
  const ids = new Map(keys.map((key, index) => [key, `given-${index}`]));
  const keyById = new Map(keys.map((key, index) => [`given-${index}`, key]));
  const inOrder = [...entities].sort((a, b) => a.start - b.start || b.end - a.end);
  /** Of actors of the packs, the entity that has their name in this text. */
  const known = new Map<string, string>();

  const findThem = (work: Work): void => {
    findNames(work);
    const { drafts, context, lexicon } = work;
    const found = drafts.all();
    for (const each of found) drafts.remove(each);
    for (const entity of inOrder) {
      const place = placeOf(entity, work);
      if (!place || range(place).some((token) => drafts.at(token))) continue;
      const id = ids.get(entity.key) ?? entity.key;
      const same = found.find(({ first, last }) => first === place.first && last === place.last);
      const actor = same && (context.actors.get(same.id) ?? lexicon.actors.get(same.id));
      if (same && !same.metonym && same.form === 'name' && !known.has(same.id)) known.set(same.id, id);
      addActor(context, id, actor?.type ?? entity.type, { en: entity.key, ru: null, kk: null });
      const isPerson = (actor?.type ?? entity.type) === 'PERSON';
      const own = { features: featuresOf(work.tokens.slice(place.first, place.last + 1), isPerson) };
      drafts.add(draft(work, id, place.first, place.last, { ...(same ? inherited(same) : own), isPerson }));
    }
    for (const each of found) {
      const id = known.get(each.id);
      if (id && !range(each).some((token) => drafts.at(token))) drafts.add({ ...each, id });
    }
  };
  return { findNames: findThem, keyOf: (actor) => keyById.get(actor) };
}

const inherited = ({ form, leaning, features, metonym, isCapital, needsHead }: Draft): Partial<Draft> => ({
  form,
  leaning,
  features,
  metonym,
  isCapital,
  needsHead,
});

const range = ({ first, last }: { first: number; last: number }): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The tokens of an entity in this sentence; null where it begins or ends inside a word («ru» of an address). */
function placeOf({ start, end }: Entity, { tokens, sentence }: Work): { first: number; last: number } | null {
  if (end <= sentence.start || start >= sentence.end) return null;
  const first = tokens.find((token) => token.start === start);
  const last = tokens.findLast((token) => token.end <= end);
  return first?.isWord && last && last.index >= first.index && last.end >= end - 1
    ? { first: first.index, last: last.index }
    : null;
}

/** The cases that the head of a name may stand in: its first noun, of a person every word. Any where nothing tells. */
function featuresOf(tokens: readonly Token[], isPerson: boolean): Features {
  const readings = tokens.flatMap(({ analyses, capital }) => {
    if (capital === 'all' && tokens.length === 1) return [];
    const features = analyses.reduce(
      (all, { pos, case: own, number }) =>
        pos === 'noun' && own
          ? all | (number ? feature(own, number) : feature(own, 'sing') | feature(own, 'plur'))
          : all,
      0,
    );
    return features ? [features] : [];
  });
  const [head = ANY] = readings;
  return isPerson ? readings.reduce((common, each) => common & each || common, ANY) : head;
}
