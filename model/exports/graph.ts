import { z } from 'zod';
import { Actor } from '../actor.ts';
import { StoredClaim } from '../claim.ts';
import type { ActorRow } from '../questions/actors.ts';
import { DocumentRow } from '../questions/documents.ts';
import type { AnswerOf, ParamsOf } from '../questions/index.ts';
import { NetworkActor } from '../questions/network.ts';
import type { Meta } from '../questions/question.ts';
import { type Ask, allRows, ofOneState, PAGE } from '../questions/whole.ts';
import { Relationship } from '../relationship.ts';
import { VOCABULARY_VERSION } from '../vocabulary.ts';
import { namesBeside } from './names.ts';

/** An actor of the picture with all that is known of it. */
export const ExportActor = NetworkActor.extend(Actor.shape);
export type ExportActor = z.infer<typeof ExportActor>;

/** What an export says of itself. Nothing in it depends on when or where it was written. */
export const About = z.object({
  title: z.string(),
  /** What was asked for: the network's parameters, defaults filled in. */
  params: z.record(z.string(), z.unknown()),
  /** Which state of the graph it is. */
  graph: z.string(),
  /** The moment it holds for: the one asked for, else when the newest of its claims was recorded; null without claims. */
  moment: z.iso.datetime().nullable(),
  /** Version of the program, and of the closed lists. */
  program: z.string(),
  vocabulary: z.int(),
  /** Snapshot it was taken from, by hash. */
  snapshot: z.string().nullable(),
  licence: z.string(),
  counts: z.object({
    actors: z.int(),
    stances: z.int(),
    /** All that match. */
    claims: z.int(),
    /** Those of them that lines are folded from. */
    claimsInLines: z.int(),
    documents: z.int(),
  }),
});
export type About = z.infer<typeof About>;

/** Who stands how towards whom, with the claims behind it and the documents these are from: all that a format can hold. */
export const ExportGraph = z.object({
  about: About,
  /** By id. */
  actors: z.array(ExportActor),
  /** By id. */
  stances: z.array(Relationship),
  /** All claims that match, by document and position: also those that are part of no line (denied, about a topic only). */
  claims: z.array(StoredClaim),
  /** Those that the claims are from, by id. */
  documents: z.array(DocumentRow),
  /** What those are called whom actors, claims, documents or filters mention and who are not among the actors, by id. */
  names: z.array(Actor.pick({ id: true, names: true })),
});
export type ExportGraph = z.infer<typeof ExportGraph>;

export const LICENCE_NOTE =
  'Quotations belong to their publishers and stand here as evidence, each with its source. The claims, their certainty and the lines are readings of these words, by rules, a language model or people, as each claim says.';

/**
 * Reads a whole graph: the network, which may have been asked for already, and all that stands behind it, of one and the
 * same state. Throws `Conflict` where the graph is written to faster than it can be read.
 */
export function gather(
  ask: Ask,
  params: ParamsOf<'network'>,
  { program, snapshot = null, network }: { program: string; snapshot?: string | null; network?: AnswerOf<'network'> },
): Promise<ExportGraph> {
  const { asOf } = params;
  let known = network;
  // What is known serves once: when all is read again, so is the network.
  const askNetwork: Ask = async (name, of) => {
    if (name !== 'network' || !known) return ask(name, of);
    const answer = known as AnswerOf<typeof name>;
    known = undefined;
    return answer;
  };
  return ofOneState(askNetwork, async (asked) => {
    const { actors, stances, meta } = await asked('network', params);
    const claims = await allRows(asked, 'claims', { ...params, holder: [], target: [], limit: PAGE });
    const described = await allRows(asked, 'actors', { type: [], asOf, limit: PAGE });
    const documents = await allRows(asked, 'documents', { asOf, limit: PAGE });
    return wholeOf({ actors, stances, meta, claims, described, documents, program, snapshot });
  });
}

interface Parts extends Pick<About, 'program' | 'snapshot'> {
  actors: readonly NetworkActor[];
  stances: Relationship[];
  meta: Meta;
  claims: StoredClaim[];
  described: readonly ActorRow[];
  documents: readonly DocumentRow[];
}

function wholeOf({ actors, stances, meta, claims, described, documents, program, snapshot }: Parts): ExportGraph {
  const from = new Set(claims.map(({ document }) => document));
  const cited = documents.filter(({ id }) => from.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const known = new Map(described.map((row) => [row.id, row]));
  const whole = actors.map((actor): ExportActor => {
    const { aliases = [], relations = [] } = known.get(actor.id) ?? {};
    return { ...actor, aliases, relations };
  });
  const newest = claims.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), '');
  return {
    about: {
      title: 'Stance Atlas: who stands how towards whom',
      params: meta.params,
      graph: meta.graph,
      moment: momentIn(meta) ?? (newest || null),
      program,
      vocabulary: VOCABULARY_VERSION,
      snapshot,
      licence: LICENCE_NOTE,
      counts: {
        actors: whole.length,
        stances: stances.length,
        claims: claims.length,
        claimsInLines: stances.reduce((sum, line) => sum + line.claims, 0),
        documents: cited.length,
      },
    },
    actors: whole,
    stances,
    claims,
    documents: cited,
    names: namesBeside({ actors: whole, claims, documents: cited, params: meta.params }, described),
  };
}

/** The moment that was asked for, a snapshot's name resolved. */
const momentIn = ({ params: { asOf } }: Meta): string | null => (typeof asOf === 'string' ? asOf : null);
