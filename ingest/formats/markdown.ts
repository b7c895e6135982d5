import { Sidecar } from '#model/document';
import { beginsVoice, isHardWrapped } from '../text/paragraphs.ts';
import { linesOfTree } from './blocks.ts';
import { charsetOfMark, decodeDeclared, decodeUtf8, withoutMark } from './decode.ts';
import { parseDom } from './dom.ts';
import { type Format, MAX_TEXT_BYTES, type OwnMeta } from './format.ts';
import { rejoined, textOfLines } from './lines.ts';

/** Markdown, GitHub's kind, read as the page that it describes; paragraphs broken at a fixed width become one line each. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  maxBytes: MAX_TEXT_BYTES,
  isolated: true,
  sniff: () => false,
  toText: async (bytes, { name, charset }) => {
    const declared = charsetOfMark(bytes) ?? charset;
    const written = withoutMark(declared ? decodeDeclared(name, bytes, declared) : decodeUtf8(name, bytes));
    const { meta, rest } = frontMatter(written.replace(/\r\n?/g, '\n'));
    const isWrapped = isHardWrapped(rest);
    const { marked } = await import('marked');
    const page = await marked.parse(isWrapped ? partVoices(rejoined(rest)) : rest, { gfm: true, breaks: !isWrapped });
    return { text: textOfLines(linesOfTree((await parseDom(page)).body)), meta };
  },
};

/** An empty line before each line that begins with a voice where a sentence has ended, so that nothing runs it into the one before. */
const partVoices = (text: string): string => {
  const lines = text.split('\n');
  return lines
    .map((line, index) =>
      /[.!?…]["»”')*_]*\s*$/u.test(lines[index - 1] ?? '') && beginsVoice(line) ? `\n${line}` : line,
    )
    .join('\n');
};

const KEYS = ['title', 'outlet', 'date', 'language', 'url'] as const;

/** `key: value` lines between two `---` at the top. Only what a sidecar may say is taken, and only if it is right. */
function frontMatter(text: string): { meta: OwnMeta; rest: string } {
  const found = /^---\n([\s\S]{0,10000}?)\n---(?:\n|$)/.exec(text);
  if (!found) return { meta: {}, rest: text };
  const values = new Map<string, string>();
  for (const line of (found[1] ?? '').split('\n')) {
    const pair = /^(\w+):\s*(.+?)\s*$/.exec(line);
    if (pair?.[1] && pair[2]) values.set(pair[1].toLowerCase(), pair[2].replace(/^(["'])(.*)\1$/, '$2'));
  }
  const meta: OwnMeta = {};
  for (const key of KEYS) {
    const parsed = Sidecar.safeParse({ [key]: values.get(key) });
    if (values.has(key) && parsed.success) Object.assign(meta, parsed.data);
  }
  return { meta, rest: text.slice(found[0].length) };
}
