import type { Anaphora } from './frames/frame.ts';
import { isOneOf } from './frames/phrases.ts';
import type { Mention, Referent } from './mention.ts';
import { type Case, casesOf, type Gender, readingsOf, type Sentence, type Token } from './text/token.ts';

/** Somebody who was spoken of and may be meant by a pronoun. */
export interface Antecedent {
  readonly referents: readonly Referent[];
  readonly genders: ReadonlySet<Gender>;
  readonly isPlural: boolean;
  readonly isPerson: boolean;
  readonly isSubject: boolean;
  readonly sentence: number;
}

/**
 * What a reader has in mind on the way through a text: whom the passage is about, what was done last, which region,
 * state and organisation were named last.
 */
export interface Discourse {
  topic: readonly Referent[];
  /** The act that «этот шаг» stands for: who did it, and towards whom. */
  event: { readonly holders: readonly Referent[]; readonly targets: readonly Referent[] } | null;
  region: Referent | null;
  /** How often each region was named, recent namings counting more. */
  readonly regions: Map<string, { readonly referent: Referent; weight: number }>;
  state: Referent | null;
  organisation: Referent | null;
  recent: readonly Antecedent[];
}

export const newDiscourse = (): Discourse => ({
  topic: [],
  event: null,
  region: null,
  regions: new Map(),
  state: null,
  organisation: null,
  recent: [],
});

/** How many sentences back a pronoun reaches. */
const REACH = 1;

/** Mentions by words that stand for somebody named before: «регион», «страна», «она», «их». Names go before them. */
export function implicitMentions(
  sentence: Sentence,
  named: readonly Mention[],
  anaphora: Anaphora,
  discourse: Discourse,
): Mention[] {
  const sets = setsOf(anaphora);
  const covered = new Set(named.flatMap(({ first, last }) => range(first, last)));
  const implicit: Mention[] = [];
  for (const token of sentence.tokens) {
    if (!token.isWord || covered.has(token.index)) continue;
    const found =
      (sets.pronouns.size &&
        isPronoun(token, sets.pronouns) &&
        antecedentOf(token, sentence, named, implicit, discourse)) ||
      nounReferent(token, sentence, named, sets, discourse);
    if (!found) continue;
    const isPossessive = POSSESSIVE.has(token.norm) && isFollowedByNoun(sentence, token.index);
    for (const referent of found)
      implicit.push({
        start: token.start,
        end: token.end,
        first: token.index,
        last: token.index,
        referent,
        form: isPossessive ? 'adjective' : 'implicit',
        leaning: null,
        cases: isPossessive ? new Set() : casesOfPronoun(token),
        number: token.analyses[0]?.number ?? null,
        preposition: prepositionOf(sentence, token.index),
        metonym: false,
        group: found.length > 1 ? 10_000 + token.index : null,
      });
  }
  return implicit;
}

const known = new WeakMap<Anaphora, ReturnType<typeof newSets>>();
const newSets = ({ region, state, organisation, pronouns }: Anaphora) => ({
  region: new Set(region),
  state: new Set(state),
  organisation: new Set(organisation),
  pronouns: new Set(pronouns),
});

function setsOf(anaphora: Anaphora): ReturnType<typeof newSets> {
  const sets = known.get(anaphora) ?? newSets(anaphora);
  known.set(anaphora, sets);
  return sets;
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const isPronoun = (token: Token, pronouns: ReadonlySet<string>): boolean =>
  pronouns.has(token.norm) || readingsOf(token, 'pronoun').some(({ lemma }) => pronouns.has(lemma));

/** «его» may be anything as a possessive, but only genitive or accusative as a pronoun. */
function casesOfPronoun(token: Token): ReadonlySet<Case> {
  const own = readingsOf(token, 'pronoun').flatMap((each) => (each.case === null ? [] : [each.case]));
  return own.length ? new Set(own) : casesOf(token);
}

const POSSESSIVE = new Set('его ее их its their his her оның олардың'.split(' '));

const isFollowedByNoun = (sentence: Sentence, index: number): boolean => {
  for (const token of sentence.tokens.slice(index + 1, index + 4)) {
    if (!token.isWord) return false;
    const best = token.analyses[0]?.pos;
    if (best === 'noun') return true;
    if (best !== 'adjective' && best !== 'participle' && best !== 'adverb') return false;
  }
  return false;
};

const prepositionOf = (sentence: Sentence, index: number): string | null => {
  for (let before = index - 1; before >= 0; before--) {
    const token = sentence.tokens[before] as Token;
    const best = token.analyses[0]?.pos;
    if (best === 'preposition') return token.norm;
    if (best !== 'adjective' && best !== 'participle' && !DETERMINERS.has(token.norm)) return null;
  }
  return null;
};
const DETERMINERS = new Set('the this that этот эта эту этого весь всего данный данного'.split(' '));

function antecedentOf(
  token: Token,
  sentence: Sentence,
  named: readonly Mention[],
  implicit: readonly Mention[],
  discourse: Discourse,
): readonly Referent[] | null {
  const pronouns = readingsOf(token, 'pronoun');
  const readings = pronouns.length ? pronouns : readingsOf(token, 'other', 'adjective', 'noun');
  const isPlural = PLURAL.has(token.norm) || readings.some(({ number }) => number === 'plur');
  const genders = new Set(readings.flatMap(({ gender }) => (gender ? [gender] : [])));
  const human = HUMAN.has(token.norm);
  const thing = THING.has(token.norm);
  const isSubjectForm = readings.some((each) => each.case === 'nom') || readings.every((each) => each.case === null);
  const isPossessive = POSSESSIVE.has(token.norm) && isFollowedByNoun(sentence, token.index);
  // «Германия ей помогает»: who does it is not whom it is done to, unless a comma parts them.
  const isApart = ({ last }: Mention) =>
    isSubjectForm || isPossessive || sentence.tokens.slice(last + 1, token.index).some(({ isWord }) => !isWord);
  const here = named
    .filter((mention) => mention.last < token.index && mention.form === 'name' && isApart(mention))
    .map((mention) => antecedent(mention, sentence, [...named, ...implicit]));
  const candidates = [
    ...here.reverse(),
    ...[...discourse.recent].reverse().filter((each) => sentence.index - each.sentence <= REACH),
  ];
  const fits = (each: Antecedent) =>
    (isPlural ? each.isPlural : !each.isPlural || each.genders.size > 0) &&
    (genders.size === 0 ||
      isPlural ||
      each.genders.size === 0 ||
      [...genders].some((gender) => each.genders.has(gender))) &&
    // «он» is a person where one was named, never a people.
    !(each.isPlural && !isPlural && genders.size > 0) &&
    !(human && !each.isPerson) &&
    !(thing && each.isPerson);
  const fitting = candidates.filter(fits);
  const persons = genders.has('masc') || genders.has('femn') ? fitting.filter((each) => each.isPerson) : [];
  const found =
    persons.find((each) => each.isSubject) ?? persons[0] ?? fitting.find((each) => each.isSubject) ?? fitting[0];
  return found?.referents ?? null;
}

const PLURAL = new Set('они их им ими них ним ними they them their'.split(' '));
const HUMAN = new Set('he him his she her'.split(' '));
const THING = new Set('it its'.split(' '));

function antecedent(mention: Mention, sentence: Sentence, all: readonly Mention[]): Antecedent {
  const members = mention.group === null ? [mention] : all.filter(({ group }) => group === mention.group);
  const head = sentence.tokens[mention.last] as Token;
  return {
    referents: members.map(({ referent }) => referent),
    genders: new Set(readingsOf(head, 'noun').flatMap(({ gender }) => (gender ? [gender] : []))),
    isPlural:
      members.length > 1 ||
      mention.number === 'plur' ||
      (mention.form === 'adjective'
        ? isPluralBehind(sentence, mention.last)
        : sentence.language === 'en' && isPluralNoun(head)),
    isPerson: mention.referent.type === 'PERSON',
    isSubject:
      mention.preposition === null &&
      (mention.cases.size === 0 || mention.cases.has('nom')) &&
      (sentence.language !== 'en' || standsBeforeVerb(sentence, mention.first)),
    sentence: sentence.index,
  };
}

const OPENERS = new Set('and but or while because that which who if when although though whereas since as'.split(' '));

/** English tells a subject by its place: no verb and no preposition between it and where its clause begins. */
function standsBeforeVerb(sentence: Sentence, index: number): boolean {
  for (const { isWord, norm, analyses } of sentence.tokens.slice(0, index).reverse()) {
    if (!isWord || OPENERS.has(norm)) return true;
    const pos = analyses[0]?.pos;
    if (pos === 'verb' || pos === 'infinitive' || pos === 'gerund' || pos === 'preposition') return false;
  }
  return true;
}

/** "Chadian leaders … They": an adjective in the subject names whom a pronoun means. */
const namesSubject = ({ form, first, last }: Mention, sentence: Sentence): boolean =>
  sentence.language === 'en' &&
  form === 'adjective' &&
  standsBeforeVerb(sentence, first) &&
  isFollowedByNoun(sentence, last);

/** "Chadian leaders" are several, the United States is one. */
const isPluralNoun = ({ capital, analyses }: Token): boolean =>
  capital === 'none' && analyses[0]?.pos === 'noun' && analyses[0].number === 'plur';

function isPluralBehind(sentence: Sentence, index: number): boolean {
  const noun = sentence.tokens.slice(index + 1, index + 4).find(({ analyses }) => analyses[0]?.pos === 'noun');
  return noun?.analyses[0]?.number === 'plur';
}

function nounReferent(
  token: Token,
  sentence: Sentence,
  named: readonly Mention[],
  sets: Readonly<Record<'region' | 'state' | 'organisation', ReadonlySet<string>>>,
  discourse: Discourse,
): readonly Referent[] | null {
  const noun = readingsOf(token, 'noun', 'other');
  if (!noun.length) return null;
  const isPlural = noun.every(({ number }) => number === 'plur');
  if (isPlural) return null;
  // «регион Каспия», «страна Запада», «азиатский регион» name themselves.
  const next = sentence.tokens[token.index + 1];
  const owned = named.some(
    ({ first, last, form, cases, preposition }) =>
      (first === token.index + 1 && preposition === null && (cases.size === 0 || cases.has('gen'))) ||
      (last === token.index - 1 && form === 'adjective'),
  );
  if (isDescribed(sentence, token.index)) return null;
  if (owned || OTHER.has(sentence.tokens[token.index - 1]?.norm ?? '') || next?.norm === 'of') return null;
  if (isOneOf(token, sets.region)) return discourse.region && [discourse.region];
  if (isOneOf(token, sets.organisation)) return discourse.organisation && [discourse.organisation];
  if (isOneOf(token, sets.state)) {
    const [about, ...others] = discourse.topic;
    const state = about?.type === 'STATE' && !others.length ? about : discourse.state;
    return state && [state];
  }
  return null;
}

/** «страну, готовую помогать», «государство, которое …»: a noun that a clause describes says what somebody is, not who. */
function isDescribed({ tokens }: Sentence, noun: number): boolean {
  const [comma, next] = [tokens[noun + 1], tokens[noun + 2]];
  if (comma?.text !== ',' || !next) return false;
  const pos = next.analyses[0]?.pos;
  return pos === 'adjective' || pos === 'participle' || next.analyses.some(({ lemma }) => lemma === 'который');
}

/** Before these it is another one: «другая страна», "a third country". */
const OTHER = new Set(
  'другой другая другого другую иной иная третий третья третьей любой любая каждый каждая каждого соседний соседняя ни одна один another other third any every each neighbouring no a'.split(
    ' ',
  ),
);

/** «Регион» is the one a text keeps coming back to, not one named in passing. */
const FADING = 0.8;

function nameRegion(discourse: Discourse, referent: Referent): void {
  for (const region of discourse.regions.values()) region.weight *= FADING;
  const known = discourse.regions.get(referent.id);
  if (known) known.weight += 1;
  else discourse.regions.set(referent.id, { referent, weight: 1 });
  // A newcomer needs to be named twice to take over from one that was named often.
  const [best] = [...discourse.regions.values()].sort((a, b) => b.weight - a.weight);
  discourse.region = best?.referent ?? referent;
}

/** Takes in the mentions of a sentence, once all that is said in it was read. */
export function remember(discourse: Discourse, sentence: Sentence, mentions: readonly Mention[]): void {
  for (const { referent, form } of mentions) {
    if (form === 'prefix') continue;
    if (referent.type === 'REGION') nameRegion(discourse, referent);
    else if (referent.type === 'STATE') {
      if (form !== 'adjective') discourse.state = referent;
    } else if (referent.type === 'IGO' || referent.type === 'BLOC') discourse.organisation = referent;
  }
  const seen = new Set<number>();
  const antecedents = mentions
    .filter((mention) => {
      const { form, group } = mention;
      if (form !== 'name' && form !== 'implicit' && !namesSubject(mention, sentence)) return false;
      if (group === null) return true;
      if (seen.has(group)) return false;
      seen.add(group);
      return true;
    })
    .map((mention) => antecedent(mention, sentence, mentions));
  discourse.recent = [...discourse.recent.filter((each) => sentence.index - each.sentence < REACH), ...antecedents];
}
