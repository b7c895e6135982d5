import type { Names } from '#model/actor';
import type { Relationship } from '#model/relationship';
import { plain, transliterate } from '#model/search/transliterate';
import type { StanceCode } from '#model/stance';

/** Something that a search can find, with all the words that lead to it. */
export interface Findable<Thing> {
  readonly thing: Thing;
  /** `plain` words, each behind a space. */
  readonly words: string;
  /** Goes first among equals. */
  readonly weight: number;
}

const wordsOf = (names: readonly (string | null)[]): string => {
  const all = names.filter((name) => name !== null && name !== '');
  return ` ${[...new Set(all.flatMap((name) => [plain(name ?? ''), transliterate(name ?? '')]))].join(' ')}`;
};

interface Named {
  readonly id: string;
  readonly names: Names;
  readonly aliases?: readonly string[];
}

/** Actors under their names in all languages, their other names, and all of that in Latin letters. */
export const findableActors = <Thing extends Named & { held: number; received: number }>(
  actors: readonly Thing[],
): Findable<Thing>[] =>
  actors.map((actor) => ({
    thing: actor,
    words: wordsOf([actor.id, actor.names.en, actor.names.ru, actor.names.kk, ...(actor.aliases ?? [])]),
    weight: actor.held + actor.received,
  }));

/** Lines under the names of both ends and of the stances behind them. */
export function findableLines(
  lines: readonly Relationship[],
  actors: readonly Named[],
  stanceNames: (code: StanceCode) => readonly string[],
): Findable<Relationship>[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const namesOf = (id: string) => {
    const actor = byId.get(id);
    return [id, ...(actor ? [actor.names.en, actor.names.ru, actor.names.kk, ...(actor.aliases ?? [])] : [])];
  };
  return lines.map((line) => ({
    thing: line,
    words: wordsOf([...namesOf(line.holder), ...namesOf(line.target), ...line.stances.flatMap(stanceNames)]),
    weight: line.claims,
  }));
}

/**
 * Those in which each word of the query begins some word, as it stands or in Latin letters; those that begin with
 * the query first, then the weightier.
 */
export function find<Thing>(findables: readonly Findable<Thing>[], query: string, most: number): Thing[] {
  const words = plain(query).split(' ').filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(' ');
  const matches = findables.filter(({ words: all }) =>
    words.every((word) => all.includes(` ${word}`) || all.includes(` ${transliterate(word)}`)),
  );
  const isAhead = ({ words: all }: Findable<Thing>) =>
    all.startsWith(` ${whole}`) || all.includes(` ${transliterate(whole)}`);
  return matches
    .sort((a, b) => Number(isAhead(b)) - Number(isAhead(a)) || b.weight - a.weight)
    .slice(0, most)
    .map(({ thing }) => thing);
}
