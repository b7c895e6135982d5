import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

/**
 * One Cypher file: `// a sentence`, `// params: a, b`, `// rows: c, d` (`none` for none), then one statement. What several
 * statements have in common is a part, `parts/<name>.cypher` without rows, and stands in them as `{{name}}`; its params
 * are said in its own header.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly params: readonly string[];
  readonly rows: readonly string[];
}

/** A piece of Cypher that statements share. */
export type Part = Omit<Statement, 'rows'>;

/** Reads one file and holds its header against its body. Throws an error that names the file. */
export function parseStatement(name: string, source: string, parts: ReadonlyMap<string, Part> = new Map()): Statement {
  const { text, params, listed } = parseFile(name, source);
  const used = [...new Set([...text.matchAll(/\{\{([\w-]+)\}\}/g)].map(([, part]) => part ?? ''))].map((part) => {
    const found = parts.get(part);
    if (!found)
      throw new Error(`cypher/${name}.cypher: there is no part ${part}; there are ${[...parts.keys()].join(', ')}`);
    return found;
  });
  const whole = used.reduce((body, part) => body.replaceAll(`{{${part.name}}}`, part.text), text);
  const all = [...new Set([...params, ...used.flatMap((part) => part.params)])];
  return { name, text: whole, params: all, rows: listed('rows') };
}

/** Reads one shared piece. */
export function parsePart(name: string, source: string): Part {
  const { text, params } = parseFile(`parts/${name}`, source);
  return { name, text, params };
}

function parseFile(name: string, source: string) {
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
  return { text, params, listed };
}

const sourcesIn = (folder: string): { name: string; source: string }[] => {
  const path = join(root, 'cypher', folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => ({ name: file.replace(/\.cypher$/, ''), source: readFileSync(join(path, file), 'utf8') }));
};

const parts = new Map(sourcesIn('parts').map(({ name, source }) => [name, parsePart(name, source)]));

/** All statements of one folder, by name. */
export function loadStatements(folder: 'read' | 'write'): Map<string, Statement> {
  const sources = sourcesIn(folder);
  if (!sources.length) throw new Error(`There is no statement in cypher/${folder}.`);
  return new Map(sources.map(({ name, source }) => [name, parseStatement(`${folder}/${name}`, source, parts)]));
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
