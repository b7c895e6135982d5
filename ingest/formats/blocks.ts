import { isHardWrapped, paragraphRanges } from '../text/paragraphs.ts';
import { type DomElement, type DomNode, isElement, isText } from './dom.ts';
import { type Line, linesOfRuns, type Run, rejoined, tidy } from './lines.ts';

/** Never a speaker's words: code, controls, captions, and what an editor took out. */
const LEFT_OUT = new Set(
  'TITLE SCRIPT STYLE NOSCRIPT TEMPLATE HEAD SVG MATH IFRAME OBJECT CANVAS AUDIO VIDEO SELECT BUTTON TEXTAREA FIGCAPTION DEL NAV DIALOG'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const HEADINGS = new Set('H1 H2 H3 H4 H5 H6 DT SUMMARY'.split(' '));
const BOLD = new Set(['B', 'STRONG']);

/** Where the walk is: what the elements around say of the words inside. */
interface Place {
  readonly bold: boolean;
  readonly heading: boolean;
  /** The entry of a list around; only its first paragraph is one. */
  readonly item: { is: Line['item'] };
}

/** The paragraphs of a tree, in order, as a reader sees them. */
export function linesOfTree(root: DomElement): Line[] {
  const lines: Line[] = [];
  let runs: Run[] = [];
  const flush = (place: Place) => {
    for (const paragraph of joinWrapped(runs)) {
      const [line, ...rest] = linesOfRuns(paragraph, place);
      if (!line) continue;
      lines.push({ ...line, item: place.item.is }, ...rest);
      place.item.is = 'none';
    }
    runs = [];
  };
  const walk = (node: DomNode, place: Place) => {
    if (isText(node)) runs.push({ text: (node.textContent ?? '').replace(/[\n\r\t\f]/g, ' '), bold: place.bold });
    if (!isElement(node)) return;
    const name = node.nodeName.toUpperCase();
    if (isLeftOut(node, name)) return;
    if (name === 'BR') return void runs.push(BREAK);
    if (name === 'PRE') {
      flush(place);
      return void lines.push(...linesOfPlain(node.textContent ?? ''));
    }
    const inner = placeIn(node, name, place);
    const isBlock = BLOCKS.has(name);
    if (isBlock) flush(place);
    for (const child of node.childNodes) walk(child, inner);
    if (isBlock) flush(inner);
  };
  const top: Place = { bold: false, heading: false, item: { is: 'none' } };
  walk(root, top);
  flush(top);
  return lines;
}

function placeIn(node: DomElement, name: string, place: Place): Place {
  if (name === 'LI') return { ...place, item: { is: isOnlyItem(node) ? 'only' : 'many' } };
  if (HEADINGS.has(name)) return { ...place, heading: true };
  const weight = /font-weight\s*:\s*(\w+)/i.exec(node.getAttribute('style') ?? '')?.[1]?.toLowerCase();
  if (weight) return { ...place, bold: /^(?:bold|bolder|[6-9]00)$/.test(weight) };
  return BOLD.has(name) ? { ...place, bold: true } : place;
}

const isOnlyItem = (item: DomElement): boolean =>
  [...(item.parentNode?.childNodes ?? [])].filter(isElement).length === 1;

function isLeftOut(node: DomElement, name: string): boolean {
  if (LEFT_OUT.has(name) || node.hasAttribute('hidden') || node.getAttribute('aria-hidden') === 'true') return true;
  if (/display\s*:\s*none/i.test(node.getAttribute('style') ?? '')) return true;
  // A raised number that leads somewhere is a note, and glued to a word it would spoil it.
  if (name === 'SUP') return node.querySelector('a') !== null || /^\s*\[\d+\]\s*$/.test(node.textContent ?? '');
  return name === 'LI' && /^(?:foot|end)note-/.test(node.id);
}

const BREAK: Run = { text: '\n', bold: false };

/** The runs between line breaks; a break within a sentence is a space. */
function joinWrapped(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]];
  for (const [index, run] of runs.entries()) {
    if (run !== BREAK) paragraphs.at(-1)?.push(run);
    else if (isWithinSentence(runs, index))
      paragraphs.at(-1)?.push({ text: ' ', bold: runs[index - 1]?.bold ?? false });
    else paragraphs.push([]);
  }
  return paragraphs;
}

function isWithinSentence(runs: readonly Run[], index: number): boolean {
  const before = tidy(runs[index - 1]?.text ?? '');
  const behind = tidy(runs[index + 1]?.text ?? '');
  return /[\p{L}\p{N},]$/u.test(before) && /^\p{Ll}/u.test(behind);
}

/** Paragraphs of a text whose line breaks mean something or are those of a typewriter. */
function linesOfPlain(written: string): Line[] {
  const isWrapped = isHardWrapped(written);
  const text = isWrapped ? rejoined(written) : written;
  const ranges = paragraphRanges(text, 0, text.length, isWrapped);
  return [...ranges].flatMap((range) => linesOfRuns([{ text: text.slice(...range), bold: false }]));
}
