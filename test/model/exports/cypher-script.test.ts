import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import { comment, literal } from '#model/exports/cypher/literal';
import { sourceOfGraph } from '#model/exports/cypher/source';
import { cypher, script } from '#model/exports/cypher-script';
import type { ExportGraph } from '#model/exports/graph';
import { HOSTILE, hostile, kinds } from './evidence.ts';

async function textOf(graph: ExportGraph): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of cypher.takes === 'network' ? cypher.render(graph, {}, supplied) : []) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Literals of strings, numbers, lists and maps are the same in Cypher and in JavaScript. */
const read = (text: string): unknown => JSON.parse(JSON.stringify(runInNewContext(`(${text})`)));
const wellFormed = (text: string) => Buffer.from(text).toString();

describe('a literal', () => {
  test.each(HOSTILE)('of %j is read back, and stays on its line', (text) => {
    expect(read(literal(text))).toBe(wellFormed(text));
    expect(literal(text)).not.toMatch(/[\n\r\u2028\u2029]/);
  });

  test('of any text is read back, and has no escape that a parser could find before it finds the quotes', () => {
    const parts = fc.constantFrom('\\', 'u', 'U', "'", '\\u0027', '\\\\u005c', '\n', '\u0000', ';\n', '//', '/*', 'a');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((each) => each.join('')),
        ),
        (text) => {
          const written = literal(text);
          expect(read(written)).toBe(wellFormed(text));
          // Whoever reads `\uXXXX` first, without heed of the backslash before, reads the same text.
          const early = written.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => {
            const letter = String.fromCharCode(Number.parseInt(code, 16));
            expect(letter).toMatch(/[\p{Cc}\u2028\u2029\ufffe\uffff]/u);
            return letter;
          });
          expect(early.match(/\\u/i)).toBeNull();
        },
      ),
    );
  });

  test('keeps whole scores floating, and leaves null members out', () => {
    expect(literal({ score: -3, confidence: 1, start: 3, holder: null, aliases: [], negated: false })).toBe(
      '{score: -3.0, confidence: 1.0, start: 3, aliases: [], negated: false}',
    );
    expect(literal({ score: 2.5, meanScore: 0 })).toBe('{score: 2.5, meanScore: 0.0}');
  });
});

test('a comment stays one, whatever is in it', () => {
  for (const text of [...HOSTILE, '\\u000aMATCH (n) DETACH DELETE n;'])
    expect(comment(text)).toMatch(/^\/\/ [^\n\r\u2028\u2029\\]*\n$/);
});

describe.each([
  ['claims of all kinds', kinds],
  ['hostile texts', hostile],
])('a script of %s', (_, graphOf) => {
  test('is statements that end with a semicolon at the end of a line, and nowhere else have one there', async () => {
    const text = await textOf(graphOf());
    expect(text.endsWith(';\n')).toBe(true);
    const found = text.split(/;\n/).slice(0, -1);
    for (const statement of found) {
      const code = statement.replace(/^(\/\/.*\n)*/, '');
      expect(code).toMatch(/^(CREATE CONSTRAINT |UNWIND \[\n\{)/);
      // Quotes close: what is left of the rows without their texts is braces, names and numbers.
      const bare = code.replace(/'(?:[^'\\]|\\.)*'/g, '""');
      expect(bare).not.toContain("'");
      expect(bare).toMatch(/^[\n -~]*$/);
    }
  });

  test('has each claim with all that it says', async () => {
    const graph = graphOf();
    const text = await textOf(graph);
    for (const { id } of graph.claims) expect(text).toContain(`{id: '${id}', document:`);
    for (const { quote } of graph.claims) expect(text).toContain(`quote: ${literal(quote)}`);
  });

  test('names no actor that it does not make', async () => {
    const graph = graphOf();
    const source = sourceOfGraph(graph);
    const made = new Set<string>();
    for await (const actor of source.actors) made.add(actor.id);
    for (const { holder, target, attribution } of graph.claims)
      for (const ref of [holder, target, ...attribution.map(({ actor }) => actor)])
        for (const id of [ref?.id, ref?.state]) if (id) expect(made).toContain(id);
  });

  test('has the same bytes each time', async () => {
    expect(await textOf(graphOf())).toBe(await textOf(graphOf()));
  });
});

test('statements are bounded, but for a text that alone is longer', async () => {
  const graph = kinds();
  const [claim] = graph.claims;
  if (!claim) throw new Error('there is a claim');
  const claims = Array.from({ length: 1_000 }, (_, index) => ({ ...claim, id: `claim-${index}` }));
  let count = 0;
  for await (const statement of script(sourceOfGraph({ ...graph, claims }), ['many'])) {
    expect(statement.length).toBeLessThan(80_000);
    count++;
  }
  expect(count).toBeGreaterThan(30);
});
