import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocks, commands, pages } from './examples.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('the documentation', () => {
  test('names npm scripts that exist', () => {
    expect(commands().length).toBeGreaterThan(6);
    const inWords = pages().flatMap((page) =>
      [...read(page).matchAll(/`(npm [^`]+)`/g)].map(([, command = '']) => ({ page, command })),
    );
    for (const { page, command } of [...commands(), ...inWords])
      for (const [, script] of command.matchAll(/npm (?:run (?:--silent )?)?([\w:-]+)/g))
        expect(['ci', ...Object.keys(scripts)], `${page}: ${command}`).toContain(script);
  });

  test('says of every block in which language it is, or that it is none', () => {
    for (const { page, language } of blocks())
      expect(['sh', 'cypher', 'json', 'ts', 'text', ''], `${page}: ${language}`).toContain(language);
  });

  test('links to files that are there', () => {
    let links = 0;
    for (const page of pages())
      for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
        expect(() => readdirOrFile(join(root, page, '..', target)), `${page} → ${target}`).not.toThrow();
        links++;
      }
    expect(links).toBeGreaterThan(10);
  });
});

/** Throws where there is neither. */
function readdirOrFile(path: string): void {
  try {
    readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
  }
}

describe('the README', () => {
  test('has the test command that CI runs', () => {
    const tests = commands().filter(({ page, command }) => page === 'README.md' && command.includes('npm test'));
    expect(tests.map(({ command }) => command)).toEqual(['npm ci && npm test']);
    expect(read('.ci/run').split('\n')).toContain('npm ci && npm test');
  });

  test('shows a picture that is there', () => {
    const pictures = [...read('README.md').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of pictures) expect(readFileSync(join(root, path)).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('every folder', () => {
  test.each(['model', 'ingest', 'cypher', 'server', 'web', 'data', 'test', 'bench', 'docs'])(
    '%s says what lives there and what may not',
    (folder) => {
      expect(read(`${folder}/README.md`)).toMatch(/may not/i);
    },
  );
});
