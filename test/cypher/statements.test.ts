import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMigrations } from '#cypher/schema';
import { allStatements, parseStatement, writing } from '#cypher/statements';

describe('a Cypher file', () => {
  test('says what it does, what it takes and what it gives', () => {
    const statement = parseStatement('read/test', '// Counts.\n// params: a, b\n// rows: n\nRETURN $a + $b AS n\n');
    expect(statement).toEqual({ name: 'read/test', text: 'RETURN $a + $b AS n', params: ['a', 'b'], rows: ['n'] });
  });

  test.each([
    ['no sentence', '// params: none\n// rows: none\nRETURN 1', /sentence/],
    ['no params', '// Counts.\n// rows: none\nRETURN 1', /params/],
    ['no rows', '// Counts.\n// params: none\nRETURN 1', /rows/],
    ['a param that is not used', '// Counts.\n// params: a\n// rows: none\nRETURN 1', /differ in params: a/],
    ['a param that is not said', '// Counts.\n// params: none\n// rows: none\nRETURN $b', /differ in params: b/],
  ])('with %s is refused by name', (_, source, message) => {
    expect(() => parseStatement('read/test', source)).toThrow(message);
    expect(() => parseStatement('read/test', source)).toThrow(/read\/test\.cypher/);
  });
});

test('every file of the project is sound, and holds one statement', () => {
  const statements = allStatements();
  expect(statements.length).toBeGreaterThan(30);
  for (const { statement } of statements) expect(statement.text, statement.name).not.toContain(';');
  for (const { id, statement } of loadMigrations()) {
    expect(id).toMatch(/^\d{3}-[a-z-]+$/);
    expect(statement, id).toMatch(/^CREATE .*IF NOT EXISTS/s);
  }
});

test('who finds claims by their document says what the index of their order asks for', () => {
  const times = (text: string, words: string) => text.split(words).length - 1;
  const finding = allStatements().filter(({ statement }) => statement.text.includes('(c:Claim {document: '));
  expect(finding.length).toBeGreaterThan(5);
  for (const { statement } of finding)
    expect(
      times(statement.text, 'c.start IS NOT NULL AND c.end IS NOT NULL AND c.id IS NOT NULL'),
      statement.name,
    ).toBe(times(statement.text, '(c:Claim {document: '));
});

test('every statement is run by somebody, and nobody runs one that is not there', () => {
  const folder = join(import.meta.dirname, '../../cypher');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const code = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  for (const { statement, mayWrite } of allStatements()) {
    const [, name = ''] = statement.name.split('/');
    // What is put in many batches is named by what it puts, what is found in several ways by what is found.
    const named = [name, mayWrite ? name.replace(/^put-/, '') : name.replace(/-(by|of)-.*$/, '')];
    expect(
      named.some((word) => code.includes(`'${word}'`)),
      statement.name,
    ).toBe(true);
  }
  expect(() => writing('nothing')).toThrow(/nothing/);
});
