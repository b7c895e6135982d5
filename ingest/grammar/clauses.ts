import { hasLemma, type PartOfSpeech, readingsOf, type Sentence, type Token } from '../text/token.ts';
import { CLAUSE_WORDS, type ClauseWords } from './words.ts';

export type ClauseKind = 'main' | 'coordinate' | 'complement' | 'relative' | 'adverbial' | 'participle' | 'gerund';

/** A stretch of a sentence around one predicate; nested clauses are cut out of it. */
export interface Clause {
  readonly index: number;
  readonly kind: ClauseKind;
  /** The clause it depends on or, for a coordinate one, the clause it goes on from. */
  readonly parent: number | null;
  /** The word that opens it, as a lemma. */
  readonly opener: string | null;
  /** Indexes of its tokens, in order, without those of nested clauses. */
  readonly tokens: readonly number[];
  /** Index of its finite verb or other predicate; null where it has none. */
  readonly predicate: number | null;
}

/** The clauses of a sentence; `of` gives each token's clause. */
export interface Clauses {
  readonly all: readonly Clause[];
  readonly of: readonly number[];
}

interface Growing {
  index: number;
  kind: ClauseKind;
  parent: number | null;
  opener: string | null;
  tokens: number[];
  predicate: number | null;
  /** Segments at its end that have no predicate of their own. */
  loose: number[][];
}

/**
 * Parts a sentence into clauses by punctuation, small words and finite verbs: no parser, but right often enough to keep
 * the subject of one clause from becoming the subject of another.
 */
export function clausesOf({ tokens, language }: Sentence): Clauses {
  const words = CLAUSE_WORDS[language];
  const all: Growing[] = [];
  const stack: Growing[] = [];
  const open = (kind: ClauseKind, parent: Growing | null, opener: string | null): Growing => {
    const clause: Growing = {
      index: all.length,
      kind,
      parent: parent?.index ?? null,
      opener,
      tokens: [],
      predicate: null,
      loose: [],
    };
    all.push(clause);
    return clause;
  };
  const add = (clause: Growing, segment: readonly number[], predicate: number | null) => {
    clause.tokens.push(...segment);
    if (predicate === null) clause.loose.push([...segment]);
    else {
      clause.predicate ??= predicate;
      clause.loose = [];
    }
  };

  for (const segment of segmentsOf(tokens, words)) {
    const predicate = predicateOf(segment, tokens, words) ?? saidOf(segment, stack.at(-1), tokens, words);
    const { kind, opener } = openingOf(segment, tokens, words, predicate);
    let current = stack.at(-1);
    if (!current) {
      current = open(kind ?? 'main', null, opener);
      stack.push(current);
      add(current, segment, predicate);
      continue;
    }
    if (kind) {
      // A complement inside a complement goes deeper; what interrupts a clause is pushed on it and popped later.
      const nested = open(kind, current, opener);
      stack.push(nested);
      add(nested, segment, predicate);
      continue;
    }
    if (predicate === null) {
      add(current, segment, null);
      continue;
    }
    // A finite verb without an opener: it belongs to the innermost clause that still waits for one.
    const waiting = stack.findLast(
      (clause) => clause.predicate === null && clause.kind !== 'gerund' && clause.kind !== 'participle',
    );
    if (waiting) {
      while (stack.at(-1) !== waiting) stack.pop();
      add(waiting, segment, predicate);
      continue;
    }
    // Else it begins a clause beside the innermost one that is neither participle nor gerund, and takes a subject that
    // was left loose at the end of it.
    let beside = stack.at(-1) as Growing;
    while (
      stack.length > 1 &&
      (beside.kind === 'gerund' || beside.kind === 'participle' || beside.kind === 'relative')
    ) {
      stack.pop();
      beside = stack.at(-1) as Growing;
    }
    if (
      beside.predicate === null &&
      (beside.kind === 'gerund' || beside.kind === 'participle' || beside.kind === 'adverbial')
    ) {
      const main = open('main', null, null);
      beside.parent = main.index;
      stack.splice(0, stack.length, main);
      add(main, segment, predicate);
      continue;
    }
    if (beside.kind === 'gerund' || beside.kind === 'adverbial' || beside.kind === 'participle') {
      // «Если …, то …»: the sentence began with its subordinate clause.
      const main = open('main', null, null);
      if (beside.parent === null) beside.parent = main.index;
      stack.splice(0, stack.length, main);
      add(main, segment, predicate);
      continue;
    }
    const next = open('coordinate', beside, null);
    if (beside.loose.length && startsNominative(beside.loose[0] ?? [], tokens, words)) {
      const moved = new Set(beside.loose.flat());
      beside.tokens = beside.tokens.filter((token) => !moved.has(token));
      next.tokens.push(...moved);
      beside.loose = [];
    }
    stack.splice(-1, 1, next);
    add(next, segment, predicate);
  }
  const of = new Array<number>(tokens.length).fill(-1);
  for (const clause of all) {
    clause.tokens.sort((a, b) => a - b);
    for (const token of clause.tokens) of[token] = clause.index;
  }
  // A mark stands with the word before it.
  for (let index = 0; index < of.length; index++) if (of[index] === -1) of[index] = of[index - 1] ?? 0;
  return { all: all.map(({ loose: _, ...clause }) => clause), of };
}

/** «Анкара – союзник Баку»: behind a dash, a nominative says what the nominative before it is, and stands for the verb. */
function saidOf(
  segment: readonly number[],
  clause: Growing | undefined,
  tokens: readonly Token[],
  words: ClauseWords,
): number | null {
  const [first] = segment;
  if (!words.hasCases || first === undefined || !clause || clause.predicate !== null || !clause.tokens.length)
    return null;
  if (!['–', '—', '-'].includes(tokens[first - 1]?.text ?? '')) return null;
  return startsNominative(segment, tokens, words) && startsNominative(clause.tokens, tokens, words) ? first : null;
}

const BREAKS = new Set([',', ';', ':', '–', '—', '-', '(', ')', '…']);

/** Stretches between marks, further parted at openers and at conjunctions that have a finite verb on each side. */
function segmentsOf(tokens: readonly Token[], words: ClauseWords): number[][] {
  const segments: number[][] = [];
  let current: number[] = [];
  const close = () => {
    if (current.length) segments.push(current);
    current = [];
  };
  for (const token of tokens) {
    if (!token.isWord) {
      if (BREAKS.has(token.text)) close();
      continue;
    }
    if (
      words.opensWithoutComma &&
      current.length &&
      (isOpener(token, tokens, words) || beginsBare(token, tokens, words))
    )
      close();
    current.push(token.index);
  }
  close();
  return segments.flatMap((segment) => partAtConjunctions(segment, tokens, words));
}

function isOpener(token: Token, tokens: readonly Token[], words: ClauseWords): boolean {
  if (words.relative.has(token.norm)) return true;
  const before = tokens[token.index - 1];
  const next = tokens[token.index + 1];
  if (token.norm === 'that') {
    // "that" opens a clause behind a verb, an adjective or a noun, and points where a noun follows right behind.
    return !!next?.isWord && !!before?.isWord && !isFiniteVerb(next) && readingsOf(before, 'preposition').length === 0;
  }
  if (['as', 'before', 'after', 'since', 'until', 'once'].includes(token.norm)) return false;
  return words.complement.has(token.norm) || words.adverbial.has(token.norm);
}

/** Words that a clause without an opener may begin with: no preposition, conjunction, adverb or "to". */
const BEGINNINGS = new Set<PartOfSpeech>(['noun', 'pronoun', 'adjective', 'numeral', 'other']);
/** Words within which its verb must stand. */
const VERB_REACH = 7;

/** "says China supports Russia": behind a verb of saying, a name or noun that soon has a finite verb of its own. */
function beginsBare(token: Token, tokens: readonly Token[], words: ClauseWords): boolean {
  const before = tokens[token.index - 1];
  if (!before?.analyses.some(({ lemma, pos }) => words.bareComplement.has(lemma) && pos !== 'noun')) return false;
  const first = token.analyses[0];
  if (!first || !(BEGINNINGS.has(first.pos) || isArticle(token))) return false;
  for (const next of tokens.slice(token.index + 1, token.index + 1 + VERB_REACH)) {
    if (!next.isWord || next.norm === 'to' || isOpener(next, tokens, words)) return false;
    if (isFiniteVerb(next)) return true;
  }
  return false;
}

const isArticle = ({ norm }: Token): boolean => ['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our'].includes(norm);

function partAtConjunctions(segment: number[], tokens: readonly Token[], words: ClauseWords): number[][] {
  const has = (part: readonly number[]) => part.some((index) => isFiniteVerb(tokens[index] as Token));
  for (const [position, index] of segment.entries()) {
    if (position === 0 || !words.coordinating.has((tokens[index] as Token).norm)) continue;
    const left = segment.slice(0, position);
    const right = segment.slice(position);
    if (has(left) && has(right)) return [left, ...partAtConjunctions(right, tokens, words)];
  }
  return [segment];
}

/** Whether a word is a finite verb more likely than anything else. */
export function isFiniteVerb(token: Token): boolean {
  const best = token.analyses[0];
  if (!best) return false;
  if (best.pos === 'verb' || best.pos === 'shortParticiple') return true;
  return best.pos === 'shortAdjective' && best.score >= 0.3;
}

function predicateOf(segment: readonly number[], tokens: readonly Token[], words: ClauseWords): number | null {
  const finite = segment.filter((index) => isFiniteVerb(tokens[index] as Token));
  // The content verb of "has supported", «был поддержан» says more than its auxiliary, but the first one opens the scope.
  const [first] = finite;
  if (first !== undefined) return first;
  if (!words.hasCases) return null;
  const copula = segment.find((index) => COPULAS.has((tokens[index] as Token).norm));
  return copula ?? null;
}

/** Words that stand where a verb would: «это», «нет», «нельзя». */
const COPULAS = new Set('это нет нельзя можно нужно надо необходимо должен должна должны пора'.split(' '));

function openingOf(
  segment: readonly number[],
  tokens: readonly Token[],
  words: ClauseWords,
  predicate: number | null,
): { kind: ClauseKind | null; opener: string | null } {
  const at = (position: number) => tokens[segment[position] ?? -1];
  const lemmaIn = (token: Token | undefined, set: ReadonlySet<string>) =>
    token && (set.has(token.norm) ? token.norm : token.analyses.find(({ lemma }) => set.has(lemma))?.lemma);
  for (let position = 0; position < Math.min(4, segment.length); position++) {
    const token = at(position);
    const relative = lemmaIn(token, words.relative);
    // «с которым», «на территории которого»: the relative word may stand behind a few others.
    if (
      relative &&
      (position === 0 || relative === 'который' || relative === 'which' || relative === 'whom' || relative === 'whose')
    )
      return { kind: 'relative', opener: relative };
  }
  const skip = at(0) && words.coordinating.has((at(0) as Token).norm) ? 1 : 0;
  const first = at(skip);
  const complement = lemmaIn(first, words.complement);
  if (complement && (first as Token).norm === complement) return { kind: 'complement', opener: complement };
  // «…, носит ли активизация …»: an indirect question.
  if (at(skip + 1)?.norm === 'ли' && predicate !== null) return { kind: 'complement', opener: 'ли' };
  if (first && words.adverbial.has(first.norm)) return { kind: 'adverbial', opener: first.norm };
  if (
    predicate !== null &&
    words.opensWithoutComma &&
    first &&
    beginsBare(tokens[segment[0] ?? 0] as Token, tokens, words)
  )
    return { kind: 'complement', opener: null };
  if (predicate !== null) return { kind: null, opener: null };
  const some = segment.map((index) => tokens[index] as Token);
  const gerund = some.find((token) => token.analyses[0]?.pos === 'gerund');
  if (gerund && words.hasCases) return { kind: 'gerund', opener: null };
  const lead = some
    .slice(0, 3)
    .find((token) => token.analyses[0]?.pos === 'participle' && !describesNext(token, tokens));
  const before = (segment[0] ?? 0) - 1;
  if (
    lead &&
    words.hasCases &&
    before >= 0 &&
    tokens[before]?.text === ',' &&
    some.length > 1 &&
    !some.slice(0, some.indexOf(lead)).some((token) => readingsOf(token, 'noun').length > 0)
  )
    return { kind: 'participle', opener: null };
  return { kind: null, opener: null };
}

/** «взвешенная диверсификация»: a participle right before its own noun opens no clause. */
function describesNext(participle: Token, tokens: readonly Token[]): boolean {
  const next = tokens[participle.index + 1];
  if (!next) return false;
  return readingsOf(next, 'noun').some((noun) =>
    readingsOf(participle, 'participle').some(
      (each) =>
        each.case === noun.case &&
        each.number === noun.number &&
        (each.number === 'plur' || each.gender === noun.gender),
    ),
  );
}

function startsNominative(segment: readonly number[], tokens: readonly Token[], words: ClauseWords): boolean {
  if (!words.hasCases) return segment.length > 0;
  for (const index of segment) {
    const token = tokens[index] as Token;
    if (readingsOf(token, 'preposition').length) return false;
    const noun = readingsOf(token, 'noun', 'pronoun');
    if (noun.length) return noun.some((each) => each.case === 'nom');
    if (hasLemma(token, 'и') || hasLemma(token, 'а')) return false;
  }
  return false;
}
