import { accept, acceptMachine, pass, reject, undo, type Who } from './decide.ts';
import { type Decision, isOnClaim } from './decision.ts';
import { adding, editing } from './forms.ts';
import { decide, lastBy, look, type Sitting, type State } from './room.ts';
import { greeting, keyOf, type Stop, stopsIn, wordsOf } from './stops.ts';
import { heading, plain } from './words.ts';

const HELP = `  a [note]   accept           r [note]   reject: the text does not say so
  e          edit             d          add a claim from this sentence
  p [note]   pass: this sentence claims nothing
  n          next, without a decision        b   back
  m [note]   take what the machine says now, where it has changed its mind
  u          undo your last decision         q   quit; what you decided is kept
  ?          this help`;

/** Walks through all that is open until the reviewer has enough. Every decision is on the disk before the next question. */
export async function walk(sitting: Sitting): Promise<void> {
  const { room, by, talk } = sitting;
  const skipped: string[] = [];
  let state = await look(room);
  talk.say(greeting(sitting, state));
  for (;;) {
    const stops = stopsIn(state, sitting);
    const stop = stops.find((candidate) => !skipped.includes(keyOf(candidate)));
    if (!stop) {
      talk.say(stops.length ? `That was all; ${stops.length} are left open.` : 'That was all; nothing is open.');
      const answer = await talk.ask('b back, u undo, Enter or q to end> ');
      if (answer === 'b') skipped.pop();
      else if (answer === 'u') state = await takeBack(sitting, state, skipped);
      else return;
      continue;
    }
    talk.say(
      `\n${heading(sitting.look, `${stops.length} open`)}${skipped.length ? `, ${skipped.length} passed over` : ''}`,
    );
    talk.say(wordsOf(stop, sitting));
    const answer = await talk.ask(stop.kind === 'claim' ? 'a r e d n b u q ?> ' : 'd p n b u q ?> ');
    if (answer === null) return;
    const [, letter = '', note = ''] = /^(\S*)\s*(.*)$/su.exec(answer) ?? [];
    const who: Who = { by, at: sitting.now(), note: note || null };
    switch (letter.toLowerCase()) {
      case 'q':
        return;
      case 'n':
      case '':
        skipped.push(keyOf(stop));
        break;
      case 'b':
        if (!skipped.length) talk.say('This is the first.');
        skipped.pop();
        break;
      case 'u':
        state = await takeBack(sitting, state, skipped);
        break;
      case 'e':
      case 'd': {
        const decision = await (letter.toLowerCase() === 'e' && stop.kind === 'claim'
          ? editing(sitting, state, stop)
          : adding(sitting, state, stop));
        if (decision) state = await settle(sitting, decision);
        break;
      }
      default: {
        const decision = simple(letter.toLowerCase(), who, room.machine.document.text, stop);
        if (decision) state = await settle(sitting, decision);
        else talk.say(letter === '?' ? HELP : `"${answer}" is nothing that can be done here.\n${HELP}`);
      }
    }
  }
}

async function settle({ room }: Sitting, decision: Decision): Promise<State> {
  await decide(room, decision);
  return look(room);
}

/** Decisions that need no more questions; null for any other letter. */
function simple(letter: string, who: Who, text: string, stop: Stop): Decision | null {
  if (stop.kind === 'sentence') return letter === 'p' ? pass(who, text, stop.sentence) : null;
  const { claim, machine } = stop;
  const seen = { text, claim, machine };
  if (letter === 'a') return accept(who, seen);
  if (letter === 'r') return reject(who, seen);
  return letter === 'm' && machine && machine !== claim ? acceptMachine(who, { ...seen, machine }) : null;
}

async function takeBack(sitting: Sitting, state: State, skipped: string[]): Promise<State> {
  const last = lastBy(state.decisions, sitting.by);
  if (!last) {
    sitting.talk.say(`There is no decision of ${sitting.by} to take back.`);
    return state;
  }
  const after = await settle(sitting, undo({ by: sitting.by, at: sitting.now(), note: null }, last));
  sitting.talk.say(`Taken back: ${last.action}${'anchor' in last ? ` of «${plain(last.anchor.quote)}»` : ''}`);
  // What is decided no more is asked again, even if it was passed over once.
  if (isOnClaim(last)) {
    const at = skipped.indexOf(`claim ${last.claim.id}`);
    if (at !== -1) skipped.splice(at, 1);
  }
  return after;
}
