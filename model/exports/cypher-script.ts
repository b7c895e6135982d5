import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { ACTOR_TYPES, RELATION_KINDS } from '../actor.ts';
import type { StoredClaim } from '../claim.ts';
import { claimProperties, contentText, cueRows, linkRows, topicIdentity, turnId } from '../graph-layout.ts';
import { asserterOf, foldTallies, type Tally, tallyOf } from '../relationship.ts';
import { tiesOf } from '../series.ts';
import { canonical, inOrder } from '../snapshot/canonical.ts';
import { comment } from './cypher/literal.ts';
import { type ScriptActor, type ScriptDocument, type ScriptSource, sourceOfGraph } from './cypher/source.ts';
import { actorBody, BODIES, CONSTRAINTS, factBody, statements } from './cypher/statements.ts';
import { networkFormat } from './format.ts';
import { bytesOf } from './pieces.ts';
import { aboutLines } from './sheets.ts';

/** Statements for an empty Neo4j, which then has the graph that docs/graph.md describes; run again they change nothing. */
export const cypher = networkFormat({
  extension: 'cypher',
  mediaType: 'text/plain',
  isText: true,
  summary: 'a Cypher script that builds the graph in an empty Neo4j, without the texts of documents',
  options: z.strictObject({}),
  takes: 'network',
  async *render(graph) {
    const heading = aboutLines(graph.about).map(([what, value]) => `${what}: ${value}`);
    for await (const piece of script(sourceOfGraph(graph), heading)) yield* bytesOf([piece]);
  },
});

/** Claims whose statements are written together. */
const GROUP = 200;
const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

interface InSeries {
  id: string;
  saidAt: string;
  document: string;
  start: number;
}

/** The script in pieces of whole statements. `heading` becomes comments. Holds of the claims no more than lines need. */
export async function* script(source: ScriptSource, heading: readonly string[]): AsyncGenerator<string> {
  yield [...heading.map(comment), ...CONSTRAINTS].join('');
  for await (const actors of grouped(source.actors, Infinity)) yield* actorStatements(actors);
  for await (const documents of grouped(source.documents, GROUP)) yield* documentStatements(documents);
  const tallies: Tally[] = [];
  const series = new Map<string, InSeries[]>();
  for await (const claims of grouped(source.claims, GROUP)) {
    yield* claimStatements(claims);
    for (const claim of claims) {
      tallies.push(...[tallyOf(claim, false) ?? []].flat());
      const { id, saidAt, document, start, holder, target, stance } = claim;
      if (!holder || !target || !stance) continue;
      const key = JSON.stringify([holder.id, target.id, stance, asserterOf(claim)]);
      const others = series.get(key);
      if (others) others.push({ id, saidAt, document, start });
      else series.set(key, [{ id, saidAt, document, start }]);
    }
  }
  for await (const reviews of grouped(source.reviews, GROUP)) {
    yield* statements(
      BODIES.reviews,
      reviews.map(({ claim: _claim, ...own }) => own),
    );
    yield* statements(
      BODIES.of,
      reviews.map(({ id, claim }) => tie(id, claim)),
    );
  }
  const ties = [...series.values()].flatMap((claims) => tiesOf(claims.sort(bySaying)));
  yield* statements(
    BODIES.supersedes,
    ties.map(({ later, earlier }) => tie(later, earlier)),
  );
  const lines = foldTallies(tallies);
  yield* statements(
    BODIES.stance,
    lines.map(({ holder, target, ...own }) => tie(holder, target, own)),
  );
}

const tie = (a: string, b: string, own: object = {}) => ({ a, b, own });

const bySaying = (a: InSeries, b: InSeries): number =>
  inOrder(a.saidAt, b.saidAt) || inOrder(a.document, b.document) || a.start - b.start || inOrder(a.id, b.id);

function* actorStatements(actors: readonly ScriptActor[]): Generator<string> {
  for (const type of ACTOR_TYPES)
    yield* statements(
      actorBody(type),
      actors
        .filter((actor) => actor.type === type)
        .map(({ names, relations: _relations, provisional, ...own }) => ({
          ...own,
          provisional: provisional || null,
          name: names.en,
          nameRu: names.ru,
          nameKk: names.kk,
        })),
    );
  for (const kind of RELATION_KINDS) {
    const facts = actors.flatMap(({ id, relations }) =>
      relations.filter((fact) => fact.kind === kind).map(({ kind: _kind, target, ...own }) => tie(id, target, own)),
    );
    yield* statements(factBody(kind), new Map(facts.map((fact) => [canonical(fact), fact])).values());
  }
}

function* documentStatements(documents: readonly ScriptDocument[]): Generator<string> {
  yield* statements(
    BODIES.documents,
    documents.map(({ experts: _experts, turns: _turns, mentions: _mentions, ...own }) => own),
  );
  const turns = documents.flatMap(({ id, turns }) =>
    turns.map(({ speaker, ...own }) => ({ document: id, speaker, own: { id: turnId(id, own.index), ...own } })),
  );
  yield* statements(
    BODIES.turns,
    turns.map(({ own }) => own),
  );
  yield* statements(
    BODIES.hasTurn,
    turns.map(({ document, own }) => tie(document, own.id)),
  );
  const spoken = turns.flatMap(({ speaker, own }) =>
    speaker ? tie(own.id, speaker.id, { state: speaker.state }) : [],
  );
  yield* statements(BODIES.spokenBy, spoken);
  const experts = documents.flatMap(({ id, experts }) =>
    experts.map((expert, index) => tie(id, expert.id, { index, state: expert.state })),
  );
  yield* statements(BODIES.interviews, experts);
  const mentions = documents.flatMap(({ id, mentions }) => mentions.map((actor) => tie(id, actor)));
  yield* statements(BODIES.mentions, mentions);
}

function* claimStatements(claims: readonly StoredClaim[]): Generator<string> {
  const topics = claims.flatMap(({ id, topic }) =>
    topic ? { claim: id, own: { id: hash(topicIdentity(topic)).slice(0, 32), ...topic } } : [],
  );
  yield* statements(BODIES.topics, new Map(topics.map(({ own }) => [own.id, own])).values());
  const content = (claim: StoredClaim) => hash(contentText(claim));
  yield* statements(
    BODIES.claims,
    claims.map((claim) => ({ ...claimProperties(claim), recordedAt: claim.recordedAt, content: content(claim) })),
  );
  yield* statements(
    BODIES.from,
    claims.map(({ id, document, turn }) => tie(id, turnId(document, turn))),
  );
  yield* statements(
    BODIES.heldBy,
    claims.flatMap(({ id, holder }) => (holder ? tie(id, holder.id) : [])),
  );
  yield* statements(
    BODIES.towards,
    claims.flatMap(({ id, target }) => (target ? tie(id, target.id) : [])),
  );
  yield* statements(
    BODIES.about,
    topics.map(({ claim, own }) => tie(claim, own.id)),
  );
  const links = claims.flatMap(linkRows).map(({ claim, actor, ...own }) => tie(claim, actor, own));
  yield* statements(BODIES.assertedBy, links);
  yield* statements(
    BODIES.hasCue,
    claims.flatMap(cueRows).map(({ claim, ...own }) => tie(claim, '', own)),
  );
}

async function* grouped<Thing>(things: Iterable<Thing> | AsyncIterable<Thing>, most: number): AsyncGenerator<Thing[]> {
  let group: Thing[] = [];
  for await (const thing of things) {
    group.push(thing);
    if (group.length < most) continue;
    yield group;
    group = [];
  }
  if (group.length) yield group;
}
