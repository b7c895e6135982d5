import { CypherRefused } from '#model/free-cypher';
import type { Token } from './tokens.ts';

/** Steps that an expression may take by what it says itself: Neo4j cannot stop it in the middle of a row. */
const STEPS = 1_000_000;

/**
 * Refuses loops within one expression of which the text already says that they never end: those would go on in the
 * database after their time. Others, whose length only the graph knows, keep their place in `pool.ts` until they end.
 */
export function checkLoops(tokens: readonly Token[]): void {
  tokens.forEach(({ kind, text }, at) => {
    if (kind === 'word' && /^range$/i.test(text)) checkRange(tokens, at);
    if (text === '~' && tokens[at - 1]?.text === '=' && tokens[at + 1]?.kind === 'text')
      checkPattern(tokens[at + 1]?.text ?? '');
  });
}

/** `UNWIND range(…)` gives rows, and between two rows a query can be stopped. */
function checkRange(tokens: readonly Token[], at: number): void {
  if (/^unwind$/i.test(tokens[at - 1]?.text ?? '')) return;
  const [open, from, comma, to, close] = tokens.slice(at + 1, at + 6).map(({ text }) => text);
  if (open !== '(' || comma !== ',' || close !== ')') return;
  if (Number(to) - Number(from) > STEPS)
    throw new CypherRefused(
      `range(${from}, ${to}) is too long within an expression. Give its numbers as rows: UNWIND range(${from}, ${to}) AS x.`.slice(
        0,
        300,
      ),
      'range',
    );
}

/** A repeated group tries every way to divide a text among its repetitions. */
function checkPattern(literal: string): void {
  if (/\)(?:[*+]|\{\d*,?\d*\})/.test(literal.replace(/\\./g, '')))
    throw new CypherRefused(
      'A pattern behind =~ repeats a group, which may take longer than anybody waits. Use CONTAINS, a character class like [ab]*, or the full-text indexes.',
      '=~',
    );
}
