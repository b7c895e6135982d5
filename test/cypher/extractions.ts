import { createHash } from 'node:crypto';
import type { Actor, ActorRef } from '#model/actor';
import { type Claim, UNREVIEWED } from '#model/claim';
import type { Extraction } from '#model/document';
import { type StanceCode, scoresOf } from '#model/stance';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const ref = (id: string, type: ActorRef['type'], name: string, state: string | null = null): ActorRef => ({
  id,
  type,
  name,
  state,
});

export const USA = ref('USA', 'STATE', 'United States');
export const KAZ = ref('KAZ', 'STATE', 'Kazakhstan');
export const UZB = ref('UZB', 'STATE', 'Uzbekistan');
export const RUS = ref('RUS', 'STATE', 'Russia');
export const PRESIDENT = ref('some-president', 'PERSON', 'Some President', 'USA');
export const EXPERT = ref('some-expert', 'PERSON', 'Some Expert');
export const OUTLET = ref('some-outlet', 'MEDIA', 'Some Outlet');

export const press = {
  words: 'The United States press Russia.',
  holder: USA,
  stance: 'PRESSURES',
  target: RUS,
} as const;
export const work = {
  words: 'Kazakhstan works with Uzbekistan.',
  holder: KAZ,
  stance: 'PARTNERS_WITH',
  target: UZB,
} as const;

export const actorOf = ({ id, type, name }: ActorRef, more: Partial<Actor> = {}): Actor => ({
  id,
  type,
  names: { en: name, ru: null, kk: null },
  aliases: [],
  wikidata: null,
  relations: [],
  ...more,
});

/** A sentence of an invented interview and the claim it makes. */
export interface Said {
  words: string;
  holder: ActorRef | null;
  stance: StanceCode | null;
  target: ActorRef | null;
  more?: Partial<Claim>;
}

/** An invented interview: each sentence is a paragraph, the outlet asks nothing, the expert says all of it. */
export function extractionOf(
  id: string,
  said: readonly Said[],
  { date = '2025-12-25', actors = {} as Record<string, Partial<Actor>>, extractor = 'test-1' } = {},
): Extraction {
  const text = said.map(({ words }) => words).join('\n');
  let length = 0;
  const starts = said.map(({ words }) => {
    const start = length;
    length += words.length + 1;
    return start;
  });
  const claims = said.map(({ words, holder, stance, target, more }, index): Claim => {
    const start = starts[index] ?? 0;
    const sign = stance ? signOf(stance) : 0;
    return {
      id: sha256(JSON.stringify([id, words, holder?.id, stance, target?.id])).slice(0, 16),
      document: id,
      turn: 0,
      kind: stance ? 'stance' : 'risk',
      quote: words,
      start,
      end: start + words.length,
      holder,
      stance,
      target,
      topic: null,
      sign,
      scores: scoresOf(stance, sign),
      qualifiers: [],
      certainty: 'CT',
      negated: false,
      realis: 'actual',
      modality: 'none',
      attribution: [
        { actor: OUTLET, certainty: 'CT', cue: null },
        { actor: EXPERT, certainty: 'CT', cue: { start, end: start + 4, text: words.slice(0, 4) } },
      ],
      cues: [{ role: 'stance', start, end: start + 4, text: words.slice(0, 4), metonym: false }],
      methods: ['rules'],
      confidence: 1,
      review: UNREVIEWED,
      saidAt: date,
      validFrom: null,
      validTo: null,
      ...more,
    };
  });
  const refs = [OUTLET, EXPERT, ...claims.flatMap(({ holder, target }) => [holder, target])];
  const known = new Map(refs.flatMap((actor) => (actor ? [[actor.id, actor] as const] : [])));
  return {
    document: {
      id,
      title: `Interview ${id}`,
      outlet: 'Some Outlet',
      date,
      language: 'en',
      experts: [EXPERT],
      url: null,
      rights: null,
      source: null,
      hash: sha256(text),
      text,
    },
    turns: [{ index: 0, role: 'answer', start: 0, end: text.length, speaker: EXPERT }],
    actors: [...known.values()].map((actor) => actorOf(actor, actors[actor.id])),
    claims,
    extractor,
  };
}

const signOf = (stance: StanceCode): Claim['sign'] => {
  const { plover, posture } = scoresOf(stance, 0);
  return Math.sign(plover ?? posture ?? 0) as Claim['sign'];
};

/** A document with so many claims that saving it takes a while. */
export const manyClaims = (id: string, count: number): Extraction =>
  extractionOf(
    id,
    Array.from({ length: count }, (_, index) => ({
      words: `Sentence ${index} says that they work together.`,
      holder: [USA, KAZ, UZB][index % 3] ?? USA,
      stance: 'PARTNERS_WITH' as const,
      target: RUS,
    })),
  );
