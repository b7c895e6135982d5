import { definitionOf } from '#model/stance';
import type { Discourse } from './discourse.ts';
import { isOneOf } from './frames/phrases.ts';
import type { Draft } from './frames/read.ts';
import { isNominative, membersOf, type Parsed, prepositionBefore } from './grammar/parsed.ts';
import { subjectOf } from './grammar/subjects.ts';
import type { Mention, Referent } from './mention.ts';
import type { Token } from './text/token.ts';

const FOR = new Set(['для', 'for', 'үшін']);

const referentsOf = (mentions: readonly Mention[]): Referent[] => mentions.map(({ referent }) => referent);

const isMarkedFor = (parsed: Parsed, mention: Mention): boolean => {
  const first = membersOf(parsed, mention)[0] ?? mention;
  return FOR.has(first.preposition ?? prepositionBefore(parsed, first.first) ?? '');
};

/** Whom a question asks about: «для X», else its subject, else whoever is named, subjects first. */
export function asked(parsed: Parsed): readonly Referent[] {
  const names = parsed.mentions.filter(({ form }) => form === 'name' || form === 'implicit');
  const marked = names.find((mention) => isMarkedFor(parsed, mention));
  if (marked) return referentsOf(membersOf(parsed, marked));
  const main = parsed.clauses.all[0];
  const subject = main ? subjectOf(parsed, main).mentions : [];
  if (subject.length) return referentsOf(subject);
  const last = names.findLast((mention) => isNominative(parsed, mention)) ?? names[0];
  if (last) return referentsOf(membersOf(parsed, last));
  return [];
}

/** Whom a sentence is about: «Для X …» in front, else the subject of its main clause; null where nobody new is. */
export function aboutWhom(
  parsed: Parsed,
  drafts: readonly Draft[],
  discourse: Discourse,
  events: ReadonlySet<string>,
): readonly Referent[] | null {
  const [first] = parsed.mentions;
  if (first && first.first <= 3 && first.form !== 'adjective' && isMarkedFor(parsed, first))
    return referentsOf(membersOf(parsed, first));
  const main = parsed.clauses.all.find(({ kind }) => kind === 'main');
  const subject = main ? subjectOf(parsed, main) : null;
  if (subject?.mentions.length) return referentsOf(subject.mentions);
  // A sentence about an act is about whoever did it.
  if (subject?.head != null && discourse.event && isOneOf(parsed.tokens[subject.head] as Token, events))
    return discourse.event.holders;
  const held = drafts.find(({ holder, holderMention }) => holder && holderMention);
  return held?.holder ? [held.holder] : null;
}

/** The last act of the sentence becomes the one that «этот шаг» stands for. */
export function followEvents(discourse: Discourse, drafts: readonly Draft[]): void {
  const acts = drafts.filter(
    ({ stance, holder, holderMention }) =>
      stance && holder && holderMention && definitionOf(stance).family === 'conduct',
  );
  const first = acts[0];
  if (!first?.holder) return;
  const same = acts.filter(({ trigger }) => trigger === first.trigger);
  discourse.event = {
    holders: [...new Map(same.flatMap(({ holder }) => (holder ? [[holder.id, holder]] : []))).values()],
    targets: [...new Map(same.flatMap(({ target }) => (target ? [[target.id, target]] : []))).values()],
  };
}
