import type { TestGraph } from './graph.ts';

/**
 * All that the graph says, in one comparable list of texts: without the version that counts writes, without jobs, and
 * without when something was changed last, which no undo takes back.
 */
export async function pictureOf(graph: TestGraph): Promise<string[]> {
  const nodes = await graph.cypher(
    'MATCH (n) WHERE NOT n:Migration AND NOT n:Graph AND NOT n:Job AND NOT n:Queue RETURN labels(n) AS labels, n {.*, changedAt: null} AS own',
  );
  const links = await graph.cypher(
    'MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.document, a.text) AS one, type(r) AS type, properties(r) AS own, coalesce(b.id, b.document, b.text) AS other',
  );
  return [...nodes, ...links].map((row) => JSON.stringify(sorted(row))).sort();
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, part]) => [key, sorted(part)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
