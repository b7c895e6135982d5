import type { ActorRef } from '#model/actor';
import type { Claim } from '#model/claim';
import type { Extraction } from '#model/document';
import type { StanceCode } from '#model/stance';
import { identify } from '../../../ingest/claims.ts';
import type { Who } from '../../../ingest/review/decide.ts';
import { EXPERT, extractionOf, OUTLET } from '../../cypher/extractions.ts';

/** A paragraph of an invented interview; the claim's words stand between `lead` and `tail`. */
export interface Paragraph {
  lead?: string;
  quote: string;
  tail?: string;
  holder?: ActorRef | null;
  /** Without a stance the paragraph makes no claim. */
  stance?: StanceCode;
  target?: ActorRef | null;
  more?: Partial<Claim>;
}

/** What the machine would read in such a text, with ids as it gives them. */
export function machineReads(id: string, paragraphs: readonly Paragraph[]): Extraction {
  const whole = extractionOf(
    id,
    paragraphs.map(({ lead = '', quote, tail = '', holder = null, stance = null, target = null }) => ({
      words: `${lead}${quote}${tail}`,
      holder,
      stance,
      target,
    })),
  );
  const { text } = whole.document;
  const claims = whole.claims.flatMap(({ id: _, ...claim }, index) => {
    const { lead = '', quote, stance, more } = paragraphs[index] ?? { quote: '' };
    if (!stance) return [];
    const start = claim.start + lead.length;
    const end = start + quote.length;
    const cues = [
      { role: 'stance' as const, start, end: start + 1, text: text.slice(start, start + 1), metonym: false },
    ];
    const attribution = [OUTLET, EXPERT].map((actor) => ({ actor, certainty: 'CT' as const, cue: null }));
    return [{ ...claim, start, end, quote, cues, attribution, ...more }];
  });
  const named = new Set([
    OUTLET.id,
    EXPERT.id,
    ...claims.flatMap(({ holder, target }) => [holder?.id ?? '', target?.id ?? '']),
  ]);
  return { ...whole, claims: identify(text, claims), actors: whole.actors.filter((actor) => named.has(actor.id)) };
}

let second = 0;

/** Who decides, a second later each time. */
export const who = (by = 'Aigerim', note: string | null = null): Who => ({
  by,
  at: new Date(Date.UTC(2026, 0, 1) + 1000 * second++).toISOString(),
  note,
});

/** A claim that nobody has looked at, as a reviewer sees it. */
export const seenIn = ({ document }: Extraction, claim: Claim) => ({ text: document.text, claim, machine: claim });

export function only<Value>(values: readonly Value[]): Value {
  const [value, ...others] = values;
  if (value === undefined || others.length) throw new Error(`there are ${values.length}, not one`);
  return value;
}
