import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#model/actor';
import { LANGUAGES, type Language } from '#model/document';
import { InvalidInput } from '#model/errors';
import { packsFolder, readChecked } from '../packs.ts';
import { NameIndex, type NameKind } from './name-index.ts';
import { indexRoles, type Roles } from './roles.ts';
import { ActorsFile, NamesFile, type Naming, type Phrase, RolesFile } from './schema.ts';

/** Every actor of the packs, and how each language speaks of them. */
export interface Lexicon {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly names: Readonly<Record<Language, NameIndex>>;
  readonly roles: Readonly<Record<Language, Roles>>;
  /** The English adjective of an actor, or its name where it has none: "Russian", "US". */
  readonly adjectiveOf: (id: string) => string;
  /** The English name of a seat by its words in any language, as `normalize` writes them. */
  readonly seatOf: (id: string, nth: number) => string | null;
}

let loaded: Lexicon | null = null;

/** Reads and checks the packs once, in about 0.2 s. Throws `InvalidInput` that names the file and the field. */
export const loadLexicon = (): Lexicon => {
  loaded ??= readLexicon(packsFolder());
  return loaded;
};

export function readLexicon(folder: string): Lexicon {
  const files = Object.fromEntries(
    LANGUAGES.map((language) => [language, readChecked(join(folder, language, 'names.json'), NamesFile)]),
  ) as Record<Language, NamesFile>;
  const actors = readActors(join(folder, 'actors'), files);
  const names = { ru: new NameIndex('ru'), en: new NameIndex('en'), kk: new NameIndex('kk') };
  const roles = {} as Record<Language, Roles>;
  for (const language of LANGUAGES) {
    const path = join(folder, language, 'roles.json');
    const file = readChecked(path, RolesFile);
    roles[language] = indexRoles(file, language);
    for (const [id, naming] of Object.entries(files[language])) {
      const actor = actors.get(id);
      if (!actor)
        throw new InvalidInput(`${folder}/${language}/names.json: ${id}: no such actor. Add it to packs/actors.`);
      addNaming(names[language], id, naming, actor.type === 'PERSON');
    }
    for (const phrase of file.nobody) names[language].add(null, 'name', phrase, {});
  }
  return {
    actors,
    names,
    roles,
    adjectiveOf: (id) =>
      textOf(files.en[id]?.adjectives?.find((each) => textOf(each) === 'US') ?? files.en[id]?.adjectives?.[0]) ??
      actors.get(id)?.names.en ??
      id,
    seatOf: (id, nth) => (nth === 0 ? textOf(files.en[id]?.metonyms?.[0]) : null),
  };
}

const textOf = (phrase: Phrase | undefined): string | null =>
  phrase === undefined ? null : typeof phrase === 'string' ? phrase : phrase.text;

function readActors(folder: string, files: Record<Language, NamesFile>): Map<string, Actor> {
  const actors = new Map<string, Actor>();
  for (const file of readdirSync(folder)
    .filter((each) => each.endsWith('.json'))
    .sort())
    for (const actor of readChecked(join(folder, file), ActorsFile)) {
      if (actors.has(actor.id))
        throw new InvalidInput(`${join(folder, file)}: ${actor.id}: there are two of it. Remove one.`);
      const own = new Set<string | null>(Object.values(actor.names));
      const named = LANGUAGES.flatMap((language) => (files[language][actor.id]?.names ?? []).map(plainText));
      actors.set(actor.id, { ...actor, aliases: [...new Set(named)].filter((name) => !own.has(name)).sort() });
    }
  return actors;
}

/** A phrase without its marks; null for one that is put together from dictionary forms. */
const plainText = (phrase: Phrase): string => (textOf(phrase) ?? '').replace(/[=^]/g, '');

export function addNaming(index: NameIndex, id: string, naming: Naming, isPerson: boolean): void {
  const add = (kind: NameKind, phrases: readonly Phrase[] | undefined) =>
    phrases?.forEach((phrase, nth) => {
      const { text, guard, ...inflection } = typeof phrase === 'string' ? { text: phrase } : phrase;
      index.add(id, kind, text, {
        ...inflection,
        gender: inflection.gender ?? naming.gender,
        person: isPerson,
        guard: guard ?? null,
        nth,
      });
    });
  add('name', naming.names);
  add('adjective', naming.adjectives);
  add('people', naming.people);
  add('metonym', naming.metonyms);
  add('metonymAdjective', naming.metonymAdjectives);
  for (const combining of naming.combining ?? []) index.addCombining(id, combining);
  for (const leaning of ['pro', 'anti'] as const)
    for (const word of naming.leaning?.[leaning] ?? []) index.add(id, leaning, word, { nth: 0 });
}
