import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import az from 'az';
import { type Analysis, type Case, type Gender, normalize, type PartOfSpeech } from './token.ts';

/**
 * Morphology of Russian: all readings of a word by the OpenCorpora dictionary of 2016, guesses for words it does not
 * have. The one file that knows the package `az`. Right as first reading for about 98 % of lemmas, but for only 80 %
 * of cases: use the set of cases, never the first one.
 */
export type Analyse = (word: string) => readonly Analysis[];

const PARTS: Readonly<Record<string, PartOfSpeech>> = {
  NOUN: 'noun',
  ADJF: 'adjective',
  ADJS: 'shortAdjective',
  COMP: 'adverb',
  VERB: 'verb',
  INFN: 'infinitive',
  PRTF: 'participle',
  PRTS: 'shortParticiple',
  GRND: 'gerund',
  NUMR: 'numeral',
  ADVB: 'adverb',
  NPRO: 'pronoun',
  PRED: 'adverb',
  PREP: 'preposition',
  CONJ: 'conjunction',
  PRCL: 'particle',
};

/** Rare cases count as the one whose forms they share: «в лесу», «чаю». */
const CASES: Readonly<Record<string, Case>> = {
  nomn: 'nom',
  gent: 'gen',
  gen2: 'gen',
  gen1: 'gen',
  datv: 'dat',
  accs: 'acc',
  acc2: 'acc',
  ablt: 'ins',
  loct: 'loc',
  loc2: 'loc',
  loc1: 'loc',
  voct: 'nom',
};

const TENSES = { past: 'past', pres: 'present', futr: 'future' } as const;
const VOICES = { actv: 'active', pssv: 'passive' } as const;

/** Readings far less likely than the best are noise of the guesser; names need some of it, so the bar is low. */
const LEAST_SHARE = 0.02;
/** Words kept; a text of 10,000 words has about 4,000 different ones. */
const MOST_KEPT = 100_000;

let loading: Promise<Analyse> | null = null;

/** Loads the dictionary once, in about 0.1 s and 25 MB. Throws when the package's files are missing. */
export const loadRussian = (): Promise<Analyse> => {
  loading ??= load();
  return loading;
};

async function load(): Promise<Analyse> {
  const dicts = join(dirname(createRequire(import.meta.url).resolve('az/package.json')), 'dicts');
  await new Promise<void>((resolve, reject) =>
    az.Morph.init(dicts, (error) =>
      error ? reject(new Error('az: cannot load its dictionary', { cause: error })) : resolve(),
    ),
  );
  const known = new Map<string, readonly Analysis[]>();
  return (word) => {
    const found = known.get(word);
    if (found) return found;
    if (known.size >= MOST_KEPT) known.clear();
    const analyses = analyse(word);
    known.set(word, analyses);
    return analyses;
  };
}

/** A word longer than any in a language would only keep the guesser busy. */
const LONGEST = 60;

function analyse(word: string): readonly Analysis[] {
  if (word.length > LONGEST) return [];
  const parses = az.Morph(word);
  if (!parses.length && /^\p{Script=Cyrillic}+$/u.test(word)) return guessNoun(normalize(word));
  const best = Math.max(0, ...parses.map(({ score }) => score));
  const seen = new Set<string>();
  const analyses: Analysis[] = [];
  for (const parse of parses) {
    const { tag, score } = parse;
    if (score < best * LEAST_SHARE) continue;
    const analysis: Analysis = {
      lemma: normalize(`${parse.prefix}${parse.normalize().word ?? word}`),
      pos: PARTS[tag.POST ?? ''] ?? 'other',
      case: CASES[tag.CAse ?? ''] ?? null,
      number: tag.NMbr === 'sing' || tag.NMbr === 'plur' ? tag.NMbr : null,
      gender: (tag.GNdr as Gender | undefined) ?? null,
      tense: TENSES[tag.TEns as keyof typeof TENSES] ?? null,
      voice: VOICES[tag.VOic as keyof typeof VOICES] ?? null,
      ...(tag.stat.includes('tran') || tag.stat.includes('intr') ? { transitive: tag.stat.includes('tran') } : {}),
      score: Math.min(1, score),
    };
    const key = JSON.stringify({ ...analysis, score: 0 });
    if (seen.has(key)) continue;
    seen.add(key);
    analyses.push(analysis);
  }
  return analyses.sort((a, b) => b.score - a.score || rankOf(a) - rankOf(b));
}

/** Where the dictionary knows no shares, the commoner part of speech comes first: «споров» is no gerund of «спороть». */
const COMMON: readonly PartOfSpeech[] = ['noun', 'verb', 'adjective', 'participle', 'infinitive', 'adverb'];
const rankOf = ({ pos }: Analysis): number => (COMMON.includes(pos) ? COMMON.indexOf(pos) : COMMON.length);

/** Endings of a masculine noun that neither dictionary nor guesser knows: «хаб», «хаба». */
const ENDINGS: readonly (readonly [ending: string, cases: readonly Case[], number: 'sing' | 'plur'])[] = [
  ['ами', ['ins'], 'plur'],
  ['ов', ['gen'], 'plur'],
  ['ам', ['dat'], 'plur'],
  ['ах', ['loc'], 'plur'],
  ['ом', ['ins'], 'sing'],
  ['ы', ['nom', 'acc'], 'plur'],
  ['а', ['gen'], 'sing'],
  ['у', ['dat'], 'sing'],
  ['е', ['loc'], 'sing'],
  ['', ['nom', 'acc'], 'sing'],
];

function guessNoun(word: string): readonly Analysis[] {
  const [ending, cases, number] = ENDINGS.find(([each]) => word.endsWith(each) && word.length - each.length >= 2) ?? [
    '',
    ['nom'] as const,
    'sing' as const,
  ];
  const lemma = word.slice(0, word.length - ending.length);
  return cases.map((each) => ({
    lemma,
    pos: 'noun',
    case: each,
    number,
    gender: 'masc',
    tense: null,
    voice: null,
    score: 0.5,
  }));
}
