import { describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import { dna, isStatement } from '#model/exports/dna';
import type { ExportGraph } from '#model/exports/graph';
import { hostile, kinds } from './evidence.ts';
import { readCsv, textIn } from './rfc4180.ts';

async function textOf(graph: ExportGraph): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of dna.takes === 'network' ? dna.render(graph, {}, supplied) : []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The list by column, read as RFC 4180 but for the semicolons. */
async function statementsIn(graph: ExportGraph) {
  const [columns = [], ...rows] = readCsv(await textOf(graph), ';');
  return {
    columns,
    rows: rows.map((row) => {
      expect(row).toHaveLength(columns.length);
      return Object.fromEntries(row.map((cell, index) => [String(columns[index]), cell]));
    }),
  };
}

test('the list begins with the columns of DNA, in its order', async () => {
  const head =
    '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement";';
  expect((await textOf(kinds())).startsWith(head)).toBe(true);
});

test('a claim is a statement of its holder on a stance towards somebody, said on a day', async () => {
  const { rows } = await statementsIn(kinds());
  expect(rows[0]).toMatchObject({
    'statement ID': '1',
    time: '2025-12-25 00:00:00',
    'document ID': '1',
    'document title': 'Interview kinds',
    author: 'Some Expert',
    source: 'Some Outlet',
    text: 'Kazakhstan works together with Uzbekistan.',
    person: '',
    organization: 'Kazakhstan',
    concept: 'COOPERATE Uzbekistan',
    agreement: '1',
    asserter: 'some-expert',
    speakers: 'some-outlet > some-expert',
  });
});

describe('what makes a statement', () => {
  test('a denied claim does not agree', async () => {
    const { rows } = await statementsIn(kinds());
    expect(rows.filter(({ agreement }) => agreement === '0')).toMatchObject([
      { organization: 'Russia', concept: 'ACCUSE United States', certainty: 'PR' },
    ]);
  });

  test('a person stands for a state, where one is known', async () => {
    const { rows } = await statementsIn(kinds());
    expect(rows.filter(({ person }) => person !== '')).toMatchObject([
      { person: 'Some President', organization: 'United States', concept: 'INTERESTED_IN the region' },
      { person: 'Some President', organization: 'United States', concept: 'PRESSURES Kazakhstan' },
    ]);
  });

  test('what is rejected or only supposed is none, and a risk of nobody is one of nobody', async () => {
    const graph = kinds();
    const { rows } = await statementsIn(graph);
    expect(rows.map(({ claim }) => claim)).toEqual(graph.claims.filter(isStatement).map(({ id }) => id));
    expect(rows.map(({ text }) => text)).not.toContain('The US supports Uzbekistan.');
    expect(rows.map(({ text }) => text)).not.toContain('Were Russia to press Kazakhstan.');
    expect(rows.find(({ holder }) => holder === '')).toMatchObject({
      person: '',
      organization: '',
      concept: 'risk a war',
    });
  });
});

test('hostile texts come back whole, and no cell is a formula', async () => {
  const graph = hostile();
  const { rows } = await statementsIn(graph);
  const wellFormed = (text: string) => Buffer.from(text).toString();
  expect(rows.map(({ text }) => textIn(text ?? ''))).toEqual(graph.claims.map(({ quote }) => wellFormed(quote)));
  const titles = new Map(graph.documents.map(({ id, title }) => [id, title]));
  for (const row of rows) {
    expect(textIn(row['document title'] ?? '')).toBe(wellFormed(titles.get(row.document ?? '') ?? ''));
    for (const cell of Object.values(row)) if (!/^-?\d/.test(cell ?? '')) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  }
});

test('the same graph gives the same bytes', async () => {
  expect(await textOf(hostile())).toBe(await textOf(hostile()));
});
