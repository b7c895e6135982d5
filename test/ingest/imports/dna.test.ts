import { describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import type { Claim } from '#model/claim';
import { dna, isStatement } from '#model/exports/dna';
import type { ExportGraph } from '#model/exports/graph';
import { canonical } from '#model/snapshot/canonical';
import { hostile, kinds } from '../../model/exports/evidence.ts';
import { admitted, asLine, imported, saidBy, table, tableIn } from './tables.ts';

const HEAD =
  '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement"';

const one = (more: Partial<Record<string, string>> = {}) =>
  Object.values({
    statement: '7',
    time: '2021-03-04 00:00:00',
    document: '12',
    title: '"A debate"',
    author: '""',
    source: '"Some Daily"',
    section: '""',
    type: '""',
    text: '"We welcome the tax."',
    person: '"Jane Roe"',
    organization: '"Some Union"',
    concept: '"A tax on carbon"',
    agreement: '1',
    ...more,
  }).join(';');

describe('an event list of DNA', () => {
  test('has claims on its concepts: who agrees supports, who does not opposes', async () => {
    const { claims, flaws } = await imported(table(HEAD, one(), one({ text: '"We do not."', agreement: '0' })));
    expect(flaws).toEqual([]);
    expect(claims).toMatchObject([
      {
        document: expect.stringMatching(/^dna-12-[0-9a-f]{8}$/),
        quote: 'We welcome the tax.',
        holder: { id: 'jane-roe', type: 'PERSON', name: 'Jane Roe', state: null },
        stance: 'SUPPORT',
        target: null,
        topic: { words: 'A tax on carbon', en: null },
        sign: 1,
        negated: false,
        saidAt: '2021-03-04',
        attribution: [{ actor: { id: 'jane-roe' }, certainty: 'CT', cue: null }],
        methods: ['human'],
      },
      { stance: 'OPPOSES', sign: -1, negated: false },
    ]);
  });

  test('an organization speaks for itself; one that packs know is who it is there', async () => {
    const rows = [one({ person: '""' }), one({ person: '""', organization: '"Kazakhstan"', text: '"And we."' })];
    const { claims } = await imported(table(HEAD, ...rows));
    expect(claims.map(({ holder }) => holder)).toMatchObject([
      { id: 'some-union', type: 'GROUP' },
      { id: 'KAZ', type: 'STATE' },
    ]);
  });

  test('a name in Cyrillic letters makes somebody new, too', async () => {
    const { claims, flaws } = await imported(table(HEAD, one({ person: '"Иван Петров"' })));
    expect(flaws).toEqual([]);
    expect(claims[0]?.holder).toMatchObject({ id: 'ivan-petrov', type: 'PERSON', name: 'Ivan Petrov' });
  });

  test('two lists that both count from 1 are not taken for one', async () => {
    const { claims } = await imported(table(HEAD, one(), one({ title: '"Another"' })));
    expect(new Set(claims.map(({ document }) => document)).size).toBe(2);
  });

  test('what is no claim is told by the names that DNA has', async () => {
    const rows = [
      one({ agreement: '2' }),
      one({ concept: '""' }),
      one({ person: '""', organization: '""' }),
      one({ time: 'yesterday' }),
    ];
    const { flaws } = await imported(table(HEAD, ...rows));
    expect(flaws.map(({ row, column }) => [row, column])).toEqual([
      [2, 'agreement'],
      [3, 'concept'],
      [4, 'person'],
      [5, 'time'],
    ]);
  });

  test('says which of its columns were not looked at', async () => {
    const { claims, format } = await tableIn(table(`${HEAD};"frame"`, `${one()};"x"`));
    expect(format).toBe('dna');
    expect(claims.ignored).toEqual(['frame']);
  });
});

describe('our own list for DNA', () => {
  test.each([
    ['of all kinds', kinds()],
    ['of hostile words', readable(hostile())],
  ])('comes back whole: %s', async (_name, graph) => {
    const { claims, flaws } = await imported(await listOf(graph));
    expect(flaws).toEqual([]);
    const there = graph.claims.filter(isStatement).map(({ recordedAt: _at, retractedAt: _gone, ...claim }) => claim);
    expect(claims.map(said).sort()).toEqual(there.map(said).sort());
  });
});

/** Of hostile words those that may come in: titles and names are lines, and nothing goes on for ever. */
const readable = (graph: ExportGraph): ExportGraph => ({
  ...graph,
  claims: admitted(graph.claims),
  documents: graph.documents.map((document) => ({
    ...document,
    title: asLine(document.title, 500),
    outlet: document.outlet && asLine(document.outlet, 200),
    rights: document.rights && asLine(document.rights, 1000),
    source: document.source && asLine(document.source, 1000),
  })),
});

async function listOf(graph: ExportGraph): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of dna.takes === 'network' ? dna.render(graph, {}, supplied) : []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Spans are kept inside of the quote; half a character is nothing that a file could hold. */
function said(claim: Claim): string {
  const isKept = ({ start, end, text }: { start: number; end: number; text: string }) =>
    claim.start <= start && end <= claim.end && !/\p{Surrogate}/u.test(text);
  const attribution = claim.attribution.map((link) => ({
    ...link,
    cue: link.cue && isKept(link.cue) ? link.cue : null,
  }));
  const kept = saidBy({ ...claim, cues: claim.cues.filter(isKept), attribution });
  return canonical(
    JSON.parse(JSON.stringify(kept), (_key, value) => (typeof value === 'string' ? written(value) : value)),
  );
}

const written = (text: string): string => Buffer.from(text).toString();
