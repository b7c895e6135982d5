import type { Actor } from '#model/actor';
import type { AttributionLink, Cue } from '#model/claim';
import type { Extraction } from '#model/document';
import type { Place } from './anchor.ts';
import { add, edit, type Who } from './decide.ts';
import { type Decision, isOnClaim, type Reading } from './decision.ts';
import { CannotChange, CHANGEABLE, change, type Edited, flawOf, type Surroundings } from './draft.ts';
import { readingOf } from './keys.ts';
import { actorFinder, type Sitting, type State } from './room.ts';
import { cuesFor, type NamingSentence } from './sentences.ts';
import type { Stop } from './stops.ts';
import { chainOf, heading, plain, sentenceOf } from './words.ts';

/** The paragraph, or the paragraphs, of a stretch. */
export const paragraphOf = (text: string, { start, end }: Place): Place => {
  const newline = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, end: newline === -1 ? text.length : newline };
};

/** Edits a claim; null when the reviewer leaves it. */
export async function editing(
  sitting: Sitting,
  state: State,
  { claim, machine }: Extract<Stop, { kind: 'claim' }>,
): Promise<Decision | null> {
  const { text } = sitting.room.machine.document;
  const around: Surroundings = { text, paragraph: paragraphOf(text, claim), find: actorFinder(sitting.room, state) };
  const edited = await changing(sitting, around, { reading: readingOf(claim), place: claim, actors: [] });
  if (!edited) return null;
  return edit(await signed(sitting), { text, claim, machine }, edited, edited.actors);
}

/** Adds a claim from a sentence; null when the reviewer leaves it. */
export async function adding(sitting: Sitting, state: State, stop: Stop): Promise<Decision | null> {
  const { room, talk } = sitting;
  const { text, id: document } = room.machine.document;
  const sentence: NamingSentence =
    stop.kind === 'sentence'
      ? stop.sentence
      : (room.sentences.find(({ start, end }) => start <= stop.claim.start && stop.claim.start < end) ?? {
          start: stop.claim.start,
          end: stop.claim.end,
          mentions: [],
        });
  const around: Surroundings = { text, paragraph: paragraphOf(text, sentence), find: actorFinder(room, state) };
  talk.say('A new claim. Its words are the whole sentence until you say quote …');
  const draft = await changing(sitting, around, {
    place: { start: sentence.start, end: sentence.end },
    reading: blank(state.extraction, sentence),
    actors: [],
  });
  if (!draft) return null;
  const reading = { ...draft.reading, cues: endsIn(text, sentence, draft.reading) };
  const decision = add(await signed(sitting), { text, document }, { ...draft, reading }, draft.actors);
  if (isOnClaim(decision) && state.extraction.claims.some(({ id }) => id === decision.claim.id)) {
    talk.say('This claim is there already, with the same words. Accept or edit that one.');
    return null;
  }
  return decision;
}

/** The words of a sentence that name the ends of a claim. */
export const endsIn = (
  text: string,
  sentence: Pick<NamingSentence, 'mentions'>,
  { holder, target }: Pick<Reading, 'holder' | 'target'>,
): Cue[] =>
  [
    ...(holder ? cuesFor(text, sentence, 'holder', holder.id) : []),
    ...(target ? cuesFor(text, sentence, 'target', target.id) : []),
  ].sort((a, b) => a.start - b.start);

/** Changes a draft until the reviewer is content; null when nothing is to be kept. */
async function changing(
  { talk, look: seen, room }: Sitting,
  around: Surroundings,
  from: Edited,
): Promise<Edited | null> {
  let draft = from;
  talk.say(
    `  Say what changes: ${Object.keys(CHANGEABLE).join(', ')}, each with its value. Empty line: keep it. x: leave it.`,
  );
  for (;;) {
    const line = await talk.ask('change> ');
    if (line === null || /^x$/i.test(line)) return null;
    if (line === '?') {
      for (const [field, values] of Object.entries(CHANGEABLE)) talk.say(`  ${field.padEnd(10)} ${values}`);
      continue;
    }
    if (!line) {
      const flaw = flawOf(draft);
      if (flaw === null) return draft;
      talk.say(`  ${flaw}`);
      continue;
    }
    try {
      draft = change(draft, line, around);
      const quote = room.machine.document.text.slice(draft.place.start, draft.place.end);
      talk.say(
        `  ${heading(seen, sentenceOf(draft.reading))}\n  «${plain(quote)}»\n  said by: ${chainOf(draft.reading)}`,
      );
    } catch (error) {
      if (!(error instanceof CannotChange)) throw error;
      talk.say(`  ${error.message}`);
    }
  }
}

async function signed({ by, talk, now }: Sitting): Promise<Who> {
  const note = await talk.ask('why (Enter: no note)> ');
  return { by, at: now(), note: note || null };
}

/** What a claim starts as when a reviewer adds it: said for certain by whoever speaks there. */
export function blank(extraction: Extraction, place: Place): Reading {
  return {
    kind: 'stance',
    holder: null,
    stance: null,
    target: null,
    topic: null,
    sign: 0,
    qualifiers: [],
    certainty: 'CT',
    negated: false,
    realis: 'actual',
    modality: 'none',
    attribution: speakersAt(extraction, place),
    cues: [],
    methods: ['human'],
    confidence: 1,
    validFrom: null,
    validTo: null,
  };
}

/** Whoever lets speak and whoever speaks at a place, as the other claims have it. */
function speakersAt({ claims, turns, document, actors }: Extraction, { start }: Place): AttributionLink[] {
  const turn = turns.findLast((each) => each.start <= start);
  const speaker = turn?.speaker ?? null;
  const outlet =
    claims.map(({ attribution }) => attribution[0]?.actor).find((actor) => actor && actor.id !== speaker?.id) ??
    actors.find(({ type, names }) => type === 'MEDIA' && names.en === document.outlet);
  const links = [
    ...(outlet ? ['names' in outlet ? refFor(outlet) : outlet] : []),
    ...(speaker ? [speaker] : []),
    ...(outlet || speaker
      ? []
      : [{ id: 'unnamed-author', type: 'PERSON' as const, name: 'Unnamed author', state: null }]),
  ];
  return links.map((actor) => ({ actor, certainty: 'CT', cue: null }));
}

const refFor = ({ id, type, names }: Actor) => ({ id, type, name: names.en, state: null });
