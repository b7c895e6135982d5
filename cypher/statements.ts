import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/** One Cypher file: `// a sentence`, `// params: a, b`, `// rows: c, d` (`none` for none), then one statement. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly params: readonly string[];
  readonly rows: readonly string[];
}

/** Reads one file and holds its header against its body. Throws an error that names the file. */
export function parseStatement(name: string, source: string): Statement {
  const lines = source.split('\n');
  const header = lines.filter((line) => line.startsWith('//')).map((line) => line.slice(2).trim());
  const text = lines
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .trim();
  const listed = (key: string): string[] => {
    const line = header.find((candidate) => candidate.startsWith(`${key}:`));
    if (line === undefined) throw new Error(`cypher/${name}.cypher: its header has no line "// ${key}: …"`);
    const names = line.slice(key.length + 1).trim();
    return names === 'none' ? [] : names.split(/\s*,\s*/);
  };
  if (!/^[A-Z].*[.:]$/s.test(header[0] ?? '') && !/^[A-Z]/.test(header[0] ?? ''))
    throw new Error(`cypher/${name}.cypher: its header begins with a sentence that says what it does`);
  const params = listed('params');
  const used = new Set([...text.matchAll(/\$(\w+)/g)].map(([, param]) => param ?? ''));
  const differ = [...used]
    .filter((param) => !params.includes(param))
    .concat(params.filter((param) => !used.has(param)));
  if (differ.length)
    throw new Error(`cypher/${name}.cypher: its header and its text differ in params: ${differ.join(', ')}`);
  return { name, text, params, rows: listed('rows') };
}

/** All statements of one folder, by name. */
export function loadStatements(folder: 'read' | 'write'): Map<string, Statement> {
  const path = join(root, 'cypher', folder);
  const names = readdirSync(path).filter((file) => file.endsWith('.cypher'));
  if (!names.length) throw new Error(`There is no statement in ${path}.`);
  return new Map(
    names.map((file) => {
      const name = file.replace(/\.cypher$/, '');
      return [name, parseStatement(`${folder}/${name}`, readFileSync(join(path, file), 'utf8'))];
    }),
  );
}

const reads = loadStatements('read');
const writes = loadStatements('write');

const textOf = (statements: Map<string, Statement>, name: string): string => {
  const statement = statements.get(name);
  if (!statement) throw new Error(`There is no statement ${name}; there are ${[...statements.keys()].join(', ')}`);
  return statement.text;
};

/** The text of `read/<name>.cypher`. */
export const reading = (name: string): string => textOf(reads, name);

/** The text of `write/<name>.cypher`. */
export const writing = (name: string): string => textOf(writes, name);

/** Every statement with what it may do to the graph. */
export const allStatements = (): { statement: Statement; mayWrite: boolean }[] => [
  ...[...reads.values()].map((statement) => ({ statement, mayWrite: false })),
  ...[...writes.values()].map((statement) => ({ statement, mayWrite: true })),
];
