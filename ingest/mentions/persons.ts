import { splitsOf } from '../text/kazakh-endings.ts';
import { casesOf, normalize, type Token } from '../text/token.ts';
import { noteHolder, referentOf, registerPerson, relate } from './context.ts';
import { type Draft, longestHead, type Work } from './drafts.ts';
import { ANY_SINGULAR, casesIn, casesOnly, type Features, inCase } from './features.ts';
import { nominativeOf } from './nominative.ts';
import type { Head } from './roles.ts';

/** A person's name beside a title: one of the packs or the document, or words with capitals. */
export interface Named {
  readonly first: number;
  readonly last: number;
  readonly features: Features;
  /** Null for a name that nobody knew. */
  readonly id: string | null;
}

/** Longest name, in words. */
const LONGEST = 5;

/** The name that starts at a token, in one of the cases of its title. */
export function nameBehind(work: Work, from: number, features: Features, owner: string | null): Named | null {
  const known = work.drafts.from(from);
  if (known) {
    // Who is known to lead it is meant in whatever case the author left the name.
    const leads = owner !== null && referentOf(work.context, work.lexicon, known.id).state === owner;
    const fits = leads || work.language !== 'ru' || (casesOnly(known.features) & casesOnly(features)) !== 0;
    return known.isPerson && fits
      ? {
          first: known.first,
          last: known.last,
          features: work.language === 'kk' ? known.features : known.features & casesOnly(features) || features,
          id: known.id,
        }
      : null;
  }
  const last = nameEnd(work, from);
  if (last === null || !fitsCase(work, from, features)) return null;
  const person = work.drafts.from(last + 1);
  // «Касым-Жомарта Токаева» with a first name that the packs spell otherwise.
  if (person?.isPerson && last === from && work.tokens[person.first]?.capital !== 'none')
    return { first: from, last: person.last, features: person.features, id: person.id };
  const own = work.language === 'kk' ? kazakhFeatures(work.tokens[last]) : features;
  return { first: from, last, features: own, id: null };
}

/** Whether an unknown word can stand in the case of its title: «глава Роскосмоса» names nobody. */
function fitsCase({ tokens, language }: Work, at: number, features: Features): boolean {
  const token = tokens[at];
  if (language !== 'ru' || !token) return true;
  const cases = [...casesOf(token)];
  return !cases.length || cases.some((each) => features & inCase(each));
}

/** What the ending of a Kazakh name says; endings that look like part of a name say nothing. */
function kazakhFeatures(token: Token | undefined): Features {
  if (!token) return inCase('nom');
  const stem = normalize(kazakhNominative([token]));
  const split = stem === token.norm ? undefined : splitsOf(token.norm).find((each) => each.stem === stem);
  return split ? split.cases.reduce((all: Features, each) => all | inCase(each), 0) || inCase('loc') : inCase('nom');
}

/** The name that ends before «, президент Казахстана,». */
export function nameBefore(work: Work, title: number): Named | null {
  const { tokens, drafts, language } = work;
  let at = title - 1;
  if (language === 'en') while (/^(the|a|former|then)$/.test(tokens[at]?.norm ?? '')) at--;
  if (tokens[at]?.text !== ',') return null;
  const known = drafts.to(at - 1);
  if (known)
    return known.isPerson ? { first: known.first, last: known.last, features: known.features, id: known.id } : null;
  let first = at;
  while (first > 0 && at - first < LONGEST && isNameWord(work, first - 1)) first--;
  if (at - first < 2 || (first === 0 && longestHead(work, 0))) return null;
  return { first, last: at - 1, features: ANY_SINGULAR & inCase('nom'), id: null };
}

/** The last word of a name that starts here; particles and initials belong to it. Null where none does. */
function nameEnd(work: Work, from: number): number | null {
  let last: number | null = null;
  let at = from;
  while (at - from < LONGEST) {
    if (isNameWord(work, at)) last = at;
    else if (isInitial(work, at)) at++;
    else if (!(last !== null && work.roles.particles.has(work.tokens[at]?.norm ?? '') && isNameWord(work, at + 1)))
      break;
    at++;
  }
  return last;
}

const isInitial = ({ tokens }: Work, at: number): boolean =>
  /^\p{Lu}$/u.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '.';

/** A word with a capital, also behind a particle («аль-Харби»), that is neither a title nor anybody known. */
function isNameWord(work: Work, at: number): boolean {
  const { tokens, drafts } = work;
  const token = tokens[at];
  if (!token?.isWord || drafts.at(at)) return false;
  if (/^(\p{Lu}\.)+$/u.test(token.text)) return true;
  if (!/^(?:\p{L}{1,4}-)?\p{Lu}[\p{L}\p{M}'’ʼ-]+$/u.test(token.text)) return false;
  return !longestHead(work, at) && token.capital !== 'all';
}

interface Place {
  readonly first: number;
  readonly last: number;
}

/** Makes a person with a title known to the document and gives their id. */
export function introduceHolder(work: Work, head: Head, owner: Draft | null, named: Named, title: Place): string {
  const { context, lexicon, tokens } = work;
  const id = named.id ?? unknownPerson(work, named);
  referentOf(context, lexicon, id);
  noteHolder(context, head, owner?.id ?? null, id);
  const start = tokens[title.first]?.start ?? 0;
  const end = tokens[title.last]?.end ?? 0;
  if (owner) {
    const kind = head.role === 'head' || head.role === 'premier' ? 'LEADS' : 'REPRESENTS';
    referentOf(context, lexicon, owner.id);
    relate(context, id, {
      kind,
      target: owner.id,
      from: null,
      to: null,
      source: `${context.documentId}#${start}-${end}`,
    });
  }
  return id;
}

function unknownPerson(work: Work, { first, last, features }: Named): string {
  const words = work.tokens.slice(first, last + 1);
  if (work.language === 'en') return registerPerson(work.context, { en: spaced(words), ru: null, kk: null }).id;
  if (work.language === 'kk')
    return registerPerson(work.context, { en: null, ru: null, kk: kazakhNominative(words) }).id;
  const { name, gender } = nominativeOf(words, casesIn(features));
  return registerPerson(work.context, { en: null, ru: name, kk: null, gender }).id;
}

/** Words with the spaces that the text has between them. */
const spaced = (words: readonly Token[]): string =>
  words
    .map((word, index) => (index > 0 && (words[index - 1]?.end ?? 0) < word.start ? ` ${word.text}` : word.text))
    .join('');

/** Takes the ending off the last word, as far as what is left looks like a surname. */
function kazakhNominative(words: readonly Token[]): string {
  const last = words.at(-1);
  if (!last) return '';
  const length = Math.min(
    last.text.length,
    ...splitsOf(last.norm)
      .filter(
        ({ stem, number, derived }) =>
          number === null &&
          !derived &&
          /(ев|ов|ин|ев[аы]|ова|ева|ина|ұлы|қызы|бек|бай|хан|[бвгджзклмнпрстфхш])$/.test(stem) &&
          stem.length >= 3,
      )
      .filter(({ stem }) =>
        /^(мен|бен|пен|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ды|ді|ты|ті|да|де|та|те|дан|ден|тан|тен)$/.test(
          normalize(last.text).slice(stem.length),
        ),
      )
      .map(({ stem }) => stem.length),
  );
  return `${spaced(words).slice(0, spaced(words).length - (last.text.length - length))}`;
}
