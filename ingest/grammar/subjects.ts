import type { Mention } from '../mention.ts';
import { type Analysis, readingsOf, type Token } from '../text/token.ts';
import type { Clause } from './clauses.ts';
import {
  isIn,
  isModifier,
  isNominative,
  isNoun,
  mayBe,
  mayBeNominative,
  membersOf,
  ownersOf,
  type Parsed,
  prepositionBefore,
} from './parsed.ts';

/** Who does something: actors, and the common noun through which they are named («реакция Китая»), if any. */
export interface Doer {
  readonly mentions: readonly Mention[];
  readonly head: number | null;
}

const NOBODY: Doer = { mentions: [], head: null };

/** The subject of a clause; where it has none of its own, that of the clause it hangs on. */
export function subjectOf(parsed: Parsed, clause: Clause, depth = 0): Doer {
  if (depth > 8) return NOBODY;
  const own = ownSubject(parsed, clause);
  if (own) return own;
  const parent = clause.parent === null ? null : parsed.clauses.all[clause.parent];
  switch (clause.kind) {
    case 'relative':
    case 'participle':
      return antecedentOf(parsed, clause);
    case 'coordinate':
    case 'gerund':
    case 'adverbial':
    case 'complement':
      return parent ? subjectOf(parsed, parent, depth + 1) : NOBODY;
    default:
      return NOBODY;
  }
}

/** «В Москве осудили удар»: a plural verb without a subject, and a place that acts. */
function indefinite(parsed: Parsed, clause: Clause, verb: Token): Doer | null {
  const best = verb.analyses[0];
  if (!parsed.words.hasCases || best?.pos !== 'verb' || best.number !== 'plur') return null;
  const place = parsed.mentions.find(
    (mention) =>
      isIn(parsed, clause, mention.first) &&
      mention.form === 'name' &&
      PLACES.has(mention.preposition ?? '') &&
      mayBe(mention, 'loc'),
  );
  return place ? { mentions: membersOf(parsed, place), head: null } : null;
}
const PLACES = new Set(['в', 'во', 'на']);

function ownSubject(parsed: Parsed, clause: Clause): Doer | null {
  const { predicate } = clause;
  if (clause.kind === 'gerund' || clause.kind === 'participle') return null;
  const verb = predicate === null ? undefined : parsed.tokens[predicate];
  const before = clause.tokens.filter((index) => predicate === null || index < predicate);
  const found = firstNominal(parsed, before, verb);
  if (found) return found;
  if (predicate === null || !verb) return null;
  if (!parsed.words.hasCases || clause.kind === 'coordinate') return null;
  return (
    firstNominal(parsed, nearBehind(parsed, clause, predicate), verb, !takesSubjectBehind(verb)) ??
    indefinite(parsed, clause, verb)
  );
}

/** Words behind a predicate that may be its subject: up to the next infinitive or participle, and not far. */
function nearBehind({ tokens }: Parsed, clause: Clause, predicate: number): number[] {
  const behind = clause.tokens.filter((index) => index > predicate && index <= predicate + SUBJECT_REACH);
  const end = behind.findIndex((index) => tokens[index]?.analyses[0]?.pos === 'infinitive');
  return end === -1 ? behind : behind.slice(0, end);
}
const SUBJECT_REACH = 8;

/** Reflexives, intransitives and short forms have no accusative that could be mistaken for their subject. */
const takesSubjectBehind = (verb: Token): boolean => {
  const best = verb.analyses[0];
  if (!best) return false;
  return (
    best.pos === 'shortAdjective' ||
    best.pos === 'shortParticiple' ||
    best.transitive === false ||
    /с[яь]$/u.test(verb.norm)
  );
};

function firstNominal(
  parsed: Parsed,
  indexes: readonly number[],
  verb: Token | undefined,
  unambiguous = false,
): Doer | null {
  for (const index of indexes) {
    const mention = parsed.mentionAt(index);
    if (mention) {
      if (mention.first !== index && indexes.includes(mention.first)) continue;
      if (!isNominative(parsed, mention)) continue;
      if (unambiguous && mayBe(mention, 'acc')) continue;
      const members = membersOf(parsed, mention);
      if (
        verb &&
        members.length === 1 &&
        !agreesInNumber(mention.number, verb) &&
        !isJoined(parsed, mention.last, verb.index)
      )
        continue;
      return { mentions: members, head: null };
    }
    if (!isNoun(parsed, index) && !isPersonal(parsed.tokens[index] as Token)) continue;
    if (!parsed.words.hasCases && isTime(parsed.tokens[index] as Token)) continue;
    if (parsed.words.hasCases) {
      if (!mayBeNominative(parsed, index)) continue;
      const noun = parsed.tokens[index] as Token;
      if (unambiguous && readingsOf(noun, 'noun').some((each) => each.case === 'acc')) continue;
      if (verb && !nounAgrees(noun, verb) && !isJoined(parsed, index, verb.index)) continue;
    } else if (
      prepositionBefore(parsed, index) !== null ||
      isNoun(parsed, index + 1) ||
      parsed.tokens[index + 1]?.norm === "'s"
    )
      continue;
    return { mentions: ownersOf(parsed, index), head: index };
  }
  return null;
}

/** «активизация … и пересмотр … могут»: singulars that are joined take a plural verb. */
const isJoined = ({ tokens }: Parsed, from: number, verb: number): boolean =>
  tokens[verb]?.analyses[0]?.number === 'plur' && tokens.slice(from + 1, verb).some(({ norm }) => norm === 'и');

/** "Last year Chad …": when it was stands in front of the subject, without a preposition. */
const TIMES = new Set(
  'year month week day today yesterday tomorrow tonight time decade century spring summer autumn winter morning evening night monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const isTime = (token: Token): boolean => token.analyses.some(({ lemma }) => TIMES.has(lemma));

const PERSONAL = new Set('i we you he she it they он она оно они мы я вы это то все'.split(' '));
const isPersonal = (token: Token): boolean => PERSONAL.has(token.norm);

const agreesInNumber = (number: Mention['number'], verb: Token): boolean => {
  if (number === null) return true;
  const finite = finiteOf(verb).filter((each) => each.number !== null);
  return finite.length === 0 || finite.some((each) => each.number === number);
};

function nounAgrees(noun: Token, verb: Token): boolean {
  const finite = finiteOf(verb).filter((each) => each.number !== null);
  if (!finite.length) return true;
  return readingsOf(noun, 'noun', 'pronoun').some(
    (each) =>
      each.case === 'nom' &&
      finite.some(
        (form) =>
          (each.number === null || form.number === each.number) &&
          (form.gender === null || each.gender === null || form.number === 'plur' || form.gender === each.gender),
      ),
  );
}

const finiteOf = (verb: Token): Analysis[] => readingsOf(verb, 'verb', 'shortAdjective', 'shortParticiple');

/** The noun phrase right before a relative or participle clause. */
function antecedentOf(parsed: Parsed, clause: Clause): Doer {
  const first = clause.tokens[0] ?? 0;
  for (let index = first - 1; index >= 0; index--) {
    const mention = parsed.mentionAt(index);
    // «страны, которая …»: who is named last, unless a common noun stands nearer.
    if (mention && mention.form === 'name') return { mentions: membersOf(parsed, mention), head: null };
    if (isNoun(parsed, index)) return { mentions: ownersOf(parsed, index), head: index };
  }
  return NOBODY;
}

/** Whether a verb form is passive: «поддержан», «введенные», "was condemned". */
export function isPassive(token: Token): boolean {
  const best = token.analyses[0];
  return (
    best?.pos === 'shortParticiple' ||
    (best?.pos === 'participle' && best.voice === 'passive') ||
    (best?.pos === 'verb' && best.voice === 'passive')
  );
}

/** Who does what a verb says: the subject, the agent of a passive, or whoever controls an infinitive. */
export function doerOf(parsed: Parsed, verb: number): Doer {
  const token = parsed.tokens[verb] as Token;
  const clause = parsed.clauseAt(verb);
  if (isPassive(token)) return agentOf(parsed, verb);
  switch (token.analyses[0]?.pos) {
    case 'infinitive':
      return controllerOf(parsed, verb);
    case 'participle':
      return clause.kind === 'participle' ? antecedentOf(parsed, clause) : describedBy(parsed, verb);
    case 'gerund':
      return (parsed.words.hasCases ? null : accusedOf(parsed, verb)) ?? subjectOf(parsed, clause);
    default:
      return subjectOf(parsed, clause);
  }
}

/** Verbs whose object does what a gerund behind their preposition says. */
const ACCUSING = new Set(
  'accuse suspect blame criticise criticize condemn denounce charge convict punish sanction prevent stop keep deter discourage dissuade warn thank praise'.split(
    ' ',
  ),
);

/** "accused Chad of arming rebels": it is the object that arms them; null where no such verb governs the gerund. */
function accusedOf(parsed: Parsed, gerund: number): Doer | null {
  const before = parsed.tokens[gerund - 1];
  if (!before || readingsOf(before, 'preposition').length === 0) return null;
  let between: Mention | null = null;
  for (let index = gerund - 2; index >= 0; index--) {
    const token = parsed.tokens[index] as Token;
    if (!token.isWord) return null;
    const mention = parsed.mentionAt(index);
    if (mention) {
      between = mention;
      continue;
    }
    const pos = token.analyses[0]?.pos;
    if (pos === 'preposition') return null;
    if (pos === 'verb' || pos === 'infinitive' || pos === 'gerund')
      return between && token.analyses.some(({ lemma }) => ACCUSING.has(lemma))
        ? { mentions: membersOf(parsed, between), head: null }
        : null;
  }
  return null;
}

/** Who a passive is done to. */
export function patientOf(parsed: Parsed, verb: number): Doer {
  const clause = parsed.clauseAt(verb);
  if (parsed.tokens[verb]?.analyses[0]?.pos === 'participle' && parsed.words.hasCases)
    return clause.kind === 'participle' ? antecedentOf(parsed, clause) : describedBy(parsed, verb);
  return subjectOf(parsed, clause);
}

/** A participle in front of its noun: «поддерживающие Россию страны». */
function describedBy(parsed: Parsed, participle: number): Doer {
  for (let index = participle + 1; index < Math.min(parsed.tokens.length, participle + 6); index++) {
    if (!parsed.tokens[index]?.isWord) return NOBODY;
    if (isNoun(parsed, index)) return { mentions: ownersOf(parsed, index), head: index };
    const mention = parsed.mentionAt(index);
    if (mention?.form === 'name' && isNominative(parsed, mention))
      return { mentions: membersOf(parsed, mention), head: null };
  }
  return NOBODY;
}

function agentOf(parsed: Parsed, verb: number): Doer {
  const clause = parsed.clauseAt(verb);
  const isAgent = (mention: Mention) =>
    parsed.words.hasCases
      ? mention.preposition === null && mention.cases.has('ins') && mention.form === 'name'
      : mention.form === 'name' && prepositionBefore(parsed, mention.first) === 'by';
  const subject = new Set(subjectOf(parsed, clause).mentions);
  const agents = parsed.mentions.filter(
    (mention) =>
      isIn(parsed, clause, mention.first) && isAgent(mention) && (parsed.words.hasCases || mention.first > verb),
  );
  const agent = agents.find((mention) => !mention.cases.has('nom')) ?? agents.find((mention) => !subject.has(mention));
  if (agent) return { mentions: membersOf(parsed, agent), head: null };
  // «санкции, введенные властями Китая», "by Rwanda's army"
  for (const index of clause.tokens) {
    if (!isNoun(parsed, index)) continue;
    const isHead = parsed.words.hasCases
      ? readingsOf(parsed.tokens[index] as Token, 'noun').some((each) => each.case === 'ins') &&
        prepositionBefore(parsed, index) === null
      : index > verb && prepositionBefore(parsed, index) === 'by';
    if (isHead && ownersOf(parsed, index).length) return { mentions: ownersOf(parsed, index), head: index };
  }
  return NOBODY;
}

/** Whoever an infinitive speaks of: the owner of the noun it hangs on, the object of «помочь», else the subject. */
function controllerOf(parsed: Parsed, infinitive: number): Doer {
  const clause = parsed.clauseAt(infinitive);
  // «Индии следует поддержать …»
  const dative =
    parsed.words.hasCases && !ownSubject(parsed, clause)
      ? parsed.mentions.find(
          (mention) =>
            isIn(parsed, clause, mention.first) &&
            mention.last < infinitive &&
            mention.preposition === null &&
            mention.form !== 'adjective' &&
            mention.cases.has('dat') &&
            !mention.cases.has('nom'),
        )
      : undefined;
  if (dative) return { mentions: membersOf(parsed, dative), head: null };
  let between: Mention | null = null;
  for (let index = infinitive - 1; index >= 0; index--) {
    const token = parsed.tokens[index] as Token;
    if (!token.isWord && token.text !== ',') continue;
    const mention = parsed.mentionAt(index);
    if (mention) {
      if (mention.form === 'name' && between === null) between = mention;
      continue;
    }
    const best = token.analyses[0];
    if (!best) continue;
    if (best.pos === 'infinitive' || best.pos === 'verb' || best.pos === 'gerund') {
      if (
        token.analyses.some(({ lemma }) => parsed.words.objectControl.has(lemma)) &&
        between &&
        isObjectLike(parsed, between)
      )
        return { mentions: membersOf(parsed, between), head: null };
      return best.pos === 'infinitive' ? controllerOf(parsed, index) : subjectOf(parsed, parsed.clauseAt(index));
    }
    if (isNoun(parsed, index) && between !== null && index === phraseHeadBefore(parsed, between))
      return { mentions: ownersOf(parsed, index), head: index };
    if (isNoun(parsed, index) && index === infinitive - 1) {
      // «китайское стремление усилить», «стремление усилить»
      const owners = ownersOf(parsed, index);
      return owners.length ? { mentions: owners, head: index } : subjectOf(parsed, clause);
    }
    if (best.pos === 'participle' && best.voice === 'active') return doerOf(parsed, index);
    if (best.pos === 'adjective' && index === infinitive - 1 && best.case !== 'nom')
      return describedByAdjective(parsed, index, clause);
  }
  return subjectOf(parsed, clause);
}

const isObjectLike = (parsed: Parsed, mention: Mention): boolean =>
  !parsed.words.hasCases || mayBe(mention, 'dat') || mayBe(mention, 'acc');

/** The noun right before a genitive, over modifiers. */
function phraseHeadBefore(parsed: Parsed, mention: Mention): number | null {
  const first = membersOf(parsed, mention)[0] ?? mention;
  let index = first.first - 1;
  while (index >= 0 && isModifier(parsed, index)) index--;
  return parsed.words.hasCases && first.preposition === null && mayBe(first, 'gen') && isNoun(parsed, index)
    ? index
    : null;
}

/** «государство, способное участвовать»: the adjective's noun stands before it. */
function describedByAdjective(parsed: Parsed, adjective: number, clause: Clause): Doer {
  for (let index = adjective - 1; index >= Math.max(0, adjective - 4); index--) {
    const mention = parsed.mentionAt(index);
    if (mention?.form === 'name') return { mentions: membersOf(parsed, mention), head: null };
    if (isNoun(parsed, index)) {
      const owners = ownersOf(parsed, index);
      return owners.length ? { mentions: owners, head: index } : subjectOf(parsed, clause);
    }
  }
  return subjectOf(parsed, clause);
}
