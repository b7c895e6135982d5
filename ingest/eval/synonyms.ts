import type { Analyse } from '../text/russian.ts';
import { normalize } from '../text/token.ts';

/** Names of one actor, as a set of texts lists them: a line a group, names apart by commas. */
export interface Synonyms {
  /** The same key for names of one group; for a name of no group its dictionary form. */
  keyOf(name: string): string;
  /** The dictionary forms that a name may have, the likeliest first; only the group's where it belongs to one. */
  keysOf(name: string): readonly string[];
}

/** More ways to read the words of a name are not tried. */
const MOST_FORMS = 48;

/**
 * Names are brought to their dictionary form before they are looked up, word by word. Of two groups that list the same
 * name the first has it. Groups stay apart as they are: «Москва» is not «Россия» unless a line says so.
 */
export function readSynonyms(text: string, analyse: Analyse): Synonyms {
  const groups = new Map<string, string>();
  const add = (name: string, group: string) => {
    if (name && !groups.has(name)) groups.set(name, group);
  };
  const lines = text.split(/\r?\n/).map((line) => line.split(',').map(plain).filter(Boolean));
  for (const [index, names] of lines.entries()) for (const name of names) add(name, `#${index}`);
  // Written forms go before the dictionary forms of other groups.
  for (const [index, names] of lines.entries())
    for (const name of names) add(lemmasOf(name, analyse)[0] ?? '', `#${index}`);
  const keysOf = (name: string): readonly string[] => {
    const written = plain(name);
    const forms = lemmasOf(written, analyse);
    for (const form of [written, ...forms]) {
      const group = groups.get(form);
      if (group !== undefined) return [group];
    }
    return forms;
  };
  return { keysOf, keyOf: (name) => keysOf(name)[0] ?? plain(name) };
}

const plain = (name: string): string => normalize(name).replace(/\s+/gu, ' ').trim();

/** Of surnames that no dictionary has, the guesser makes adjectives: «Лункиным» is of «Лункин», not of «лункиный». */
function lemmasOf(name: string, analyse: Analyse): string[] {
  let forms: string[][] = [[]];
  for (const word of name.split(' ')) {
    const lemmas = /^[\p{Script=Cyrillic}-]+$/u.test(word) ? analyse(word).map(({ lemma }) => lemma) : [];
    const surnames = lemmas.flatMap((lemma) => /^(.{2,}(?:[ое]в|ин))ый$/u.exec(lemma)?.[1] ?? []);
    const ways = [...new Set(lemmas.length ? [...lemmas, ...surnames] : [word])];
    forms = ways.flatMap((way) => forms.map((form) => [...form, way])).slice(0, MOST_FORMS);
  }
  return [...new Set([...forms.map((form) => form.join(' ')), name])];
}
