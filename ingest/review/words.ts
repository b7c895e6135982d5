import { styleText } from 'node:util';
import type { ActorRef } from '#model/actor';
import type { Certainty } from '#model/certainty';
import type { Claim, Cue } from '#model/claim';
import type { Place } from './anchor.ts';
import type { ClaimDecision } from './decision.ts';
import type { NamingSentence } from './sentences.ts';

/** Colours for people who see them; the words alone say the same. */
export interface Look {
  colours: boolean;
}

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  CT: 'certain',
  PR: 'probable',
  PS: 'possible',
  U: 'uncommitted',
};

type Role = Cue['role'] | 'named';
/** First come wins where cues share words. */
const ROLES: readonly Role[] = ['polarity', 'hedge', 'attribution', 'stance', 'target', 'holder', 'named'];
const COLOURS: Readonly<Record<Role, Parameters<typeof styleText>[0]>> = {
  polarity: 'red',
  hedge: 'green',
  attribution: 'blue',
  stance: ['bold', 'yellow'],
  target: 'magenta',
  holder: 'cyan',
  named: 'cyan',
};

/** A text is data: what would move the cursor or turn the direction of reading is shown as a dot. */
export const plain = (words: string): string => words.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '·');

const painted = (look: Look, style: Parameters<typeof styleText>[0], words: string): string =>
  look.colours ? styleText(style, words, { validateStream: false }) : words;

export const heading = (look: Look, words: string): string => painted(look, 'bold', words);

/** A stretch of the text with the claim's words between »« and each cue named, or in colours with a legend. */
export function marked(
  text: string,
  stretch: Place,
  spans: readonly (Place & { role: Role })[],
  quote: Place | null,
  look: Look,
): string {
  const roleAt = (offset: number): Role | null =>
    ROLES.find((role) => spans.some((span) => span.role === role && span.start <= offset && offset < span.end)) ?? null;
  const isQuoted = (offset: number) => quote !== null && quote.start <= offset && offset < quote.end;
  const edges = new Set([stretch.start, stretch.end]);
  for (const { start, end } of [...spans, ...(quote ? [quote] : [])])
    for (const edge of [start, end]) if (edge > stretch.start && edge < stretch.end) edges.add(edge);
  const at = [...edges].sort((a, b) => a - b);
  let line = '';
  for (const [index, start] of at.entries()) {
    const isInside = isQuoted(start) && start < stretch.end;
    if (isInside !== (index > 0 && isQuoted(start - 1))) line += isInside ? '»' : '«';
    const end = at[index + 1];
    if (end === undefined) break;
    const words = plain(text.slice(start, end));
    const role = roleAt(start);
    if (!role) line += isInside ? painted(look, 'underline', words) : words;
    else line += look.colours ? painted(look, COLOURS[role], words) : `[${role}: ${words}]`;
  }
  return line;
}

const legendOf = (roles: readonly Role[], look: Look): string =>
  look.colours && roles.length
    ? `\n  ${[...new Set(roles)].map((role) => painted(look, COLOURS[role], role)).join(' ')}`
    : '';

const nameOf = (actor: ActorRef | null): string =>
  actor ? plain(actor.state && actor.state !== actor.id ? `${actor.name} (${actor.state})` : actor.name) : 'nobody';

/** "Kazakhstan PARTNERS_WITH Uzbekistan, about transport; +1, denied": what a claim says, on one line. */
export function sentenceOf(
  claim: Pick<Claim, 'holder' | 'stance' | 'target' | 'topic' | 'sign' | 'negated' | 'kind'>,
): string {
  const { holder, stance, target, topic, sign, negated, kind } = claim;
  const about = topic
    ? ` about ${topic.en ? `${plain(topic.en)} («${plain(topic.words)}»)` : `«${plain(topic.words)}»`}`
    : '';
  const said = `${nameOf(holder)} ${negated ? 'NOT ' : ''}${stance ?? 'RISK'}${target ? ` ${nameOf(target)}` : ''}${about}`;
  return `${said}; sign ${sign > 0 ? '+' : ''}${sign}${negated ? '; the text denies it' : ''}${kind === 'risk' ? '; a risk' : ''}`;
}

/** Who says so, outermost first, and how surely each. */
export const chainOf = ({ attribution, certainty }: Pick<Claim, 'attribution' | 'certainty'>): string =>
  `${attribution
    .map(
      ({ actor, certainty: own, cue }) => `${nameOf(actor)}${cue ? ` «${plain(cue.text)}»` : ''} (${CERTAINTY[own]})`,
    )
    .join(' → ')}; in all ${CERTAINTY[certainty]}`;

const finePrintOf = ({ realis, modality, qualifiers, methods, confidence }: Claim): string =>
  [
    realis,
    ...(modality === 'none' ? [] : [modality]),
    ...qualifiers.map(plain),
    `by ${methods.join(' and ')}`,
    `confidence ${confidence}`,
  ].join(', ');

/** A claim in its sentence, as a reviewer is shown it. */
export function claimWords(text: string, claim: Claim, sentence: Place, look: Look): string {
  return [
    `  ${marked(text, sentence, claim.cues, claim, look)}${legendOf(
      claim.cues.map(({ role }) => role),
      look,
    )}`,
    `  ${heading(look, sentenceOf(claim))}`,
    `  said by: ${chainOf(claim)}`,
    `  ${finePrintOf(claim)}`,
  ].join('\n');
}

/** A sentence without a claim, with those who are named in it. */
export function silentWords(text: string, sentence: NamingSentence, look: Look): string {
  const spans = sentence.mentions.map(({ start, end }) => ({ start, end, role: 'named' as const }));
  const names = [...new Set(sentence.mentions.map(({ referent }) => plain(referent.name)))];
  return `  ${marked(text, sentence, spans, null, look)}\n  names ${names.join(', ')}`;
}

const DONE = { accept: 'accepted', reject: 'rejected', edit: 'edited', add: 'added' } as const;

/** "edited by N on 2026-01-01: why". */
export const decisionWords = ({ action, by, at, note }: ClaimDecision): string =>
  `${DONE[action]} by ${plain(by)} on ${at.slice(0, 10)}${note ? `: ${plain(note)}` : ''}`;

/** "line 12: «words»", for lists. */
export const placeWords = (text: string, { start, end }: Place): string =>
  `line ${text.slice(0, start).split('\n').length}: «${plain(text.slice(start, end))}»`;
