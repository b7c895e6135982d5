import { type Case, type Gender, normalize, type Token } from '../text/token.ts';

/** A Russian person's name put into the nominative, and whose it seems to be. */
export interface Nominative {
  readonly name: string;
  readonly gender: 'masc' | 'femn';
}

/** Which case is tried first where the sentence leaves several open. */
const ORDER: readonly Case[] = ['nom', 'gen', 'dat', 'ins', 'acc', 'loc'];

/**
 * Undoes the case of a name that no dictionary has («Фахду аль-Харби» → «Фахд аль-Харби»). Where the ending leaves more
 * than one nominative open the commonest is taken: «Сергея» is «Сергей», «Игоря» «Игорь».
 * @param words tokens of the name, in order, particles and initials included
 * @param cases what the sentence allows
 */
export function nominativeOf(words: readonly Token[], cases: ReadonlySet<Case>): Nominative {
  const own = ORDER.find((each) => cases.has(each)) ?? 'nom';
  const gender = genderOf(words, own);
  const parts = words.map((token, index) => {
    const isFirst = index === 0 && words.length > 1;
    if (!/^\p{Lu}/u.test(token.text) && !/-\p{Lu}/u.test(token.text)) return token.text;
    if (own === 'nom' || token.text.length < 3) return token.text;
    const known = isFirst ? knownName(token, own, gender) : null;
    return known ?? (gender === 'femn' ? feminine(token.text, own) : masculine(token.text, own));
  });
  return { name: joined(words, parts), gender };
}

/** Words with the spaces that the text has between them: initials and hyphens stay close. */
function joined(words: readonly Token[], parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      const before = words[index - 1];
      return before && before.end < (words[index]?.start ?? 0) ? ` ${part}` : part;
    })
    .join('');
}

/** A first name as the dictionary has it: sure, and in the case asked for. */
function knownName(token: Token, own: Case, gender: Gender): string | null {
  const reading = token.analyses.find(
    (each) => each.pos === 'noun' && each.case === own && each.number !== 'plur' && each.score > 0.5,
  );
  if (!reading || (reading.gender && reading.gender !== gender)) return null;
  return capitalized(reading.lemma);
}

const capitalized = (word: string): string =>
  word.replace(/(^|-)(\p{Ll})/gu, (_, start: string, letter: string) => start + letter.toUpperCase());

function genderOf(words: readonly Token[], own: Case): 'masc' | 'femn' {
  const [first] = words;
  const last = words.at(-1)?.norm ?? '';
  if (/(вна|вны|вне|вну|вной)$/.test(words[1]?.norm ?? '') && words.length > 2) return 'femn';
  const reading = first?.analyses.find(
    (each) => each.pos === 'noun' && each.case === own && each.number !== 'plur' && each.score > 0.5,
  );
  if (words.length > 1 && (reading?.gender === 'masc' || reading?.gender === 'femn')) return reading.gender;
  if (own === 'nom')
    return /(ова|ева|ина|ская|цкая|ая)$/.test(last) && !/[бвгджзклмнпрстфхцчшщй]$/.test(first?.norm ?? '')
      ? 'femn'
      : 'masc';
  if (/(овой|евой|иной|ской|цкой|скую|цкую|ову|еву)$/.test(last) && words.length > 1) return 'femn';
  return 'masc';
}

type Rule = readonly [RegExp, string];

const MASCULINE: Readonly<Record<Exclude<Case, 'nom'>, readonly Rule[]>> = {
  gen: [
    [/(ск|цк)ого$/, '$1ий'],
    [/ого$/, 'ый'],
    [/его$/, 'ий'],
    [/ия$/, 'ий'],
    [/([аеоуэ])я$/, '$1й'],
    [/я$/, 'ь'],
    [/а$/, ''],
    [/([^гкхжшчщи])ы$/, '$1а'],
  ],
  acc: [
    [/(ск|цк)ого$/, '$1ий'],
    [/ого$/, 'ый'],
    [/его$/, 'ий'],
    [/ия$/, 'ий'],
    [/([аеоуэ])я$/, '$1й'],
    [/я$/, 'ь'],
    [/а$/, ''],
    [/([бвгджзклмнпрстфх])у$/, '$1а'],
  ],
  dat: [
    [/(ск|цк)ому$/, '$1ий'],
    [/ому$/, 'ый'],
    [/ему$/, 'ий'],
    [/ию$/, 'ий'],
    [/([аеоуэ])ю$/, '$1й'],
    [/ю$/, 'ь'],
    [/у$/, ''],
  ],
  ins: [
    [/(ск|цк)им$/, '$1ий'],
    [/(ов|ев|ин|ын)ым$/, '$1'],
    [/ым$/, 'ый'],
    [/ием$/, 'ий'],
    [/([аеоуэ])ем$/, '$1й'],
    [/([жшчщц])ем$/, '$1'],
    [/ем$/, 'ь'],
    [/ом$/, ''],
    [/([^и])ой$/, '$1а'],
  ],
  loc: [
    [/(ск|цк)ом$/, '$1ий'],
    [/ом$/, 'ый'],
    [/ии$/, 'ий'],
    [/([аеоуэ])е$/, '$1й'],
    [/([бвгджзклмнпрстфхцчшщ])е$/, '$1'],
  ],
};

const FEMININE: Readonly<Record<Exclude<Case, 'nom'>, readonly Rule[]>> = {
  gen: [
    [/(ов|ев|ин|ын)ой$/, '$1а'],
    [/(ск|цк)ой$/, '$1ая'],
    [/ии$/, 'ия'],
    [/([гкхжшчщ])и$/, '$1а'],
    [/и$/, 'я'],
    [/ы$/, 'а'],
  ],
  dat: [
    [/(ов|ев|ин|ын)ой$/, '$1а'],
    [/(ск|цк)ой$/, '$1ая'],
    [/ии$/, 'ия'],
    [/е$/, 'а'],
  ],
  acc: [
    [/(ов|ев|ин|ын)у$/, '$1а'],
    [/(ск|цк)ую$/, '$1ая'],
    [/ию$/, 'ия'],
    [/ю$/, 'я'],
    [/у$/, 'а'],
  ],
  ins: [
    [/(ов|ев|ин|ын)ой$/, '$1а'],
    [/(ск|цк)ой$/, '$1ая'],
    [/ией$/, 'ия'],
    [/ей$/, 'я'],
    [/ой$/, 'а'],
  ],
  loc: [
    [/(ов|ев|ин|ын)ой$/, '$1а'],
    [/(ск|цк)ой$/, '$1ая'],
    [/ии$/, 'ия'],
    [/е$/, 'а'],
  ],
};

const masculine = (word: string, own: Exclude<Case, 'nom'>): string => applied(word, MASCULINE[own]);
const feminine = (word: string, own: Exclude<Case, 'nom'>): string => applied(word, FEMININE[own]);

/** The first rule whose ending the word has, unless nothing pronounceable would be left of it. */
function applied(word: string, rules: readonly Rule[]): string {
  for (const [ending, nominative] of rules) {
    if (!ending.test(word)) continue;
    const result = word.replace(ending, nominative);
    return normalize(result).length >= 2 ? result : word;
  }
  return word;
}
