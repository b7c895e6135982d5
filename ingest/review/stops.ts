import type { Claim } from '#model/claim';
import { leftFor, type Room, type Sitting, type State } from './room.ts';
import { type NamingSentence, sentenceAround } from './sentences.ts';
import { chainOf, claimWords, decisionWords, heading, placeWords, plain, sentenceOf, silentWords } from './words.ts';

/** One thing that a reviewer is asked about. */
export type Stop =
  | { kind: 'claim'; claim: Claim; machine: Claim | null; before: string | null }
  | { kind: 'sentence'; sentence: NamingSentence };

/** All that is open, in the order in which it is asked. */
export function stopsIn(state: State, { by, all, room }: Sitting): Stop[] {
  const { open } = state;
  const changed = open.changed.map(
    ({ claim, machine, decision }): Stop => ({
      kind: 'claim',
      claim,
      machine,
      before: decisionWords(decision),
    }),
  );
  const fresh = open.unreviewed.map((claim): Stop => ({ kind: 'claim', claim, machine: claim, before: null }));
  const isChanged = new Set(open.changed.map(({ claim }) => claim.id));
  const machineOf = new Map(room.machine.claims.map((claim) => [claim.id, claim]));
  const others = (all ? leftFor(by, state) : [])
    .filter(({ id }) => !isChanged.has(id))
    .map((claim): Stop => {
      const { state: verdict, by: reviewer } = claim.review;
      return { kind: 'claim', claim, machine: machineOf.get(claim.id) ?? null, before: `${verdict} by ${reviewer}` };
    });
  return [...changed, ...fresh, ...others, ...state.silent.map((sentence): Stop => ({ kind: 'sentence', sentence }))];
}

/** Names a stop for as long as the sitting lasts. */
export const keyOf = (stop: Stop): string =>
  stop.kind === 'claim' ? `claim ${stop.claim.id}` : `sentence ${stop.sentence.start}`;

/** What a sitting begins with. */
export function greeting({ room, by, look: seen }: Sitting, state: State): string {
  const { open, silent, torn } = state;
  return [
    heading(seen, `${plain(room.machine.document.title)}`),
    `You are ${plain(by)}; decisions go to ${room.path}. ? shows what can be done.`,
    `${open.changed.length} to look at again, ${open.unreviewed.length} not reviewed, ${silent.length} sentences that name somebody and have no claim.`,
    ...orphanWords(state),
    ...(torn === null
      ? []
      : ['The last line of the file is half a decision, left by a program that was killed. It will be kept aside.']),
  ].join('\n');
}

const orphanWords = ({ open }: State): string[] =>
  open.orphaned.length
    ? [
        `${open.orphaned.length} decisions whose words are no longer in the text; they stay in the file:`,
        ...open.orphaned.map((decision) => `  «${plain(decision.anchor.quote)}» ${decisionWords(decision)}`),
      ]
    : [];

/** What a reviewer is shown of one thing. */
export function wordsOf(stop: Stop, { room, look: seen }: Sitting): string {
  const { text } = room.machine.document;
  if (stop.kind === 'sentence') return `A sentence without a claim\n${silentWords(text, stop.sentence, seen)}`;
  const { claim, machine, before } = stop;
  const shown = claimWords(text, claim, sentenceAround(room.sentences, claim), seen);
  if (before === null) return shown;
  const now =
    machine === claim
      ? []
      : [
          machine
            ? `  the machine now says: ${sentenceOf(machine)}; ${chainOf(machine)}`
            : '  the machine says this no longer',
        ];
  return [shown, `  ${before}`, ...now].join('\n');
}

/** All that is open, for people and other programs to read. */
export function openWords(room: Room, state: State): string {
  const { text } = room.machine.document;
  const { open, silent } = state;
  const section = (title: string, lines: readonly string[]) => [
    `${title}: ${lines.length}`,
    ...lines.map((line) => `  ${line}`),
  ];
  return [
    ...section(
      'to look at again',
      open.changed.map(
        ({ claim, machine, decision }) =>
          `${placeWords(text, claim)} ${sentenceOf(claim)} (${decisionWords(decision)}); the machine ${machine ? `now says: ${sentenceOf(machine)}` : 'says this no longer'}`,
      ),
    ),
    ...section(
      'not reviewed',
      open.unreviewed.map((claim) => `${placeWords(text, claim)} ${sentenceOf(claim)}`),
    ),
    ...section(
      'words no longer in the text',
      open.orphaned.map((decision) => `«${plain(decision.anchor.quote)}» ${decisionWords(decision)}`),
    ),
    ...section(
      'sentences that name somebody and have no claim',
      silent.map((sentence) => placeWords(text, sentence)),
    ),
  ].join('\n');
}
