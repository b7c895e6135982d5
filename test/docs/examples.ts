import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A fenced block of a page of documentation. */
export interface Block {
  page: string;
  language: string;
  text: string;
}

/** The README, every page of `docs/`, and the README of every folder that has one (`commands.test.ts` asks for all). */
export const pages = (): string[] => [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => `docs/${file}`),
  ...['model', 'ingest', 'cypher', 'server', 'web', 'data', 'test', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|\/)README\.md$/.test(file))
      .sort()
      .map((file) => `${folder}/${file}`),
  ),
];

/** All fenced blocks of all pages. */
export const blocks = (): Block[] =>
  pages().flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/^```([\w-]*)\n([\s\S]*?)^```/gm)].map(
      ([, language = '', text = '']) => ({ page, language, text }),
    ),
  );

/** The lines of the shell blocks that are commands, with the page they stand on. */
export const commands = (): { page: string; command: string }[] =>
  blocks()
    .filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
    .flatMap(({ page, text }) =>
      text
        .replaceAll('\\\n', ' ')
        .split('\n')
        .map((line) => line.replace(/\s+#.*$/, '').trim())
        .filter((line) => line && !line.startsWith('#'))
        .map((command) => ({ page, command })),
    );
