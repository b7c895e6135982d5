import type { Mention } from '../mention.ts';
import type { Sentence } from '../text/token.ts';
import { type MentionContext, referentOf } from './context.ts';
import { coordinate } from './coordination.ts';
import { Drafts, type Work } from './drafts.ts';
import { casesIn, numberIn } from './features.ts';
import { readHeads } from './heads.ts';
import type { Lexicon } from './lexicon.ts';
import { findNames } from './names.ts';
import { governedBy } from './prepositions.ts';

export {
  actorsOf,
  type MentionContext,
  newContext,
  type PersonNames,
  referentOf,
  registerOutlet,
  registerPerson,
} from './context.ts';
export { type Lexicon, loadLexicon } from './lexicon.ts';

/** Puts a draft where somebody is named; titles, coordination and prepositions are read from there. */
export type NameFinder = (work: Work) => void;

/**
 * Who is named in a sentence, in the order of the text. Persons whom a title introduces become known to the context, so a
 * document is best read once beforehand (`introducePersons`), that surnames before the introduction are understood, too.
 */
export function findMentions(
  sentence: Sentence,
  lexicon: Lexicon,
  context: MentionContext,
  findThem: NameFinder = findNames,
): Mention[] {
  const work: Work = {
    sentence,
    tokens: sentence.tokens,
    language: sentence.language,
    lexicon,
    context,
    roles: lexicon.roles[sentence.language],
    drafts: new Drafts(),
    heads: new Map(),
  };
  findThem(work);
  readHeads(work);
  const found = work.drafts.all();
  const groups = coordinate(work, found);
  const governed = governedBy(work, found, groups);
  const hasCases = sentence.language !== 'en';
  return found.map((each, index): Mention => {
    const { features, preposition } = governed[index] ?? { features: each.features, preposition: null };
    return {
      start: each.start,
      end: each.end,
      first: each.first,
      last: each.last,
      referent: referentOf(context, lexicon, each.id),
      form: each.form,
      leaning: each.leaning,
      cases: hasCases ? casesIn(features) : new Set(),
      number: numberIn(each.features),
      preposition,
      metonym: each.metonym,
      group: groups[index] ?? null,
    };
  });
}

/** Reads a document for the persons it introduces by titles, before its mentions are asked for. */
export function introducePersons(
  sentences: readonly Sentence[],
  lexicon: Lexicon,
  context: MentionContext,
  findThem: NameFinder = findNames,
): void {
  for (const sentence of sentences) findMentions(sentence, lexicon, context, findThem);
}
