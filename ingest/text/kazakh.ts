import { type Analysis, type Case, type Grammatical, normalize, type PartOfSpeech } from './token.ts';

/**
 * Readings of a Kazakh word: every way in which plural, possessive and case endings can be taken off, and the common
 * verb endings. There is no dictionary behind it, so that stems which do not exist are among the readings; vowel harmony
 * and the length of what is taken off order them.
 *
 * - Cases: the ablative («Ресейден») counts as `ins`, as do the endings -мен/-бен/-пен: verbs take one or the other, and
 *   `gen` is left to owners. A possessed form in -ы/-і may be a bare accusative too («ұсынысын»).
 * - Verbs are given by their verbal noun: «қолдайды», «қолдаған», «қолдап» → қолдау. A negated stem keeps its ending
 *   («қолдамайды» → қолдамау), so that what is denied is never taken for what is said.
 */
export function analyseKazakh(word: string): readonly Analysis[] {
  const norm = normalize(word) || word;
  const known = READ.get(word);
  if (known) return known;
  if (READ.size >= MOST_KEPT) READ.clear();
  const found = norm.length > LONGEST_WORD ? [of(norm, 'noun', 1)] : analyse(norm, /^\p{Lu}/u.test(word));
  READ.set(word, found);
  return found;
}

const READ = new Map<string, readonly Analysis[]>();
const MOST_KEPT = 50_000;
/** Longer strings are no words. */
const LONGEST_WORD = 60;
/** Letters that must be left of a stem. */
const SHORTEST_STEM = 2;

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

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CLOSED: readonly (readonly [PartOfSpeech, ReadonlySet<string>])[] = [
  ['conjunction', words('және бірақ ал немесе әрі алайда дегенмен сондықтан өйткені себебі егер яғни әйтсе')],
  ['particle', words('емес жоқ да де та те ма ме ба бе па пе ғана қана ғой қой тек иә')],
  [
    'adverb',
    words(
      'өте тым аса қазір бүгін ертең кеше енді әлі бұрын кейін қайта тағы бірге ашық нақты сақ мүлде мүлдем жиі сирек жақын мұқият',
    ),
  ],
  [
    'adjective',
    words(
      'басты негізгі маңызды жаңа ескі үлкен кіші ірі өзара екіжақты көпвекторлы көпжақты сенімді стратегиялық әскери саяси экономикалық халықаралық аймақтық өңірлік сыртқы ішкі барлық бүкіл көп аз жалпы ресми бейтарап тәуелді тәуелсіз мүдделі белсенді дербес бірлескен ортақ тығыз байсалды',
    ),
  ],
  [
    'other',
    words(
      'үшін туралы жөнінде жайында жайлы қарсы бойынша арқылы сияқты секілді дейін шейін соң бері қарай ретінде арасында арасындағы арасынан тарапынан алдында ішінде деп деген дей',
    ),
  ],
  ['pronoun', words('бұл сол осы мына ана кім не қай қандай кейбір өз')],
];

/** Personal pronouns change their stem. */
const PRONOUNS: ReadonlyMap<string, readonly [string, Case, Grammatical]> = new Map([
  ...['ол оның оған оны онда одан онымен'].flatMap((forms) => pronoun('ол', forms, 'sing')),
  ...['олар олардың оларға оларды оларда олардан олармен'].flatMap((forms) => pronoun('олар', forms, 'plur')),
  ...['біз біздің бізге бізді бізде бізден бізбен'].flatMap((forms) => pronoun('біз', forms, 'plur')),
]);

const AUXILIARIES = words('отыр тұр жатыр жүр');

function pronoun(lemma: string, forms: string, number: Grammatical): [string, readonly [string, Case, Grammatical]][] {
  const cases: readonly Case[] = ['nom', 'gen', 'dat', 'acc', 'loc', 'ins', 'ins'];
  return forms.split(' ').map((form, index) => [form, [lemma, cases[index] ?? 'nom', number]]);
}

function analyse(norm: string, named: boolean): Analysis[] {
  const personal = PRONOUNS.get(norm);
  if (personal) return [of(personal[0], 'pronoun', 1, { case: personal[1], number: personal[2] })];
  if (norm === 'мен')
    return [of('мен', 'conjunction', 0.7), of('мен', 'pronoun', 0.3, { case: 'nom', number: 'sing' })];
  // «бақылап отыр»: auxiliaries without an ending.
  if (AUXILIARIES.has(norm)) return [of(`${norm}у`, 'verb', 1, { tense: 'present' })];
  if (norm === 'бен' || norm === 'пен') return [of(norm, 'conjunction', 1)];
  const closed = CLOSED.flatMap(([pos, list]) => (list.has(norm) ? [of(norm, pos, 0.9)] : []));
  if (closed.some(({ pos }) => pos !== 'adjective' && pos !== 'adverb')) return closed;
  return merge([...closed, ...asNoun(norm), ...asAdjective(norm), ...asVerb(norm, named)]);
}

function merge(analyses: readonly Analysis[]): Analysis[] {
  const best = new Map<string, Analysis>();
  for (const analysis of analyses) {
    const key = [analysis.lemma, analysis.pos, analysis.case, analysis.number, analysis.tense].join(' ');
    const before = best.get(key);
    if (!before || before.score < analysis.score) best.set(key, analysis);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

const BACK = /[аоұыяёэ]/u;
const FRONT = /[әөүіе]/u;
const VOWELS = 'аәоөұүыіеиуяюёэ';

/** Whether an ending has the vowels that its stem asks for; и and у say nothing. */
function harmonises(stem: string, ending: string): boolean {
  const last = [...stem].reverse().find((letter) => BACK.test(letter) || FRONT.test(letter));
  if (!last) return true;
  return BACK.test(last) ? !FRONT.test(ending) : !BACK.test(ending);
}

const CASES: readonly (readonly [Case, RegExp])[] = [
  ['gen', /(?:ның|нің|дың|дің|тың|тің)$/u],
  ['dat', /(?:ға|ге|қа|ке)$/u],
  ['acc', /(?:ны|ні|ды|ді|ты|ті)$/u],
  ['loc', /(?:да|де|та|те)$/u],
  ['ins', /(?:дан|ден|тан|тен|нан|нен)$/u],
  ['ins', /(?:мен|бен|пен)$/u],
];
/** Behind a possessive of the third person. */
const POSSESSED_CASES: readonly (readonly [Case, RegExp])[] = [
  ['dat', /(?<=[ыі])(?:на|не)$/u],
  ['acc', /(?<=[ыі])н$/u],
  ['loc', /(?<=[ыі])(?:нда|нде)$/u],
  ['ins', /(?<=[ыі])(?:нан|нен)$/u],
];
/** «сы» behind a vowel, «ы» behind a consonant; both are tried. */
const POSSESSIVES = [/(?<=[аәеиоөұүыіуюя])(?:сы|сі)$/u, /(?:ы|і)$/u, /(?:ымыз|іміз|мыз|міз)$/u];
const PLURAL = /(?:лар|лер|дар|дер|тар|тер)$/u;

/** The word without an ending, and whether it may have had it; null where too little is left. */
function without(word: string, ending: RegExp): { stem: string; ending: string } | null {
  const found = ending.exec(word)?.[0];
  if (!found) return null;
  const stem = word.slice(0, -found.length);
  return stem.length >= SHORTEST_STEM && [...stem].some((letter) => VOWELS.includes(letter))
    ? { stem, ending: found }
    : null;
}

/** «серігі» → серік: the last consonant grows soft before a vowel. */
const hardened = (stem: string): string[] => {
  const hard = { г: 'к', ғ: 'қ', б: 'п' }[stem.at(-1) ?? ''];
  return hard ? [stem, stem.slice(0, -1) + hard] : [stem];
};

/** Stems of a form without its case: itself, without a possessive, without a plural. */
function* stemsOf(form: string, score: number): Generator<{ lemma: string; number: Grammatical; score: number }> {
  const plural = without(form, PLURAL);
  yield { lemma: form, number: 'sing', score };
  if (plural)
    yield { lemma: plural.stem, number: 'plur', score: score * (harmonises(plural.stem, plural.ending) ? 1.1 : 0.4) };
}

function nounsOf(form: string, kase: Case, score: number): Analysis[] {
  const found: Analysis[] = [];
  for (const { lemma, number, score: own } of stemsOf(form, score))
    found.push(of(lemma, 'noun', Math.min(1, own), { case: kase, number }));
  for (const possessive of POSSESSIVES) {
    const owned = without(form, possessive);
    if (!owned) continue;
    const factor = harmonises(owned.stem, owned.ending) ? 0.9 : 0.3;
    for (const stem of hardened(owned.stem))
      for (const { lemma, number, score: own } of stemsOf(stem, score * factor))
        found.push(of(lemma, 'noun', Math.min(1, own), { case: kase, number }));
  }
  return found;
}

function asNoun(norm: string): Analysis[] {
  const found = nounsOf(norm, 'nom', 0.5);
  for (const [kase, ending] of [...CASES, ...POSSESSED_CASES]) {
    const taken = without(norm, ending);
    if (taken) found.push(...nounsOf(taken.stem, kase, harmonises(taken.stem, taken.ending) ? 0.6 : 0.2));
  }
  // «Қазақстандағы»: what is in a place, before a noun.
  const placed = without(norm, /(?:дағы|дегі|тағы|тегі)$/u);
  if (placed) found.push(of(placed.stem, 'noun', 0.6, { case: 'loc', number: 'sing' }));
  return found;
}

function asAdjective(norm: string): Analysis[] {
  const ending = without(norm, /(?:лық|лік|дық|дік|тық|тік|лы|лі|сыз|сіз|ғы|гі|қы|кі)$/u);
  return ending && harmonises(ending.stem, ending.ending) ? [of(norm, 'adjective', 0.4)] : [];
}

const VERB_ENDINGS: readonly (readonly [RegExp, PartOfSpeech, Features])[] = [
  [/(?:ды|ді|ты|ті)(?:м|ң|қ|к|ңыз|ңіз)?$/u, 'verb', { tense: 'past' }],
  [/(?:ған|ген|қан|кен)(?:мын|мін|быз|біз|сыз|сіз)?$/u, 'verb', { tense: 'past' }],
  [/(?:(?<=[аәеиыі])й|(?<![аәеиыі])[ае])(?:ды|ді|мын|мін|мыз|міз)$/u, 'verb', { tense: 'present' }],
  [/(?:(?<=[аәеиыі])й|(?<![аәеиыі])[ае])(?:тын|тін)$/u, 'participle', { tense: 'present', voice: 'active' }],
  [/(?:ып|іп|(?<=[аәеиоөұүу])п)$/u, 'gerund', { tense: 'past' }],
  [/(?:са|се)$/u, 'verb', { tense: 'future' }],
  [/(?:мақ|мек|бақ|бек|пақ|пек)(?:шы|ші)?$/u, 'verb', { tense: 'future' }],
  [/(?:ар|ер|(?<=[ае])р)$/u, 'verb', { tense: 'future' }],
  [/(?<=\p{L}{3})у(?:да|де)$/u, 'verb', { tense: 'present' }],
  [/у$/u, 'infinitive', {}],
];

function asVerb(norm: string, named: boolean): Analysis[] {
  const found: Analysis[] = [];
  for (const [ending, pos, features] of VERB_ENDINGS) {
    const taken = without(norm, ending);
    if (!taken) continue;
    const score = harmonises(taken.stem, taken.ending) && !named ? 0.65 : 0.2;
    for (const lemma of verbalNounsOf(taken.stem)) found.push(of(lemma, pos, score, features));
  }
  return found;
}

/** Dictionary forms of a verb stem: «қолда» → қолдау, «оқы» → оқу, «тап» → табу, «кет» → кету. */
function verbalNounsOf(stem: string): string[] {
  if (/[ыі]$/u.test(stem)) return [`${stem.slice(0, -1)}у`, `${stem}у`];
  if (stem.endsWith('й')) return [`${stem.slice(0, -1)}ю`];
  if (stem.endsWith('п')) return [`${stem.slice(0, -1)}бу`, `${stem}у`];
  if (/[кқ]$/u.test(stem)) return [`${stem.slice(0, -1)}${stem.endsWith('к') ? 'г' : 'ғ'}у`, `${stem}у`];
  return [`${stem}у`];
}
