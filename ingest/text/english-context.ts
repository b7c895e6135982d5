import { COORDINATORS, DETERMINERS, RELATIVES } from './english-words.ts';
import type { Analysis, Token } from './token.ts';

/**
 * Narrows the readings of English words by their neighbours: the cheapest path through the readings of a sentence, with
 * costs for a class of words behind another, a subject and verb that disagree, a second finite verb in a clause and a
 * sentence without one. "has condemned" becomes an active past, "was condemned" a passive participle, "is backing" an
 * active present. Costs are natural logarithms of odds, set by hand. Tokens keep their places; none loses all readings.
 */
export function disambiguateEnglish(tokens: readonly Token[]): Token[] {
  let beam: Path[] = [START];
  for (const [index, token] of tokens.entries()) {
    const options = optionsOf(token, tokens[index - 1], index === 0 || startsAnew(tokens, index));
    const best = new Map<string, Path>();
    for (const path of beam)
      for (const option of options) {
        const next = step(path, option, token, tokens[index + 1]);
        const before = best.get(next.key);
        if (!before || next.cost < before.cost) best.set(next.key, next);
      }
    beam = [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  }
  let path: Path | null = beam.reduce<Path | null>((best, each) => {
    const cost = each.cost + (LACKING[each.finite] ?? 0);
    return best && best.cost <= cost ? best : { ...each, cost };
  }, null);
  const narrowed = [...tokens];
  let isPerfect = false;
  for (let index = tokens.length - 1; index >= 0 && path; index--, path = path.before) {
    const token = tokens[index];
    if (!token || !path.option) continue;
    // The "has" of "has condemned" is no verb of its own: the participle is the clause's verb.
    const isAuxiliary: boolean = isPerfect && path.option.auxiliary === 'have';
    const analyses: readonly Analysis[] = isAuxiliary
      ? path.option.analyses.map((each) => ({ ...each, pos: 'particle' as const }))
      : path.option.analyses;
    isPerfect = path.tag === 'PERF' ? path.before?.awaited === 'have' : isPerfect && !isAuxiliary;
    narrowed[index] = { ...token, analyses };
  }
  return narrowed;
}

/** Paths kept for each word. */
const BEAM = 48;

type Tag =
  | 'START'
  | 'N'
  | 'V' // finite: present or past
  | 'INF'
  | 'PERF' // participle of "has condemned"
  | 'PP' // passive participle
  | 'ING'
  | 'ADJ'
  | 'ADV'
  | 'DET' // articles, demonstratives, possessives, the ending 's
  | 'NUM'
  | 'SUBJ' // he, who
  | 'PRON'
  | 'PREP'
  | 'TO'
  | 'AND'
  | 'SUB' // conjunctions and relatives
  | 'NOT'
  | 'STOP'; // punctuation

/** What an auxiliary still waits for. */
type Awaited = '' | 'have' | 'be' | 'bare';

interface Option {
  readonly tag: Tag;
  readonly cost: number;
  readonly analyses: readonly Analysis[];
  /** The verb of this option as an auxiliary. */
  readonly auxiliary: Awaited;
  readonly plural: boolean | null;
  readonly named: boolean;
}

/** 0: no finite verb yet, 1: has one, 2: may have another (behind "and", a comma, "says"), 3: a subordinate clause needs one. */
type Finite = 0 | 1 | 2 | 3;
const LACKING: Readonly<Record<Finite, number>> = { 0: 4, 1: 0, 2: 0, 3: 3 };

interface Path {
  readonly key: string;
  readonly cost: number;
  readonly before: Path | null;
  readonly option: Option | null;
  readonly tag: Tag;
  /** The class before a coordinator: what follows is most likely the same. */
  readonly left: Tag;
  readonly awaited: Awaited;
  readonly finite: Finite;
  /** The form of the verb before, for "to meet X and sign Y". */
  readonly verb: Tag;
  readonly plural: boolean | null;
  readonly named: boolean;
}

const START: Path = {
  key: '',
  cost: 0,
  before: null,
  option: null,
  tag: 'START',
  left: 'START',
  awaited: '',
  finite: 0,
  verb: 'START',
  plural: null,
  named: false,
};

/** Whether a capital at this place says nothing: behind a colon, a quotation mark or a dash. */
const startsAnew = (tokens: readonly Token[], index: number): boolean =>
  /^[:"“«(–—-]$/u.test(tokens[index - 1]?.text ?? '');

function optionsOf(token: Token, previous: Token | undefined, first: boolean): Option[] {
  if (!token.analyses.length) return [plain('STOP', [], 0)];
  const byTag = new Map<string, { tag: Tag; auxiliary: Awaited; score: number; analyses: Analysis[] }>();
  const add = (tag: Tag, analysis: Analysis, score = analysis.score) => {
    const auxiliary = auxiliaryOf(tag, analysis);
    const number = tag === 'N' || tag === 'V' ? analysis.number : '';
    const key = `${tag} ${auxiliary} ${number}`;
    const entry = byTag.get(key) ?? { tag, auxiliary, score: 0, analyses: [] };
    entry.analyses.push(analysis);
    entry.score = Math.max(entry.score, score);
    byTag.set(key, entry);
  };
  const participles = token.analyses.filter(({ pos, voice }) => pos === 'participle' && voice === 'passive');
  for (const analysis of token.analyses)
    for (const tag of tagsOf(token, analysis)) {
      if (tag === 'PP') {
        add('PERF', { ...analysis, pos: 'verb', voice: 'active' });
        add('PP', analysis);
      } else add(tag, analysis);
    }
  const named = token.capital !== 'none' && !first;
  return [...byTag.values()].map(({ tag, auxiliary, score, analyses }) => {
    let cost = -Math.log(Math.max(0.01, Math.min(1, score)));
    if (named && tag !== 'N' && tag !== 'ADJ' && !CLOSED.has(tag) && !auxiliary && token.capital === 'first')
      cost += 2.5;
    if (token.norm === "'s" && analyses[0]?.lemma === 'be')
      cost += /^(?:it|he|she|that|what|who|there|here|where)$/u.test(previous?.norm ?? '') ? -2.5 : 1;
    // "concerned", "divided": a participle after "be" and an adjective are the same thing.
    const both = tag === 'ADJ' && participles.length > 0 ? [...analyses, ...participles] : analyses;
    const adjectives =
      tag === 'PP' ? token.analyses.filter(({ pos, score: each }) => pos === 'adjective' && each >= 0.5) : [];
    const number = analyses[0]?.number ?? null;
    return {
      tag,
      cost,
      analyses: [...both, ...adjectives],
      auxiliary,
      plural: number === null ? null : number === 'plur',
      named,
    };
  });
}

const plain = (tag: Tag, analyses: readonly Analysis[], cost: number): Option => ({
  tag,
  cost,
  analyses,
  auxiliary: '',
  plural: null,
  named: false,
});

const CLOSED = new Set<Tag>(['DET', 'NUM', 'SUBJ', 'PRON', 'PREP', 'TO', 'AND', 'SUB', 'NOT', 'STOP']);

const BARE = new Set('will would shall should can cannot could may might must do'.split(' '));

function auxiliaryOf(tag: Tag, { lemma }: Analysis): Awaited {
  if (!VERBAL.has(tag)) return '';
  if (lemma === 'be' || lemma === 'have') return lemma;
  return BARE.has(lemma) ? 'bare' : '';
}

const VERBAL = new Set<Tag>(['V', 'INF', 'PERF', 'PP', 'ING']);

function tagsOf(token: Token, { pos, case: kase, lemma, voice }: Analysis): Tag[] {
  switch (pos) {
    case 'noun':
      return ['N'];
    case 'verb':
      return ['V'];
    case 'infinitive':
      return ['INF'];
    case 'participle':
      return [voice === 'passive' ? 'PP' : 'ING'];
    case 'gerund':
      return ['ING'];
    case 'adjective':
      return ['ADJ'];
    case 'adverb':
      return ['ADV'];
    case 'numeral':
      return ['NUM'];
    case 'preposition':
      return ['PREP'];
    case 'conjunction':
      return [COORDINATORS.has(token.norm) ? 'AND' : 'SUB'];
    case 'particle':
      return [lemma === 'to' ? 'TO' : lemma === 'not' ? 'NOT' : 'DET'];
    case 'pronoun':
      if (kase === 'gen') return ['DET'];
      if (kase === 'nom') return ['SUBJ'];
      if (kase === 'acc') return ['PRON'];
      if (lemma === 'this' || (lemma === 'that' && token.norm !== 'that')) return ['DET', 'PRON'];
      if (token.norm === 'that') return ['SUB', 'DET', 'PRON'];
      if (RELATIVES.has(lemma)) return ['SUB'];
      return ['PRON'];
    default:
      return DETERMINERS.has(token.norm) ? ['DET'] : ['N'];
  }
}

/** Where "to" is a preposition behind them, far more often than a sign of the infinitive. */
const TO_SOMETHING = new Set(
  'lead contribute respond object commit turn due thanks accord subject opposed oppose response attention visit trip tie threat support access approach alternative relation respect addition belong refer amount adhere cling return close relate key resort submit yield reaction reply loyal attach attachment devote export aid assistance hostile similar deliver'.split(
    ' ',
  ),
);
/** Verbs whose clause follows without "that". */
const SAYING = new Set(
  'say believe think claim fear hope know argue warn suggest insist suppose feel see note add mean show report announce expect doubt assume ensure conclude stress'.split(
    ' ',
  ),
);

/** Verbs that say how somebody is. */
const LINKING = new Set('be remain seem become feel stay look appear grow keep turn prove sound get'.split(' '));

/** Cost of a class behind a class; 2 where nothing is said. */
const AFTER: Readonly<Partial<Record<Tag, Readonly<Partial<Record<Tag, number>>>>>> = {
  START: {
    N: 0.4,
    DET: 0.2,
    SUBJ: 0.2,
    PRON: 0.5,
    PREP: 0.4,
    ADV: 0.5,
    ADJ: 0.7,
    ING: 0.9,
    PP: 1.4,
    V: 3,
    INF: 3,
    SUB: 0.4,
    AND: 0.5,
    TO: 1.2,
    NUM: 0.6,
    STOP: 0.2,
    NOT: 1,
    PERF: 9,
  },
  N: {
    V: 0.6,
    N: 1,
    PREP: 0.3,
    STOP: 0.4,
    AND: 0.5,
    SUB: 0.8,
    PP: 1.4,
    ING: 1.6,
    ADJ: 3,
    DET: 2.5,
    SUBJ: 2.5,
    PRON: 2.5,
    ADV: 1,
    TO: 0.9,
    NUM: 2,
    INF: 6,
    NOT: 2,
    PERF: 9,
  },
  V: {
    N: 0.6,
    DET: 0.2,
    SUBJ: 0.8,
    PRON: 0.3,
    ADJ: 0.7,
    PREP: 0.5,
    ADV: 0.6,
    ING: 0.8,
    PP: 1.6,
    SUB: 0.5,
    AND: 1.2,
    STOP: 0.8,
    TO: 0.4,
    V: 6,
    INF: 4,
    NUM: 0.8,
    NOT: 0.8,
    PERF: 9,
  },
  INF: {
    N: 0.6,
    DET: 0.2,
    SUBJ: 1.5,
    PRON: 0.3,
    ADJ: 0.7,
    PREP: 0.5,
    ADV: 0.6,
    ING: 0.8,
    PP: 1.6,
    SUB: 0.6,
    AND: 1.1,
    STOP: 0.8,
    TO: 0.5,
    V: 6,
    INF: 4,
    NUM: 0.8,
    NOT: 1,
    PERF: 9,
  },
  PERF: {
    N: 0.6,
    DET: 0.2,
    SUBJ: 1.5,
    PRON: 0.3,
    ADJ: 0.7,
    PREP: 0.5,
    ADV: 0.6,
    ING: 0.9,
    PP: 1.8,
    SUB: 0.6,
    AND: 1.1,
    STOP: 0.8,
    TO: 0.5,
    V: 6,
    INF: 4,
    NUM: 0.8,
    NOT: 1.5,
    PERF: 9,
  },
  PP: {
    PREP: 0.2,
    N: 1,
    STOP: 0.5,
    TO: 0.4,
    ADV: 0.6,
    SUB: 0.8,
    AND: 0.7,
    ADJ: 1.2,
    DET: 2,
    V: 2.5,
    INF: 5,
    ING: 1.8,
    NUM: 1.5,
    PP: 3,
    SUBJ: 3,
    PRON: 3,
    NOT: 2,
    PERF: 9,
  },
  ING: {
    N: 0.6,
    DET: 0.2,
    PRON: 0.4,
    ADJ: 0.7,
    PREP: 0.5,
    ADV: 0.7,
    ING: 1.8,
    PP: 1.6,
    SUB: 0.7,
    AND: 1,
    STOP: 0.8,
    TO: 0.6,
    V: 2.2,
    INF: 5,
    NUM: 0.9,
    SUBJ: 3,
    NOT: 1.5,
    PERF: 9,
  },
  ADJ: {
    N: 0,
    ADJ: 0.6,
    AND: 0.8,
    STOP: 0.9,
    PREP: 0.9,
    V: 2.5,
    INF: 4,
    PP: 2,
    ING: 1.7,
    TO: 0.6,
    SUB: 1,
    ADV: 1.6,
    NUM: 1.5,
    DET: 3,
    SUBJ: 3,
    PRON: 2.5,
    NOT: 3,
    PERF: 9,
  },
  ADV: {
    V: 0.7,
    INF: 4,
    ADJ: 0.5,
    PP: 0.8,
    ADV: 1,
    N: 1.8,
    PREP: 0.6,
    STOP: 0.4,
    DET: 0.8,
    SUBJ: 0.8,
    PRON: 0.9,
    AND: 0.9,
    SUB: 0.7,
    ING: 1,
    TO: 0.7,
    NUM: 1,
    NOT: 1,
    PERF: 9,
  },
  DET: {
    N: 0,
    ADJ: 0.2,
    PP: 0.9,
    ING: 1.2,
    ADV: 1,
    NUM: 0.4,
    V: 6,
    INF: 6,
    PREP: 4,
    AND: 4,
    STOP: 3,
    SUB: 4,
    TO: 5,
    DET: 1.5,
    PRON: 2,
    SUBJ: 5,
    NOT: 3,
    PERF: 9,
  },
  NUM: { N: 0.1, ADJ: 0.5, NUM: 0.5, PREP: 0.8, STOP: 0.7, AND: 0.8, PP: 1.5, V: 2, INF: 6, PERF: 9, ADV: 1.5 },
  SUBJ: {
    V: 0.1,
    ADV: 0.6,
    N: 3.5,
    INF: 6,
    PP: 3,
    ING: 3,
    ADJ: 3,
    PREP: 3,
    STOP: 2,
    AND: 2,
    DET: 4,
    SUB: 2.5,
    TO: 4,
    NOT: 3,
    PERF: 9,
  },
  PRON: {
    V: 0.9,
    N: 2.8,
    PREP: 0.5,
    STOP: 0.4,
    TO: 0.6,
    ADV: 0.7,
    AND: 0.7,
    SUB: 0.8,
    INF: 3,
    PP: 1.5,
    ING: 1.5,
    ADJ: 2,
    DET: 2,
    NOT: 3,
    PERF: 9,
  },
  PREP: {
    N: 0.3,
    DET: 0.1,
    PRON: 0.2,
    SUBJ: 5,
    ADJ: 0.5,
    ING: 0.7,
    PP: 1.3,
    NUM: 0.3,
    ADV: 1.3,
    SUB: 0.7,
    V: 7,
    INF: 7,
    PREP: 1.8,
    AND: 3,
    STOP: 3,
    TO: 4,
    NOT: 2,
    PERF: 9,
  },
  TO: {
    INF: 0,
    ADV: 0.9,
    V: 8,
    N: 6,
    DET: 6,
    ADJ: 5,
    PREP: 5,
    STOP: 5,
    PRON: 6,
    ING: 6,
    PP: 6,
    AND: 5,
    SUB: 5,
    NOT: 1.5,
    NUM: 6,
    SUBJ: 8,
    PERF: 9,
  },
  AND: {
    N: 0.8,
    DET: 0.5,
    ADJ: 0.9,
    V: 1.2,
    INF: 2.5,
    PP: 1.6,
    ING: 1.4,
    ADV: 0.7,
    PREP: 0.9,
    SUBJ: 0.7,
    PRON: 0.9,
    NUM: 0.9,
    SUB: 0.7,
    TO: 1.2,
    STOP: 0.8,
    NOT: 1,
    AND: 3,
    PERF: 5,
  },
  SUB: {
    N: 0.5,
    DET: 0.3,
    SUBJ: 0.2,
    PRON: 0.5,
    ADJ: 0.8,
    V: 0.7,
    ADV: 0.7,
    PREP: 0.8,
    ING: 1,
    PP: 1.4,
    TO: 1,
    INF: 5,
    NUM: 0.7,
    STOP: 1.2,
    SUB: 1.5,
    AND: 3,
    NOT: 1,
    PERF: 9,
  },
  NOT: {
    ADV: 0.5,
    INF: 3,
    ADJ: 0.6,
    PP: 0.8,
    ING: 0.8,
    N: 1,
    DET: 0.5,
    PREP: 0.6,
    TO: 0.6,
    V: 3,
    STOP: 1,
    PRON: 1,
    SUB: 0.8,
    PERF: 9,
    AND: 2,
    NUM: 0.9,
  },
  STOP: {
    N: 0.5,
    DET: 0.4,
    V: 1.2,
    INF: 3,
    ING: 0.7,
    PP: 1,
    ADV: 0.4,
    ADJ: 0.9,
    PREP: 0.4,
    AND: 0.3,
    SUB: 0.3,
    SUBJ: 0.3,
    PRON: 0.6,
    NUM: 0.6,
    TO: 1,
    STOP: 0.2,
    NOT: 0.8,
    PERF: 9,
  },
};

const isLinking = (option: Option | null): boolean => option?.analyses.some(({ lemma }) => LINKING.has(lemma)) ?? false;

function step(path: Path, option: Option, token: Token, next: Token | undefined): Path {
  let { awaited, finite, verb } = path;
  let cost = path.cost + option.cost;
  const { tag } = option;
  let analyses = option.analyses;

  if (awaited === 'bare') cost += { INF: 0, ADV: 0.5, NOT: 0.2 }[tag as string] ?? 1.5 + (AFTER.V?.[tag] ?? 2);
  else if (awaited === 'have' && tag === 'PERF') cost += 0;
  else if (awaited === 'be' && tag === 'PP') cost += 0.1;
  else if (awaited === 'be' && tag === 'ING') cost += 0.4;
  else if (tag === 'ADJ' && VERBAL.has(path.tag) && isLinking(path.option)) cost += 0.2;
  else if (path.tag === 'AND' && tag === path.left) cost += VERBAL.has(tag) ? 0.3 : 0.4;
  else if (path.tag === 'AND' && VERBAL.has(tag) && tag === verb) cost += 0.5;
  else cost += AFTER[path.tag]?.[tag] ?? 2;

  // "ruled out that …": what stands before "that" is a particle.
  if (path.tag === 'PREP' && tag === 'SUB' && token.norm === 'that') cost += 2;
  cost += nominal(path, option, token, finite);
  if (path.tag === 'PREP' && tag === 'PREP' && token.norm === 'to') cost += 0.5;
  if (tag === 'TO' || (tag === 'PREP' && token.norm === 'to')) {
    const lemmas = path.option?.analyses.some(({ lemma }) => TO_SOMETHING.has(lemma)) ?? false;
    if (tag === 'TO') cost += lemmas ? 0.7 : 0;
    else cost += lemmas ? 0 : VERBAL.has(path.tag) ? 1.2 : 0.4;
  }
  if (next?.norm === 'by' && tag === 'PP') cost -= 1;
  if (next?.norm === 'by' && tag === 'V' && option.plural === null) cost += 1;

  // "be" and "have" with nothing to wait for are verbs of their own; adverbs and "not" stand in between.
  if (awaited === 'be' && tag === 'ING' && !option.auxiliary)
    analyses = analyses.filter(({ pos }) => pos === 'participle').map((each) => ({ ...each, pos: 'verb' as const }));
  if (tag === 'ADV' || tag === 'NOT') awaited = path.awaited;
  else awaited = option.auxiliary;

  if (tag === 'V') {
    cost += finite === 1 ? 4 : finite === 2 ? 0.6 : 0;
    finite = analyses.some(({ lemma }) => SAYING.has(lemma)) ? 2 : finite === 3 ? 2 : 1;
  } else if (tag === 'SUB') finite = 3;
  else if (tag === 'AND' && finite === 1) finite = 2;
  else if (tag === 'STOP') {
    if (/^[.;:!?…]$/u.test(token.text)) {
      cost += LACKING[finite] / 2;
      finite = 0;
    } else if (finite === 1) finite = 2;
  }
  if (VERBAL.has(tag)) verb = tag;
  const left = tag === 'AND' ? path.tag : 'START';
  const { plural, named } = option;
  return {
    key: `${tag}${left}${awaited}${finite}${verb}${tag === 'N' ? `${plural}${named}` : ''}`,
    cost,
    before: path,
    option: analyses === option.analyses ? option : { ...option, analyses },
    tag,
    left,
    awaited,
    finite,
    verb,
    plural,
    named,
  };
}

/** Number and names: "officials back", "Russia backs", "NATO expansion", but hardly "backs Moscow" as two nouns. */
function nominal(path: Path, option: Option, token: Token, finite: Finite): number {
  if (path.tag !== 'N') return 0;
  if (option.tag === 'N') {
    let cost = 0;
    if (option.named && !path.named) cost += 1.4;
    if (path.plural && !path.named) cost += 1;
    return cost;
  }
  if (option.tag === 'V' && finite !== 1 && option.plural !== null && path.plural !== null && token.norm !== 'be')
    return option.plural === path.plural ? 0 : option.plural ? 1.2 : 1.6;
  return 0;
}
