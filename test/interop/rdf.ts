import { supplied } from '#ingest/supply';
import { countsTowardsStance, type StoredClaim } from '#model/claim';
import type { NetworkFormat } from '#model/exports/format';
import type { ExportGraph } from '#model/exports/graph';
import { jsonLd } from '#model/exports/json-ld';
import { nanopublication } from '#model/exports/nanopub';
import { BASE } from '#model/exports/rdf/names';
import { turtle } from '#model/exports/turtle';
import { lineOf, tallyOf } from '#model/relationship';
import { definitionOf } from '#model/stance';
import type { Check } from './check.ts';

type Row = { id: string } & Record<string, unknown>;

const byCodeUnit = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
/** Python sorts by characters, which is another order where there are surrogates. */
const byCharacter = (one: string, other: string) => {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((sign, index) => sign !== b[index]);
  return at < 0 ? a.length - b.length : (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1);
};
const unique = (texts: readonly string[]) => [...new Set(texts)].sort(byCharacter);
const ordered = <Of extends Row>(rows: readonly Of[]) => [...rows].sort((one, other) => byCodeUnit(one.id, other.id));

/** Halves of characters, which RDF cannot hold, as the file replaces them. */
const held = <Of>(value: Of): Of =>
  JSON.parse(JSON.stringify(value), (_key, inside: unknown) =>
    typeof inside === 'string' ? inside.replace(/\p{Cs}/gu, '\ufffd') : inside,
  ) as Of;

/** Names and types stand with the actors; of a claim only who it is, and in whose stead. */
function claimRow(claim: StoredClaim): Row {
  const end = (actor: StoredClaim['holder']) => actor && { id: actor.id, state: actor.state };
  const span = (cue: { start: number; end: number; text: string } | null) =>
    cue && { start: cue.start, end: cue.end, text: cue.text };
  return {
    ...claim,
    holder: end(claim.holder),
    target: end(claim.target),
    attribution: claim.attribution.map(({ actor, certainty, cue }) => ({
      actor: actor.id,
      state: actor.state,
      certainty,
      cue: span(cue),
    })),
    methods: unique(claim.methods),
  };
}

/** Stances that may be stated as facts: of claims that count, and whose sign is not the opposite of the stance's. */
function relationsOf(claims: readonly StoredClaim[]): string[][] {
  const rows = claims.flatMap(({ holder, stance, target, sign, ...claim }) =>
    holder && stance && target && countsTowardsStance({ holder, target, ...claim })
      ? sign * definitionOf(stance).sign < 0
        ? []
        : [[holder.id, stance, target.id]]
      : [],
  );
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].sort((one, other) =>
    byCharacter(one.join('\0'), other.join('\0')),
  );
}

/** Where the hostile graph, and nothing in an interview, has halves of characters. */
const replacedIn = (graph: string): string[] =>
  graph === 'hostile-1'
    ? [
        'actor:%C3%A7elik-%C3%B6z',
        'actor:KAZ',
        'claim:0000000000000009:quote',
        'document:%3Dhostile%20%22document%22',
      ].map((name) => `${BASE}${name}`)
    : [];

function expected({ about, actors, stances, claims, documents }: ExportGraph): unknown {
  const behind = (line: string) =>
    claims.flatMap((claim) => {
      const tally = tallyOf(claim, about.params.fold !== false);
      return tally && lineOf(tally.holder, tally.target, tally.sign, tally.stance).id === line ? [claim.id] : [];
    });
  return held({
    about: { ...about, replaced: replacedIn(about.graph) },
    actors: ordered(
      actors.map((actor) => ({
        ...actor,
        aliases: unique(actor.aliases),
        relations: actor.relations.map((relation) => ({
          ...relation,
          target: `${BASE}actor:${encodeURIComponent(relation.target)}`,
        })),
      })),
    ),
    stances: ordered(stances.map((line) => ({ ...line, behind: behind(line.id).sort() }))),
    claims: ordered(claims.map(claimRow)),
    documents: ordered(
      documents.map((document) => ({ ...document, experts: document.experts.map(({ id }) => id).sort() })),
    ),
    relations: relationsOf(claims),
  });
}

const whole = (format: NetworkFormat): Check => ({
  extension: format.extension,
  reader: 'rdf_rdflib.py',
  write: (graph) => format.render(graph, format.options.parse({}), supplied),
  expected,
});

/** A text of which each claim is the middle, so that there is something around it. */
const around = ({ start, quote }: StoredClaim) =>
  `${'я'.repeat(Math.max(0, start - 2))}${start > 1 ? '👍' : '…'.repeat(start)}${quote}👍 and more`;

const publications: Check = {
  extension: 'trig',
  reader: 'rdf_rdflib.py',
  async *write({ claims, documents, about }) {
    for (const claim of claims) {
      const document = documents.find(({ id }) => id === claim.document);
      if (document)
        yield nanopublication(
          { claim, document: { ...document, text: around(claim) }, program: about.program },
          { base: BASE },
        );
    }
  },
  expected: ({ claims, about }) =>
    held(
      ordered([...claims]).map((claim) => {
        const text = around(claim);
        const place = (until: number) => Array.from(text.slice(0, until)).length;
        return {
          claim: claimRow(claim),
          relations: relationsOf([claim]),
          created: claim.recordedAt,
          version: about.program,
          isAboutAssertion: true,
          provenanceSaysOfClaim: [],
          around: [[text.slice(Math.max(0, claim.start - 32), claim.start), text.slice(claim.end, claim.end + 32)]],
          characters: [[place(claim.start), place(claim.end)]],
        };
      }),
    ),
};

export const RDF_CHECKS: readonly Check[] = [whole(turtle), whole(jsonLd), publications];
