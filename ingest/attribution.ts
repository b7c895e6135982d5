import type { AttributionLink } from '#model/claim';
import type { Attributions } from './frames/frame.ts';
import { indexPhrases, matchPhrases, type PhraseIndex } from './frames/phrases.ts';
import type { Clause } from './grammar/clauses.ts';
import { ownersOf, type Parsed } from './grammar/parsed.ts';
import { subjectOf } from './grammar/subjects.ts';
import type { Referent } from './mention.ts';
import type { Token } from './text/token.ts';

/** Somebody who says or thinks what a clause says, and the tokens that tell so. */
export interface Speaker {
  readonly referent: Referent;
  readonly cue: readonly number[];
}

export interface AttributionIndex {
  readonly saying: PhraseIndex<true>;
  readonly perceiving: PhraseIndex<true>;
  readonly according: PhraseIndex<true>;
  readonly experts: ReadonlySet<string>;
}

const plain = (phrases: readonly string[]) => indexPhrases(phrases.map((phrase) => [phrase, true] as const));

export const indexAttributions = ({ saying, perceiving, according, experts }: Attributions): AttributionIndex => ({
  saying: plain(saying),
  perceiving: plain(perceiving),
  according: plain(according),
  experts: new Set(experts),
});

/** Who speaks in a sentence beside the speaker of the turn, found once for all its claims. */
export interface Speakers {
  /** «По мнению X»: for the whole sentence. */
  readonly all: readonly Speaker[];
  /** By the index of the clause whose verb introduces what they say. */
  readonly byClause: ReadonlyMap<number, Speaker>;
}

export function speakersIn(parsed: Parsed, index: AttributionIndex): Speakers {
  const byClause = new Map<number, Speaker>();
  for (const phrases of [index.saying, index.perceiving])
    for (const { tokens } of matchPhrases(parsed.tokens, phrases, 1)) {
      const verb = tokens[0] ?? 0;
      const clause = parsed.clauseAt(verb);
      const [who] = subjectOf(parsed, clause).mentions;
      if (who && !byClause.has(clause.index)) byClause.set(clause.index, { referent: who.referent, cue: tokens });
    }
  const all: Speaker[] = [];
  for (const { tokens } of matchPhrases(parsed.tokens, index.according, 1)) {
    const last = tokens.at(-1) ?? 0;
    const [who] = speakerBehind(parsed, last);
    if (who) all.push({ referent: who, cue: tokens });
  }
  return { all, byClause };
}

/** How far behind «по мнению» the speaker's name may stand, in words. */
const NAME_REACH = 6;

function speakerBehind(parsed: Parsed, last: number): Referent[] {
  const owners = ownersOf(parsed, last).map(({ referent }) => referent);
  if (owners.length) return owners;
  for (let index = last + 1; index <= last + NAME_REACH; index++) {
    const mention = parsed.mentionAt(index);
    if (mention && mention.form !== 'adjective' && mention.form !== 'prefix') return [mention.referent];
    if (!parsed.tokens[index]?.isWord) return [];
  }
  return [];
}

/** The speakers of what stands at a token, outermost first. */
export function speakersAt(parsed: Parsed, { all, byClause }: Speakers, token: number): Speaker[] {
  const inner: Speaker[] = [];
  let clause: Clause | undefined = parsed.clauseAt(token);
  for (let steps = 0; clause && clause.parent !== null && steps < 8; steps++) {
    const parent: Clause | undefined = parsed.clauses.all[clause.parent];
    if (!parent) break;
    if (clause.kind === 'complement') {
      const speaker = byClause.get(parent.index);
      if (speaker) inner.unshift(speaker);
    }
    clause = parent;
  }
  return [...all.filter(({ cue }) => !cue.includes(token)), ...inner];
}

/** A link of the chain for a speaker. */
export const linkOf = ({ referent, cue }: Speaker, tokens: readonly Token[], text: string): AttributionLink => {
  const start = tokens[cue[0] ?? 0]?.start ?? 0;
  const end = tokens[cue.at(-1) ?? 0]?.end ?? start;
  return { actor: { ...referent }, certainty: 'CT', cue: { start, end, text: text.slice(start, end) } };
};
