import type { Parsed } from '../grammar/parsed.ts';
import type { Pack } from '../packs.ts';
import type { PartOfSpeech, Token } from '../text/token.ts';
import type { Frame } from './frame.ts';
import { indexPhrases, isOneOf, matchPhrases, type PhraseIndex } from './phrases.ts';

/** A place where a frame may say something. */
export interface Trigger {
  readonly frame: Frame;
  /** Place of the frame in its pack; earlier ones have the first word. */
  readonly order: number;
  /** Indexes of the trigger's tokens, in order. */
  readonly tokens: readonly number[];
  /** The token that governs the roles. */
  readonly head: number;
  /** The token that `with` asked for, if it did: part of the stance's words, not of its roles. */
  readonly support: readonly number[];
}

/** A pack's frames, ready to be looked for. */
export interface FrameIndex {
  readonly phrases: PhraseIndex<{ frame: Frame; order: number }>;
  readonly leaning: readonly { frame: Frame; order: number; leaning: 'pro' | 'anti' }[];
}

export function indexFrames({ frames }: Pack): FrameIndex {
  const entries = frames.flatMap((frame, order) =>
    frame.triggers.map((trigger) => [trigger, { frame, order }] as const),
  );
  return {
    phrases: indexPhrases(entries.filter(([trigger]) => !trigger.startsWith('@'))),
    leaning: entries.flatMap(([trigger, value]) =>
      trigger === '@pro' || trigger === '@anti'
        ? [{ ...value, leaning: trigger === '@pro' ? ('pro' as const) : ('anti' as const) }]
        : [],
    ),
  };
}

const KINDS: Readonly<Record<Frame['kind'], ReadonlySet<PartOfSpeech>>> = {
  verb: new Set(['verb', 'infinitive', 'gerund', 'participle', 'shortParticiple']),
  noun: new Set(['noun']),
  adjective: new Set(['adjective', 'shortAdjective', 'participle', 'shortParticiple']),
  adverb: new Set(['adverb', 'particle', 'conjunction', 'preposition', 'other', 'shortAdjective', 'noun']),
};

/** Words that may stand between two words of a trigger. */
const GAP = 3;
/** A reading this much less likely than the word's best one does not count. */
const LEAST_SHARE = 0.15;

/** All triggers of a sentence, in the order of their heads, longer ones first. */
export function triggersOf(parsed: Parsed, index: FrameIndex): Trigger[] {
  const triggers: Trigger[] = [];
  for (const { value, tokens } of matchPhrases(parsed.tokens, index.phrases, GAP)) {
    const { frame, order } = value;
    const head = tokens.find((token) => isOfKind(parsed.tokens[token] as Token, frame));
    if (head === undefined || !isInOneClause(parsed, tokens)) continue;
    // Words of a name say nothing by themselves («Союз», "United").
    if (tokens.some((token) => isName(parsed, token))) continue;
    const support = supportOf(parsed, frame, head);
    if (support) triggers.push({ frame, order, tokens, head, support });
  }
  for (const mention of parsed.mentions)
    if (mention.leaning)
      for (const { frame, order, leaning } of index.leaning)
        if (leaning === mention.leaning && supportOf(parsed, frame, mention.first))
          triggers.push({ frame, order, tokens: [mention.first], head: mention.first, support: [] });
  return triggers.sort((a, b) => a.head - b.head || b.tokens.length - a.tokens.length || a.order - b.order);
}

const words = new WeakMap<Frame, ReadonlySet<string>>();

/** Every word of a frame's triggers. */
function wordsOf(frame: Frame): ReadonlySet<string> {
  let known = words.get(frame);
  if (!known) {
    known = new Set(frame.triggers.flatMap((trigger) => trigger.split(/[\s/]+/)));
    words.set(frame, known);
  }
  return known;
}

function isOfKind(token: Token, frame: Frame): boolean {
  const best = token.analyses[0]?.score ?? 0;
  const lemmas = wordsOf(frame);
  return token.analyses.some(
    ({ pos, score, lemma }) =>
      KINDS[frame.kind].has(pos) && score >= best * LEAST_SHARE && (lemmas.has(lemma) || lemmas.has(token.norm)),
  );
}

/** Whether a token is part of a name proper: not a head word in front of it, as «делегация» of «делегация Шри-Ланки». */
function isName(parsed: Parsed, token: number): boolean {
  const mention = parsed.mentionAt(token);
  if (!mention || mention.form === 'implicit') return false;
  if (mention.form !== 'name') return true;
  for (let index = mention.first; index <= token; index++) if (parsed.tokens[index]?.capital !== 'none') return true;
  return !parsed.tokens.slice(token + 1, mention.last + 1).some(({ capital }) => capital !== 'none');
}

const isInOneClause = (parsed: Parsed, tokens: readonly number[]): boolean =>
  tokens.every((token) => parsed.clauses.of[token] === parsed.clauses.of[tokens[0] ?? 0]);

const ANTECEDENT_REACH = 5;

/** The nearest word that `with` asks for, nothing where it asks for none; null where the clause does not fit. */
function supportOf(parsed: Parsed, frame: Frame, head: number): number[] | null {
  if (!frame.with && !frame.without) return [];
  const clause = parsed.clauseAt(head);
  const around = clause.tokens.map((index) => parsed.tokens[index] as Token);
  // «приглашение, адресованное …»: a clause about a noun has it in sight.
  if (clause.kind === 'participle' || clause.kind === 'relative') {
    const first = clause.tokens[0] ?? 0;
    around.push(...parsed.tokens.slice(Math.max(0, first - ANTECEDENT_REACH), first));
  }
  const refused = frame.without && new Set(frame.without);
  if (refused && around.some((token) => isOneOf(token, refused))) return null;
  if (!frame.with) return [];
  const wanted = new Set(frame.with);
  const [nearest] = around
    .filter((token) => token.index !== head && isOneOf(token, wanted))
    .sort((a, b) => Math.abs(a.index - head) - Math.abs(b.index - head));
  return nearest ? [nearest.index] : null;
}
