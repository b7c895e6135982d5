import { InvalidInput } from '#model/errors';
import { linesOfTree } from './blocks.ts';
import { charsetOfMark, decodeDeclared, decodeUtf8, withoutMark } from './decode.ts';
import { type DomDocument, type DomElement, parseDom } from './dom.ts';
import { beginsWith, type Format, type Given, MAX_TEXT_BYTES, type OwnMeta } from './format.ts';
import { type Line, textOfLines, tidy } from './lines.ts';
import { metaOfPage } from './page.ts';

/** Elements of a page at most: an article has hundreds, and time grows faster than their number. */
const MAX_ELEMENTS = 50_000;

/** A page: the article in it, without menus, adverts and whatever else stands around. */
export const html: Format = {
  name: 'HTML page',
  extensions: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  maxBytes: MAX_TEXT_BYTES,
  isolated: true,
  sniff: (bytes) =>
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(startOf(bytes)) &&
    !beginsWith(bytes, '%PDF'),
  toText: async (bytes, given) => {
    const source = withoutMark(decode(bytes, given));
    if (tagsIn(source) > MAX_ELEMENTS)
      throw new InvalidInput(
        `${given.name}: has more than ${MAX_ELEMENTS} elements. Save the article alone and try again.`,
      );
    const page = await parseDom(source);
    const meta = metaOfPage(page);
    const text = textOfLines(withoutTitle(await articleOf(source, page), meta.title));
    return { text, meta: believed(meta, text) };
  },
};

const startOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replace(/^ï»¿/, '');

function decode(bytes: Uint8Array, { name, charset }: Given): string {
  const declared = charsetOfMark(bytes) ?? charset ?? charsetIn(startOf(bytes));
  return declared ? decodeDeclared(name, bytes, declared) : decodeUtf8(name, bytes);
}

const charsetIn = (start: string): string | null =>
  (/<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start) ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(start))?.[1] ?? null;

function tagsIn(source: string): number {
  let count = 0;
  for (const _ of source.matchAll(/<[a-z]/gi)) count++;
  return count;
}

/** Stands around an article, never in a document that somebody saved as HTML. */
const AROUND = 'nav, aside, footer, header, form, button, iframe, input, script[src], [role="navigation"]';
const BESIDE = 'nav, aside, footer, form, [role="navigation"], [role="complementary"], [role="contentinfo"]';

/** Share of the marked article below which the reader has lost something: it drops what is short, as questions are. */
const LOST = 0.6;

async function articleOf(source: string, page: DomDocument): Promise<Line[]> {
  if (!page.querySelector(AROUND)) return linesOfTree(page.body);
  const readable = await readableIn(source);
  const marked = [...page.querySelectorAll('article')];
  const whole = marked.length === 1 ? marked[0] : page.querySelector('main, [role="main"]');
  const body: DomElement = whole ?? page.body;
  for (const beside of [...body.querySelectorAll(BESIDE)]) beside.remove();
  const rest = linesOfTree(body);
  if (!readable.length) return rest;
  return whole && lengthOf(readable) < LOST * lengthOf(rest) ? rest : readable;
}

/** The article as the reader view of a browser finds it; empty where it finds none. It takes its tree apart. */
async function readableIn(source: string): Promise<Line[]> {
  const { Readability } = await import('@mozilla/readability');
  const options = { maxElemsToParse: MAX_ELEMENTS, keepClasses: false, charThreshold: 200 };
  const content = new Readability((await parseDom(source)) as never, options).parse()?.content;
  return content ? linesOfTree((await parseDom(content)).body) : [];
}

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

/** The title is kept as such; as a sentence of the text it would be said twice. */
function withoutTitle(lines: readonly Line[], title: string | undefined): Line[] {
  const index = lines.slice(0, 3).findIndex(({ text }) => tidy(text) === title);
  return lines.filter((_, place) => place !== index);
}

/** A page's language is often its template's: it is believed where the script of its text bears it out. */
function believed({ language, ...rest }: OwnMeta, text: string): OwnMeta {
  if (!language) return rest;
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // Kazakh is written in both.
  const fits = language === 'kk' || (language === 'en') === latin > cyrillic;
  return fits ? { ...rest, language } : rest;
}
