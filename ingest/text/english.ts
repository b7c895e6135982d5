import {
  ADJECTIVES,
  ADVERBS,
  AUXILIARIES,
  COORDINATORS,
  DEMONSTRATIVES,
  DETERMINERS,
  IRREGULAR_BASES,
  MODALS,
  NOT_ADVERBS,
  NOUN_VERBS,
  NOUNS,
  NUMERALS,
  OBJECT_PRONOUNS,
  OTHER_PRONOUNS,
  PARTICIPLES,
  PASTS,
  PLURALS,
  POSSESSIVES,
  PREPOSITIONS,
  RELATIVES,
  SINGULAR_IN_S,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  VERBS,
} from './english-words.ts';
import { type Analysis, normalize, type PartOfSpeech } from './token.ts';

/**
 * Readings of an English word by itself, most likely first: closed classes by list, the rest by lists of verbs and
 * irregular forms and by endings. Possessives and object forms of pronouns carry a case (`his` → he, gen), nothing else
 * does. Auxiliaries are verbs with their own lemma. Never empty for a word, never with an empty lemma.
 */
export function analyseEnglish(word: string): readonly Analysis[] {
  const norm = normalize(word) || word;
  const known = READ.get(word);
  if (known) return known;
  if (READ.size >= MOST_KEPT) READ.clear();
  const found =
    norm.length > LONGEST_WORD ? [of(norm, 'noun', 1)] : merge([...closed(norm, word), ...open(norm, word)]);
  READ.set(word, found);
  return found;
}

const READ = new Map<string, readonly Analysis[]>();
/** Words kept; a text of 10,000 words has about 2,500 different ones. */
const MOST_KEPT = 50_000;
/** Longer strings are no words. */
const LONGEST_WORD = 60;

type Features = Partial<Pick<Analysis, 'case' | 'number' | 'tense' | 'voice'>>;

const of = (lemma: string, pos: PartOfSpeech, score: number, features: Features = {}): Analysis => ({
  lemma,
  pos,
  case: null,
  number: null,
  gender: null,
  tense: null,
  voice: null,
  ...features,
  score,
});

function merge(analyses: readonly Analysis[]): Analysis[] {
  const best = new Map<string, Analysis>();
  for (const analysis of analyses) {
    const key = [analysis.lemma, analysis.pos, analysis.case, analysis.number, analysis.tense, analysis.voice].join(
      ' ',
    );
    const before = best.get(key);
    if (!before || before.score < analysis.score) best.set(key, analysis);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

const FORMS = {
  base: { tense: 'present', number: 'plur', voice: 'active' },
  third: { tense: 'present', number: 'sing', voice: 'active' },
  past: { tense: 'past', voice: 'active' },
} as const satisfies Record<string, Features>;

/** Function words; one may be in several classes. */
function closed(norm: string, word: string): Analysis[] {
  // "US" is a state, not all of us.
  if (norm === 'us' && word === 'US') return [];
  const found: Analysis[] = [];
  const auxiliary = AUXILIARIES.get(norm);
  if (auxiliary) {
    const [lemma, form] = auxiliary;
    if (form === 'base') found.push(of(lemma, 'infinitive', 0.5), of(lemma, 'verb', 0.5, FORMS.base));
    if (form === 'present') found.push(of(lemma, 'verb', 1, FORMS.third));
    if (form === 'past') found.push(of(lemma, 'verb', 1, FORMS.past));
    if (form === 'participle') found.push(of(lemma, 'participle', 1, { tense: 'past', voice: 'passive' }));
    if (form === 'ing') found.push(of(lemma, 'gerund', 1, { voice: 'active' }));
  }
  if (norm === 'had') found.push(of('have', 'participle', 0.2, { tense: 'past', voice: 'passive' }));
  if (norm === "'s") found.push(of("'s", 'particle', 0.8), of('be', 'verb', 0.2, FORMS.third));
  if (norm === "'d") found.push(of('would', 'verb', 0.5, FORMS.base), of('have', 'verb', 0.5, FORMS.past));
  const modal = MODALS.get(norm);
  if (modal) found.push(of(modal, 'verb', 1, { tense: norm === 'will' || norm === "'ll" ? 'future' : 'present' }));
  if (norm === 'not' || norm === "n't") found.push(of('not', 'particle', 1));
  if (norm === 'to') found.push(of('to', 'particle', 0.5), of('to', 'preposition', 0.5));
  if (DETERMINERS.has(norm)) found.push(of(norm, 'other', 0.9));
  const demonstrative = DEMONSTRATIVES.get(norm);
  if (demonstrative) {
    const plural = norm === 'these' || norm === 'those';
    found.push(of(demonstrative, 'pronoun', 0.8, { number: plural ? 'plur' : 'sing' }));
  }
  const possessive = POSSESSIVES.get(norm);
  if (possessive) found.push(of(possessive, 'pronoun', 0.8, { case: 'gen' }));
  const subject = SUBJECT_PRONOUNS.get(norm);
  if (subject) found.push(of(subject, 'pronoun', 0.9, { case: 'nom', number: NUMBERS.get(norm) ?? null }));
  const object = OBJECT_PRONOUNS.get(norm);
  if (object) found.push(of(object, 'pronoun', 0.6, { case: 'acc' }));
  if (OTHER_PRONOUNS.has(norm)) found.push(of(norm, 'pronoun', 0.5));
  if (RELATIVES.has(norm)) found.push(of(norm, 'pronoun', 0.6));
  if (COORDINATORS.has(norm)) found.push(of(norm, 'conjunction', 0.9));
  if (SUBORDINATORS.has(norm)) found.push(of(norm, 'conjunction', 0.7));
  if (norm !== 'to' && PREPOSITIONS.has(norm)) found.push(of(norm, 'preposition', 0.8));
  if (NUMERALS.has(norm) || /^[\d.,+%]+$/u.test(norm)) found.push(of(norm, 'numeral', 0.9));
  return found;
}

const NUMBERS: ReadonlyMap<string, 'sing' | 'plur'> = new Map(
  Object.entries({
    he: 'sing',
    she: 'sing',
    it: 'sing',
    we: 'plur',
    they: 'plur',
  } as const),
);

/** Function words that are never anything else, so that endings need not be asked («is» is no plural of «i»). */
const ONLY_CLOSED = new Set([
  ...[...AUXILIARIES.keys()],
  ...[...DEMONSTRATIVES.keys()],
  ...[...POSSESSIVES.keys()],
  ...[...SUBJECT_PRONOUNS.keys()],
  ...[...OBJECT_PRONOUNS.keys()],
  ...COORDINATORS,
  ...RELATIVES,
  ...[...MODALS.keys()].filter((modal) => !['will', 'might', 'may', 'can'].includes(modal)),
  ..."not n't 's 'd to the a an each every no any some such than of in on at by for from with into onto upon via per if because although though while whereas unless when until since as amid among amongst between".split(
    ' ',
  ),
]);

const isVerb = (base: string) =>
  VERBS.has(base) || NOUN_VERBS.has(base) || IRREGULAR_BASES.has(base) || isPrefixed(base);
const isNounToo = (base: string) => NOUN_VERBS.has(base) || NOUNS.has(base);
/** "redeploy", "overreact", "co-host": the verb behind the prefix decides. */
function isPrefixed(base: string): boolean {
  const rest = /^(?:re-?|over|under|out|mis|dis|un|co-|pre-?|counter-?|de-)(\p{L}{4,})$/u.exec(base)?.[1];
  return rest !== undefined && (VERBS.has(rest) || NOUN_VERBS.has(rest));
}

const NOUN_ENDING =
  /(?:tion|sion|ment|ness|ity|ship|ism|ist|ance|ence|ency|ancy|hood|dom|ure|cy|logy|graphy|[bcdfgkmnptv]er|or|ee|eer|ry|gue|x|ics)$/u;
const ADJECTIVE_ENDING =
  /(?:[a-z]{2}al|ic|ive|[^s]ous|ful|less|[a-z]{2}able|ible|ary|ory|[a-z]{2}ant|[a-z]{2}ent|ish|ese|ian|-led|-style|-like|-friendly|-wide|-old)$/u;
/** Names that end like the adjectives of other names. */
const NO_DEMONYM = new Set(
  'japan iran sudan taiwan oman jordan milan bhutan azerbaijan vatican erdogan kazan tehran ceylon man yerevan durban hassan'.split(
    ' ',
  ),
);
const isDemonym = (word: string, norm: string) =>
  /^\p{Lu}/u.test(word) &&
  /(?:[a-z]{2}an|ese|ish|ench|utch|[a-z]{2}i|greek|czech|swiss|uzbek|kazakh|tajik|kyrgyz|turkmen|slovak|serb|croat|kurd|arab|turkic)$/u.test(
    norm,
  ) &&
  !norm.endsWith('stan') &&
  !NO_DEMONYM.has(norm);

function open(norm: string, word: string): Analysis[] {
  if ((ONLY_CLOSED.has(norm) && word !== 'US') || /^[\d.,+%]+$/u.test(norm)) return [];
  const found = [...asVerb(norm, /^\p{Lu}/u.test(word)), ...asAdjective(norm, word), ...asAdverb(norm)];
  const sure = found.some(({ score }) => score >= 0.5);
  return [...found, ...asNoun(norm, word, sure)];
}

function asVerb(norm: string, named: boolean): Analysis[] {
  const found: Analysis[] = [];
  // Verbs that are nouns too are mostly nouns: "support", "visit".
  const weight = (base: string) => (isNounToo(base) ? 0.5 : ADJECTIVES.has(base) ? 0.4 : 0.9);
  if (isVerb(norm))
    found.push(of(norm, 'verb', weight(norm) * 0.6, FORMS.base), of(norm, 'infinitive', weight(norm) * 0.7));
  else if (/(?:ise|ize|ify|[^l]ate)$/u.test(norm) && !NOUNS.has(norm) && !ADJECTIVES.has(norm))
    found.push(of(norm, 'verb', 0.4, FORMS.base), of(norm, 'infinitive', 0.5));
  for (const base of PASTS.get(norm) ?? []) found.push(of(base, 'verb', 0.8, FORMS.past));
  for (const base of PARTICIPLES.get(norm) ?? []) found.push(of(base, 'participle', 0.6, PASSIVE));
  if (!SINGULAR_IN_S.has(norm))
    for (const base of basesOfS(norm)) if (isVerb(base)) found.push(of(base, 'verb', weight(base) * 0.9, FORMS.third));
  if (norm.length > 3 && norm.endsWith('ed') && !NOUNS.has(norm))
    for (const base of basesOfSuffix(norm, 'ed').filter((each) => !named || isVerb(each)))
      found.push(of(base, 'verb', 0.6, FORMS.past), of(base, 'participle', 0.5, PASSIVE));
  if (
    norm.length > 4 &&
    norm.endsWith('ing') &&
    !/^(?:anything|something|nothing|everything|during|morning|evening|string|spring)$/u.test(norm)
  )
    for (const base of basesOfSuffix(norm, 'ing').filter((each) => !named || isVerb(each)))
      found.push(
        of(base, 'gerund', 0.7, { tense: 'present', voice: 'active' }),
        of(base, 'participle', 0.6, { tense: 'present', voice: 'active' }),
      );
  return found;
}

const PASSIVE = { tense: 'past', voice: 'passive' } as const;

/** What a word in -s may be the plural or third person of. */
function basesOfS(norm: string): string[] {
  if (!norm.endsWith('s') || norm.length < 4 || /(?:ss|us|is)$/u.test(norm)) return [];
  if (norm.endsWith('ies')) return [norm.length <= 5 ? `${norm.slice(0, -3)}ie` : `${norm.slice(0, -3)}y`];
  if (/(?:sses|xes|ches|shes|zzes|[^aeiou]oes)$/u.test(norm)) return [norm.slice(0, -2)];
  return [norm.slice(0, -1)];
}

/** Verbs that a form in -ed or -ing may come from: those of the list, else the one that spelling suggests. */
function basesOfSuffix(norm: string, suffix: 'ed' | 'ing'): string[] {
  const stem = norm.slice(0, -suffix.length);
  const candidates = [`${stem}e`, stem];
  if (/([bdfgklmnprtvz])\1$/u.test(stem)) candidates.push(stem.slice(0, -1));
  if (suffix === 'ed' && stem.endsWith('i')) candidates.push(`${stem.slice(0, -1)}y`);
  if (suffix === 'ing' && stem.length < 4 && stem.endsWith('y')) candidates.push(`${stem.slice(0, -1)}ie`);
  if (/(?:ck)$/u.test(stem)) candidates.push(stem.slice(0, -1));
  const known = candidates.filter(isVerb);
  // "planed" is no form of "plan", nor "hoping" of "hop".
  if (known.length > 1) return known.includes(`${stem}e`) ? [`${stem}e`] : known.slice(0, 1);
  if (known.length) return known;
  if (norm.length < 6) return [];
  if (/([bdgmnprt])\1$/u.test(stem)) return [stem.slice(0, -1)];
  if (suffix === 'ed' && stem.endsWith('i')) return [`${stem.slice(0, -1)}y`];
  return [
    /(?:[^aeiou][aeiou]t|[cuvz]|[^aeiou]l|[^n]g|[rn]g|[^aeiou][iu]r|[iu]s|[aeo]s|rs|ns|[^aeiou][aiou]d|[iu]n)$/u.test(
      stem,
    ) && !/(?:ing|ong|ung|it|et)$/u.test(stem)
      ? `${stem}e`
      : stem,
  ];
}

function asAdjective(norm: string, word: string): Analysis[] {
  const found: Analysis[] = [];
  if (ADJECTIVES.has(norm)) found.push(of(norm, 'adjective', 0.7));
  else if (isDemonym(word, norm)) found.push(of(norm, 'adjective', 0.5));
  else if (ADJECTIVE_ENDING.test(norm) && !VERBS.has(norm) && !(NOUNS.has(norm) && /[ae]nt$/u.test(norm)))
    found.push(of(norm, 'adjective', NOUNS.has(norm) ? 0.3 : 0.7));
  else if (norm.includes('-') && !NOUNS.has(norm)) found.push(of(norm, 'adjective', 0.4));
  for (const ending of ['er', 'est'])
    if (norm.endsWith(ending)) {
      const stem = norm.slice(0, -ending.length);
      const base = [stem, `${stem}e`, stem.slice(0, -1), stem.endsWith('i') ? `${stem.slice(0, -1)}y` : ''].find(
        (each) => each.length > 2 && ADJECTIVES.has(each),
      );
      if (base) found.push(of(base, 'adjective', 0.8));
    }
  if (/[a-z]{3}(?:ed)$/u.test(norm) && !NOUNS.has(norm) && !ADJECTIVES.has(norm))
    found.push(of(norm, 'adjective', 0.15));
  if (/[a-z]{3}(?:ing)$/u.test(norm) && !NOUNS.has(norm) && !ADJECTIVES.has(norm))
    found.push(of(norm, 'adjective', 0.15));
  return found;
}

function asAdverb(norm: string): Analysis[] {
  if (ADVERBS.has(norm)) return [of(norm, 'adverb', 0.6)];
  return norm.length > 4 && norm.endsWith('ly') && !NOT_ADVERBS.has(norm) ? [of(norm, 'adverb', 0.9)] : [];
}

const isVerbForm = (norm: string): boolean =>
  isVerb(norm) || /(?:ed|ing|ly)$/u.test(norm) || PASTS.has(norm) || PARTICIPLES.has(norm);

/** Nearly everything may be a noun; `sure` says that another reading is likely already. */
function asNoun(norm: string, word: string, sure: boolean): Analysis[] {
  const found: Analysis[] = [];
  const irregular = PLURALS.get(norm);
  if (irregular) found.push(of(irregular, 'noun', 0.8, { number: 'plur' }));
  if (SINGULAR_IN_S.has(norm)) found.push(of(norm, 'noun', sure ? 0.2 : 0.8, { number: 'sing' }));
  else
    for (const base of basesOfS(norm)) {
      if (irregular) break;
      const score = NOUNS.has(base) || NOUN_VERBS.has(base) ? 0.6 : isVerb(base) ? 0.03 : 0.8;
      found.push(of(base, 'noun', score, { number: 'plur' }));
    }
  // A name may end like a plural: «Taliban», «Emirates».
  const named = /^\p{Lu}/u.test(word);
  const plural = found.length > 0;
  if (!plural && (NOUNS.has(norm) || NOUN_VERBS.has(norm))) found.push(of(norm, 'noun', 0.7, { number: 'sing' }));
  else if (norm.endsWith('ing') && sure) found.push(of(norm, 'noun', 0.3, { number: 'sing' }));
  else if (NOUN_ENDING.test(norm) && !isVerb(norm)) found.push(of(norm, 'noun', sure ? 0.5 : 0.9, { number: 'sing' }));
  else if (!plural)
    found.push(
      of(norm, 'noun', named ? 0.5 : sure ? (isVerbForm(norm) || ADJECTIVES.has(norm) ? 0.03 : 0.2) : 0.6, {
        number: 'sing',
      }),
    );
  else if (named) found.push(of(norm, 'noun', 0.2, { number: 'sing' }));
  return found;
}

export { disambiguateEnglish } from './english-context.ts';
