import { type Certainty, weaker } from '#model/certainty';
import type { Claim } from '#model/claim';
import type { Frame, Hedges } from './frames/frame.ts';
import { indexPhrases, matchPhrases, type PhraseIndex, type PhraseMatch } from './frames/phrases.ts';
import type { Trigger } from './frames/triggers.ts';
import type { Clause } from './grammar/clauses.ts';
import { isModifier, isNoun, type Parsed } from './grammar/parsed.ts';
import { subjectOf } from './grammar/subjects.ts';
import type { Token } from './text/token.ts';

type CertaintyHedge = Hedges['certainty'][number];

/** A pack's hedges, ready to be looked for. */
export interface HedgeIndex {
  readonly certainty: PhraseIndex<CertaintyHedge>;
  readonly modality: PhraseIndex<Claim['modality']>;
  readonly negation: ReadonlySet<string>;
  readonly noNegation: PhraseIndex<true>;
  readonly passedOver: PhraseIndex<true>;
  readonly denials: PhraseIndex<true>;
  /** Words that open a conditional clause. */
  readonly openers: ReadonlySet<string>;
  readonly conditional: PhraseIndex<true>;
  readonly hypothetical: PhraseIndex<true>;
  readonly future: PhraseIndex<true>;
  readonly habitual: PhraseIndex<true>;
}

const plain = (phrases: readonly string[]) => indexPhrases(phrases.map((phrase) => [phrase, true] as const));

export const indexHedges = (hedges: Hedges): HedgeIndex => ({
  certainty: indexPhrases(hedges.certainty.flatMap((hedge) => hedge.words.map((word) => [word, hedge] as const))),
  modality: indexPhrases(
    hedges.modality.flatMap(({ words, modality }) => words.map((word) => [word, modality] as const)),
  ),
  negation: new Set(hedges.negation),
  noNegation: plain(hedges.noNegation),
  passedOver: plain(hedges.passedOver),
  denials: plain(hedges.denials),
  openers: new Set(hedges.conditional),
  conditional: plain(hedges.conditional.filter((phrase) => phrase.includes(' '))),
  hypothetical: plain(hedges.hypothetical),
  future: plain(hedges.future),
  habitual: plain(hedges.habitual),
});

/** All hedges of a sentence, found once for all its claims. */
export interface Hedged {
  readonly certainty: readonly PhraseMatch<CertaintyHedge>[];
  readonly modality: readonly PhraseMatch<Claim['modality']>[];
  /** Tokens that deny something. */
  readonly negations: ReadonlySet<number>;
  readonly passedOver: readonly PhraseMatch<true>[];
  readonly denials: readonly PhraseMatch<true>[];
  readonly hypothetical: readonly PhraseMatch<true>[];
  readonly future: readonly PhraseMatch<true>[];
  readonly habitual: readonly PhraseMatch<true>[];
  readonly conditional: readonly PhraseMatch<true>[];
  readonly openers: ReadonlySet<string>;
}

export function hedgesIn({ tokens }: Parsed, index: HedgeIndex): Hedged {
  const find = <Value>(phrases: PhraseIndex<Value>, gap = 0) => matchPhrases(tokens, phrases, gap);
  const certainty = withoutParts(find(index.certainty, 1));
  const passedOver = find(index.passedOver);
  const masked = new Set(
    [...certainty, ...passedOver, ...find(index.noNegation)].flatMap((match) => match.tokens as readonly number[]),
  );
  return {
    certainty,
    modality: find(index.modality, 1),
    negations: new Set(
      tokens.filter((token) => index.negation.has(token.norm) && !masked.has(token.index)).map((token) => token.index),
    ),
    passedOver,
    denials: find(index.denials, 1),
    hypothetical: find(index.hypothetical),
    future: find(index.future),
    habitual: find(index.habitual),
    conditional: find(index.conditional),
    openers: index.openers,
  };
}

/** «скорее всего» is one hedge, not two; and «вероятно» is the adverb, not a form of «вероятный». */
const withoutParts = <Value>(matches: readonly PhraseMatch<Value>[]): PhraseMatch<Value>[] =>
  matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other !== match &&
          match.tokens.every((token) => other.tokens.includes(token)) &&
          (other.tokens.length > match.tokens.length || (other.exact && !match.exact)),
      ),
  );

/** How surely, really and at whose will something is said. `cues`: tokens that say so. */
export interface Reading {
  readonly certainty: Certainty;
  readonly negated: boolean;
  readonly realis: Claim['realis'];
  readonly modality: Claim['modality'];
  readonly cues: readonly { readonly role: 'hedge' | 'polarity'; readonly tokens: readonly number[] }[];
  /** Neither said nor denied: «не просто X, а Y». */
  readonly passedOver: boolean;
}

/** Reads what stands around a trigger of a frame. */
export function readingOf(
  parsed: Parsed,
  hedged: Hedged,
  trigger: Pick<Trigger, 'head' | 'tokens'>,
  frame: Pick<Frame, 'kind' | 'negated' | 'certainty' | 'realis' | 'modality'>,
): Reading {
  const clause = parsed.clauseAt(trigger.head);
  const cues: { role: 'hedge' | 'polarity'; tokens: readonly number[] }[] = [];
  let certainty: Certainty = frame.certainty ?? 'CT';
  let modality: Claim['modality'] = frame.modality ?? 'none';
  let negated = frame.negated ?? false;
  const denying = new Set<number>();

  for (const { value, tokens } of hedged.certainty) {
    if (!isInScope(parsed, clause, trigger, value, tokens)) continue;
    // «носит ли активизация временный характер»: asked is the verb, not that there is an activity.
    if (frame.kind === 'noun' && tokens.some((token) => ASKING.has(parsed.tokens[token]?.norm ?? ''))) continue;
    certainty = weaker(certainty, value.certainty);
    // «do not think that» is found by several phrases of the packs and denies once.
    if (value.negates && !tokens.some((token) => denying.has(token))) negated = !negated;
    if (value.negates) for (const token of tokens) denying.add(token);
    if (value.modality && modality === 'none') modality = value.modality;
    cues.push({ role: 'hedge', tokens });
  }
  for (const { value, tokens } of hedged.modality)
    if (modality === 'none' && parsed.clauses.of[tokens[0] ?? 0] === clause.index && isBefore(tokens, trigger))
      modality = value;

  const denial = denialOf(parsed, hedged, trigger, frame.kind);
  if (denial) {
    negated = !negated;
    cues.push({ role: 'polarity', tokens: denial });
  }
  const doubted = doubtOf(parsed, hedged, clause);
  if (doubted !== null) {
    negated = !negated;
    certainty = weaker(certainty, 'PR');
    cues.push({ role: 'polarity', tokens: [doubted] });
  }
  const inClause = (matches: readonly PhraseMatch<true>[]) =>
    matches.some(({ tokens }) => parsed.clauses.of[tokens[0] ?? 0] === clause.index);
  // What is said under a condition is at most possible.
  const isConditional =
    inClause(hedged.conditional) ||
    ancestry(parsed, clause).some(({ opener }) => opener !== null && hedged.openers.has(opener));
  if (isConditional) certainty = weaker(certainty, 'PS');
  return {
    certainty,
    negated,
    modality,
    realis:
      frame.realis ??
      (inClause(hedged.hypothetical)
        ? 'hypothetical'
        : isConditional
          ? 'conditional'
          : inClause(hedged.future) || isFuture(parsed, clause)
            ? 'future'
            : inClause(hedged.habitual)
              ? 'habitual'
              : 'actual'),
    cues,
    passedOver: hedged.passedOver.some(({ tokens }) => reachesLeft(parsed, trigger, (index) => tokens.includes(index))),
  };
}

const ASKING = new Set(['ли', 'whether', 'if']);

const isBefore = (tokens: readonly number[], { tokens: own }: Pick<Trigger, 'tokens'>): boolean =>
  (tokens.at(-1) ?? 0) < (own.at(-1) ?? 0);

const isFuture = (parsed: Parsed, { predicate }: Clause): boolean =>
  predicate !== null && parsed.tokens[predicate]?.analyses[0]?.tense === 'future';

/** The clause and those that it hangs on, innermost first. */
function ancestry(parsed: Parsed, clause: Clause): Clause[] {
  const chain: Clause[] = [];
  for (
    let each: Clause | undefined = clause;
    each && !chain.includes(each);
    each = each.parent === null ? undefined : parsed.clauses.all[each.parent]
  )
    chain.push(each);
  return chain;
}

function isInScope(
  parsed: Parsed,
  clause: Clause,
  trigger: Pick<Trigger, 'head' | 'tokens'>,
  { scope }: CertaintyHedge,
  tokens: readonly number[],
): boolean {
  // What is part of the stance's own words says nothing of how sure it is.
  if (tokens.some((token) => trigger.tokens.includes(token))) return false;
  const place = parsed.clauses.of[tokens[0] ?? 0] ?? 0;
  if (scope === 'complement' || (scope === 'clause' && place !== clause.index))
    return introduces(parsed, clause, place);
  if (place !== clause.index)
    return (
      scope === 'governed' && introduces(parsed, clause, place) && parsed.clauses.all[place]?.predicate === tokens[0]
    );
  if (scope === 'clause') return true;
  if (isBefore(tokens, trigger)) return true;
  // «Конкуренция может обостриться»: the subject of an intransitive change is itself what may be.
  const next = parsed.tokens[(tokens.at(-1) ?? 0) + 1];
  const subject = subjectOf(parsed, clause).head;
  return subject !== null && trigger.tokens.includes(subject) && next !== undefined && isIntransitive(next);
}

const isIntransitive = (token: Token): boolean => {
  const best = token.analyses[0];
  return best?.pos === 'infinitive' && (best.transitive === false || /с[яь]$/u.test(token.norm));
};

/** Whether the clause at `place` introduces the clause as what is said or thought: directly, or through one it goes on from. */
function introduces(parsed: Parsed, clause: Clause, place: number): boolean {
  let each: Clause | undefined = clause;
  for (let steps = 0; each && steps < 8; steps++) {
    if (each.parent === null) return false;
    if (each.kind === 'complement') return each.parent === place;
    if (each.kind !== 'coordinate') return false;
    each = parsed.clauses.all[each.parent];
  }
  return false;
}

/** Verbs whose denial denies what they introduce: "I do not think that X" says that not X. */
const RAISING = new Set(
  'think believe suppose expect imagine reckon думать полагать считать верить ожидать санау ойлау'.split(' '),
);

/** The token that denies what a clause says from the clause above: «не думаю, что X»; null where none does. */
function doubtOf(parsed: Parsed, { negations }: Hedged, clause: Clause): number | null {
  const above = ancestry(parsed, clause).find((each) => introduces(parsed, clause, each.index));
  if (above?.predicate == null) return null;
  let found: number | null = null;
  const isDenied = (index: number) => {
    if (!negations.has(index)) return false;
    found = index;
    return true;
  };
  const verbs = above.tokens.filter(
    (index) => isVerb(parsed, index) && parsed.tokens[index]?.analyses.some(({ lemma }) => RAISING.has(lemma)),
  );
  return verbs.some((verb) => verbIsDenied(parsed, verb, isDenied)) ? found : null;
}

const LIGHT = new Set('бы же ли так уже больше еще даже и вовсе совсем пока никогда никак вряд'.split(' '));
/** Words between a denial phrase and what it denies. */
const DENIAL_REACH = 4;
/** Words between a noun and «нет» behind it. */
const ABSENCE_REACH = 5;

/** The tokens that deny a trigger; null where nothing does. */
function denialOf(
  parsed: Parsed,
  hedged: Hedged,
  trigger: Pick<Trigger, 'head' | 'tokens'>,
  kind: Frame['kind'],
): readonly number[] | null {
  const first = trigger.tokens[0] ?? trigger.head;
  const isOwn = (index: number) => index >= first && index <= (trigger.tokens.at(-1) ?? first);
  for (const { tokens } of hedged.denials) {
    const last = tokens.at(-1) ?? 0;
    if (tokens.some(isOwn)) continue;
    if (last < first && first - last <= DENIAL_REACH + 1 && parsed.clauses.of[last] === parsed.clauses.of[trigger.head])
      return tokens;
  }
  // «рычагов у него нет»
  const behind = parsed
    .clauseAt(trigger.head)
    .tokens.filter((index) => index > trigger.head && index <= trigger.head + ABSENCE_REACH);
  const absent = kind === 'noun' ? behind.find((index) => parsed.tokens[index]?.norm === 'нет') : undefined;
  if (absent !== undefined) return [absent];
  let found: number | null = null;
  const isDenied = (index: number) => {
    if (!hedged.negations.has(index) || isOwn(index)) return false;
    found = index;
    return true;
  };
  if (kind === 'verb') {
    if (verbIsDenied(parsed, trigger.head, isDenied)) return found === null ? null : [found];
    // «рвать с ней X не хочет»: the finite verb may stand behind its infinitive.
    const own = parsed.clauseAt(trigger.head);
    const isInfinitive = parsed.tokens[trigger.head]?.analyses[0]?.pos === 'infinitive';
    if (
      isInfinitive &&
      own.predicate !== null &&
      own.predicate > trigger.head &&
      verbIsDenied(parsed, own.predicate, isDenied)
    )
      return found === null ? null : [found];
    return null;
  }
  if (reachesLeft(parsed, trigger, isDenied)) return found === null ? null : [found];
  // «не проявляет интереса», "shows no interest": the noun hangs on a verb that is denied.
  const clause = parsed.clauseAt(trigger.head);
  const verb = clause.tokens.findLast((index) => index < first && isVerb(parsed, index));
  if (verb === undefined || subjectOf(parsed, clause).head === trigger.head) return null;
  const between = parsed.tokens.slice(verb + 1, first);
  if (between.some(({ norm, text }) => norm === 'а' || norm === 'но' || norm === 'but' || text === ',' || text === ':'))
    return null;
  return verbIsDenied(parsed, verb, isDenied) && found !== null ? [found] : null;
}

const isVerb = (parsed: Parsed, index: number): boolean => {
  const pos = parsed.tokens[index]?.analyses[0]?.pos;
  return (
    pos === 'verb' || pos === 'infinitive' || pos === 'gerund' || pos === 'shortParticiple' || pos === 'shortAdjective'
  );
};

function verbIsDenied(parsed: Parsed, verb: number, isDenied: (index: number) => boolean): boolean {
  for (let index = verb - 1; index >= 0; index--) {
    if (isDenied(index)) return true;
    const token = parsed.tokens[index] as Token;
    if (!token.isWord) return false;
    const best = token.analyses[0]?.pos;
    if (LIGHT.has(token.norm) || best === 'adverb' || best === 'particle' || AUXILIARIES.has(token.norm)) continue;
    const own = parsed.tokens[verb]?.analyses[0]?.pos;
    // «не намерен поддерживать», "does not want to support": what governs an infinitive denies it too.
    if (own === 'infinitive' || own === 'verb') {
      if (token.norm === 'to') continue;
      if (isVerb(parsed, index) && parsed.clauses.of[index] === parsed.clauses.of[verb] && own === 'infinitive')
        return verbIsDenied(parsed, index, isDenied);
    }
    return false;
  }
  return false;
}

const AUXILIARIES = new Set(
  'be is are was were been being am has have had do does did will would shall should can could may might must to be'.split(
    ' ',
  ),
);

/** Walks left from a trigger over what belongs to its noun phrase, and says whether that reaches a wanted token. */
function reachesLeft(
  parsed: Parsed,
  { tokens, head }: Pick<Trigger, 'head' | 'tokens'>,
  isWanted: (index: number) => boolean,
): boolean {
  const first = Math.min(tokens[0] ?? head, head);
  for (let index = first - 1; index >= Math.max(0, first - 7); index--) {
    if (isWanted(index)) return true;
    const token = parsed.tokens[index] as Token;
    if (!token.isWord && !['«', '"', '“'].includes(token.text)) return false;
    const best = token.analyses[0]?.pos;
    const goesOn =
      !token.isWord ||
      isModifier(parsed, index) ||
      best === 'preposition' ||
      token.norm === 'как' ||
      token.norm === 'as' ||
      LIGHT.has(token.norm) ||
      AUXILIARIES.has(token.norm) ||
      (!parsed.words.hasCases && isNoun(parsed, index));
    if (!goesOn) return false;
  }
  return false;
}
