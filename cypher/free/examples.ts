import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CypherExample } from '#model/free-cypher';
import { root } from '../root.ts';

const LANGUAGES = ['en', 'ru', 'kk'] as const;

/** `// en: …`, `// ru: …` and `// kk: …`, then one statement. Throws an error that names the file. */
export function parseExample(name: string, source: string): CypherExample {
  const words = Object.fromEntries(
    LANGUAGES.map((language) => {
      const [, line] = new RegExp(`^// ${language}: (.+)$`, 'm').exec(source) ?? [];
      if (!line) throw new Error(`cypher/examples/${name}.cypher: its header has no line "// ${language}: …"`);
      return [language, line.trim()];
    }),
  );
  const query = source
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .trim();
  return CypherExample.parse({ name, words, query });
}

/** The questions of `cypher/examples`, by name. */
export function loadExamples(): CypherExample[] {
  const folder = join(root, 'cypher', 'examples');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => parseExample(file.replace(/\.cypher$/, ''), readFileSync(join(folder, file), 'utf8')));
}
