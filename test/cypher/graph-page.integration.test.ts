import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extractionOf, KAZ, PRESIDENT, RUS, USA, UZB } from './extractions.ts';
import { emptyGraph, type TestGraph } from './graph.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/graph.md'), 'utf8');

/** Each example with the sentence before it. */
const examples = [...page.matchAll(/([^\n]+):\n\n```cypher\n([\s\S]*?)```/g)].map(([, title = '', cypher = '']) => ({
  title,
  cypher,
}));

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
  const office = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: '2029-01-20', source: 'test facts' } as const;
  const facts = [office, ...(['REPRESENTS', 'MEMBER_OF', 'PART_OF'] as const).map((kind) => ({ ...office, kind }))];
  const whole = {
    names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' },
    aliases: ['Astana'],
    wikidata: 'Q232',
  };
  const hedge = { start: 0, end: 8, text: 'Вероятно', role: 'hedge', metonym: false } as const;
  for (const date of ['2025-01-01', '2025-12-25']) {
    const extraction = extractionOf(
      `on-${date}`,
      [
        {
          words: 'Вероятно, у США есть интерес к региону.',
          holder: USA,
          stance: 'INTERESTED_IN',
          target: KAZ,
          more: { certainty: 'PR', cues: [hedge], topic: { en: 'region', words: 'регион' } },
        },
        {
          words: 'Kazakhstan works with Uzbekistan.',
          holder: KAZ,
          stance: 'PARTNERS_WITH',
          target: UZB,
          more: { validFrom: date, validTo: date },
        },
        { words: 'Kazakhstan competes with Uzbekistan.', holder: KAZ, stance: 'COMPETES_WITH', target: UZB },
        { words: 'Russia does not oppose it.', holder: RUS, stance: 'OPPOSES', target: UZB, more: { negated: true } },
        {
          words: 'The president invites Kazakhstan.',
          holder: PRESIDENT,
          stance: 'INVITE',
          target: KAZ,
          more: { review: { state: 'accepted', by: 'somebody', at: '2026-01-01T00:00:00Z', note: 'seen' } },
        },
        { words: 'Kazakhstan thanks the president.', holder: KAZ, stance: 'SUPPORT', target: PRESIDENT },
        {
          words: 'Kazakhstan trusts a body.',
          holder: KAZ,
          stance: 'SUPPORT',
          target: { id: 'some-body', type: 'GOV_BODY', name: 'Body', state: 'GBR' },
        },
      ],
      { date, actors: { 'some-president': { relations: facts }, KAZ: whole } },
    );
    const spoken = extraction.turns.map((turn) => ({
      ...turn,
      speaker: turn.speaker && { ...turn.speaker, state: 'KAZ' },
    }));
    const links = extraction.claims.map((claim) => ({
      ...claim,
      attribution: claim.attribution.map((link) => ({ ...link, actor: { ...link.actor, state: 'KAZ' } })),
    }));
    await graph.store.save({
      ...extraction,
      reviews: links.slice(0, 1).map(({ id }) => ({
        id: `review-${date}`,
        claim: id,
        action: 'accept' as const,
        by: 'somebody',
        at: '2026-01-01T00:00:00.000Z',
        note: 'seen',
      })),
      claims: links,
      turns: spoken,
      document: {
        ...extraction.document,
        url: 'https://example.org/',
        rights: 'none',
        source: 'test',
        experts: extraction.document.experts.map((expert) => ({ ...expert, state: 'KAZ' })),
      },
    });
  }
  await graph.store.save(
    extractionOf('gone', [{ words: 'It presses.', holder: USA, stance: 'PRESSURES', target: RUS }]),
  );
  await graph.store.remove('gone');
  await graph.store.jobs.put({ kind: 'address', url: 'https://example.org/', given: {}, replace: false });
  await graph.cypher('CALL db.awaitIndexes(60)');
});
afterAll(async () => {
  await graph?.store.close();
});

describe('docs/graph.md', () => {
  test('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
    expect(page.match(/```cypher/g)).toHaveLength(examples.length);
  });

  test.each(examples)('$title', async ({ cypher }) => {
    const { kind } = await graph.connection.plain(`EXPLAIN ${cypher}`);
    expect(kind).toBe('r');
    expect(await graph.cypher(cypher)).not.toEqual([]);
  });

  test('names every label, relationship and property that is in the graph, and none that is not', async () => {
    const nodes = await graph.cypher<{ labels: string[]; property: string | null }>(
      'CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName RETURN nodeLabels AS labels, propertyName AS property',
    );
    const links = await graph.cypher<{ type: string; property: string | null }>(
      'CALL db.schema.relTypeProperties() YIELD relType, propertyName RETURN relType AS type, propertyName AS property',
    );
    const row = (name: string) =>
      page.split('\n').find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${name}\``)) ?? '';
    for (const { labels, property } of nodes) {
      const [own] = labels.filter((label) => row(label));
      for (const label of labels) expect(page, label).toContain(`\`${label}\``);
      if (property) expect(row(own ?? ''), `${labels.join(':')}.${property}`).toContain(`\`${property}\``);
    }
    for (const { type, property } of links) {
      const name = type.replace(/[:`]/g, '');
      expect(page, name).toContain(name);
      if (property) expect(row(name), `${name}.${property}`).toContain(`\`${property}\``);
    }
    const known = new Set([...nodes, ...links].map(({ property }) => property));
    const rows = page.split('\n').filter((line) => /^\| `/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(13);
    for (const line of rows.filter((one) => !NOT_HERE.test(one)))
      for (const [, named = ''] of (line.split('|')[2] ?? '').replace(/\([^)]*\)/g, '').matchAll(/`([a-z]\w*)`/g))
        if (!LATER.has(named)) expect(known, named).toContain(named);
  });

  /** Nodes that this graph has none of, or of which it has only some of the properties. */
  const NOT_HERE = /`(Graph|Migration|Job|Snapshot|Restore)` /;
  /** What only later texts and decisions about actors bring; the tests of these look at them. */
  const LATER = new Set(['textAt', 'changedAt', 'told', 'toldName', 'toldNameRu', 'toldNameKk', 'toldAliases']);
});
