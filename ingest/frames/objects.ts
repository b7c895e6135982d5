import {
  headOf,
  isIn,
  isNoun,
  mayBe,
  membersOf,
  ownersOf,
  type Parsed,
  phraseStart,
  prepositionBefore,
} from '../grammar/parsed.ts';
import { doerOf, isPassive, patientOf } from '../grammar/subjects.ts';
import type { Mention } from '../mention.ts';
import { readingsOf, type Token } from '../text/token.ts';
import type { Trigger } from './triggers.ts';

export function objectFor({ head, tokens, frame }: Trigger, parsed: Parsed): Mention[] {
  const verb = parsed.tokens[head] as Token;
  if (frame.kind === 'verb' && isPassive(verb) && verb.analyses[0]?.pos !== 'gerund')
    return [...patientOf(parsed, head).mentions];
  const clause = parsed.clauseAt(head);
  const last = tokens.at(-1) ?? head;
  const subject = new Set(frame.kind === 'verb' ? doerOf(parsed, head).mentions : []);
  const behind = clause.tokens.filter((index) => index > head);
  const found = objectAmong(behind, last, subject, parsed);
  if (found.length || !parsed.words.hasCases) return found;
  // «Россию поддерживает …», «которую поддерживает Китай»
  const relative = clause.tokens.find((index) =>
    readingsOf(parsed.tokens[index] as Token, 'adjective', 'pronoun', 'noun').some(
      ({ lemma, case: each }) => lemma === 'который' && each === 'acc',
    ),
  );
  if (clause.kind === 'relative' && relative !== undefined && subject.size) {
    const before = parsed.mentions.findLast(({ last: end, form }) => end < (clause.tokens[0] ?? 0) && form === 'name');
    if (before && !subject.has(before)) return membersOf(parsed, before);
  }
  const front = parsed.mentions.find(
    (mention) =>
      isIn(parsed, clause, mention.first) &&
      mention.last < head &&
      mention.form !== 'adjective' &&
      mention.form !== 'prefix' &&
      mention.preposition === null &&
      mention.cases.has('acc') &&
      !mention.cases.has('nom') &&
      headOf(parsed, mention) === null,
  );
  if (front && !subject.has(front)) return membersOf(parsed, front);
  return parsed.words.ownersInFront
    ? ownersOfObjectBefore(
        clause.tokens.filter((index) => index < head),
        subject,
        parsed,
      )
    : [];
}

/** «Канаданың ұсынысын қабылдамады»: the object stands before the verb, and its owner before the object. */
function ownersOfObjectBefore(indexes: readonly number[], subject: ReadonlySet<Mention>, parsed: Parsed): Mention[] {
  const object = indexes.findLast(
    (index) =>
      isNoun(parsed, index) &&
      readingsOf(parsed.tokens[index] as Token, 'noun').some(({ case: each }) => each === 'acc'),
  );
  return object === undefined ? [] : ownersOf(parsed, object).filter((each) => !subject.has(each));
}

/** How far behind its verb an object may stand, in words. */
const OBJECT_REACH = 9;

function objectAmong(
  indexes: readonly number[],
  last: number,
  subject: ReadonlySet<Mention>,
  parsed: Parsed,
): Mention[] {
  for (const index of indexes) {
    if (index > last + OBJECT_REACH) return [];
    const token = parsed.tokens[index] as Token;
    const mention = parsed.mentionAt(index);
    if (mention) {
      if (subject.has(mention) || mention.form === 'adjective' || mention.form === 'prefix') continue;
      if (
        (mention.preposition !== null || prepositionBefore(parsed, mention.first) !== null) &&
        !isBehindParticle(parsed, mention.first, last)
      ) {
        if (!parsed.words.hasCases && index > last) return [];
        continue;
      }
      if (headOf(parsed, mention) !== null && parsed.words.hasCases) continue;
      if (mayBe(mention, 'acc') || (mayBe(mention, 'gen') && isDenied(parsed, index)))
        return membersOf(parsed, mention);
      continue;
    }
    if (index <= last && index !== last) continue;
    const best = token.analyses[0]?.pos;
    if (best === 'verb' && index > last) return [];
    if (!isNoun(parsed, index)) continue;
    const isObject = parsed.words.hasCases
      ? readingsOf(token, 'noun').some(({ case: each }) => each === 'acc') && prepositionBefore(parsed, index) === null
      : prepositionBefore(parsed, index) === null || isBehindParticle(parsed, index, last);
    if (!isObject) {
      if (!parsed.words.hasCases) return [];
      continue;
    }
    if (!parsed.words.hasCases && isNoun(parsed, index + 1)) continue;
    const owners = ownersOf(parsed, index).filter((each) => !subject.has(each));
    if (owners.length) return owners;
    if (!parsed.words.hasCases) return [];
  }
  return [];
}

/** "shot down a drone": the particle that ends the trigger is no preposition of what follows. */
const isBehindParticle = (parsed: Parsed, index: number, last: number): boolean =>
  !parsed.words.hasCases && phraseStart(parsed, index) - 1 === last && PARTICLES.has(parsed.tokens[last]?.norm ?? '');

const PARTICLES = new Set('down out off up over away back in through around'.split(' '));

const isDenied = (parsed: Parsed, index: number): boolean =>
  parsed.clauseAt(index).tokens.some((each) => each < index && parsed.tokens[each]?.norm === 'не');

export function bare(
  wanted: 'dat' | 'ins',
  { head, frame, tokens }: Trigger,
  parsed: Parsed,
  not: ReadonlySet<string>,
): Mention[] {
  const edges = [head, tokens.at(-1) ?? head];
  const clause = parsed.clauseAt(head);
  const fits = (mention: Mention) =>
    isIn(parsed, clause, mention.first) &&
    mention.form !== 'adjective' &&
    mention.form !== 'prefix' &&
    mention.preposition === null &&
    mention.cases.has(wanted) &&
    !not.has(mention.referent.id) &&
    headOfNearer(parsed, mention, edges) === null;
  const subject = new Set(frame.kind === 'verb' ? doerOf(parsed, head).mentions : []);
  const behind = parsed.mentions.find((mention) => mention.first > head && fits(mention) && !subject.has(mention));
  const found =
    behind ??
    (frame.kind === 'verb' || parsed.words.ownersInFront
      ? parsed.mentions.findLast(
          (mention) => mention.last < head && fits(mention) && !mention.cases.has('nom') && !subject.has(mention),
        )
      : undefined);
  if (found) return membersOf(parsed, found);
  // «помогает властям Китая»
  for (const index of clause.tokens) {
    if (index <= head || !isNoun(parsed, index)) continue;
    if (
      !readingsOf(parsed.tokens[index] as Token, 'noun').some(({ case: each }) => each === wanted) ||
      prepositionBefore(parsed, index) !== null
    )
      continue;
    const owners = ownersOf(parsed, index);
    if (owners.length) return owners;
  }
  return [];
}

/** A bare case right behind another noun belongs to that noun, unless it is the trigger. */
function headOfNearer(parsed: Parsed, mention: Mention, edges: readonly number[]): number | null {
  const head = headOf(parsed, mention);
  return head === null || edges.includes(head) ? null : mention.cases.has('gen') ? head : null;
}
