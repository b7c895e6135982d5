/**
 * Where paragraphs begin and end. As a rule a line is a paragraph; in a hard-wrapped text, whose lines were broken at a
 * fixed width, paragraphs are parted by empty lines, by an indented first line, or by a line that begins with a voice.
 */

/** Longest line, in UTF-16 code units, that somebody breaks by hand or by program. */
const WIDEST = 100;
/** Lines shorter than this are verse, lists or addresses, which are broken on purpose. */
const NARROWEST = 40;
const FEWEST_BREAKS = 3;

const endsSentence = (line: string): boolean => /[.!?…:;？]["»”')\]*_]*$/u.test(line.trimEnd());

/** Whether a line begins with a dash, "Name:" or "Q:". */
export const beginsVoice = (line: string): boolean =>
  /^\s*(?:[-–—•*]\s+\S|(?:\*\*|__)?\p{Lu}[\p{L}\p{M}.’'\- ]{0,48}?(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s+\S)/u.test(line);

const isIndented = (line: string): boolean => /^(?: {2,}|\t|\u00A0{2,}|\u3000)\s*\S/u.test(line);

/** Whether most lines of a text are broken within sentences. */
export function isHardWrapped(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/);
  let filled = 0;
  let wide = 0;
  let breaks = 0;
  let within = 0;
  let length = 0;
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (!trimmed) continue;
    filled++;
    if (trimmed.length > WIDEST) wide++;
    const next = lines[index + 1]?.trim();
    if (!next) continue;
    breaks++;
    length += trimmed.length;
    if (trimmed.length >= NARROWEST && !endsSentence(trimmed)) within++;
  }
  return breaks >= FEWEST_BREAKS && wide <= filled * 0.1 && length / breaks >= NARROWEST && within >= breaks * 0.5;
}

/** Start and end of the paragraphs between two offsets, in order; the outer white space of a line may be in them. */
export function* paragraphRanges(
  text: string,
  start: number,
  end: number,
  isWrapped: boolean,
): Generator<[number, number]> {
  let open: [number, number] | null = null;
  let before = '';
  for (const [from, to] of lineRanges(text, start, end)) {
    const line = text.slice(from, to);
    if (open && isWrapped && line.trim() && !beginsParagraph(line, before)) open[1] = to;
    else {
      if (open) yield open;
      open = line.trim() ? [from, to] : null;
    }
    before = line;
  }
  if (open) yield open;
}

const beginsParagraph = (line: string, before: string): boolean =>
  (isIndented(line) && !isIndented(before)) || (endsSentence(before) && beginsVoice(line));

function* lineRanges(text: string, start: number, end: number): Generator<[number, number]> {
  const breaks = /\r\n|\n|\r/g;
  breaks.lastIndex = start;
  let from = start;
  for (let found = breaks.exec(text); found && found.index < end; found = breaks.exec(text)) {
    yield [from, found.index];
    from = found.index + found[0].length;
  }
  if (from < end) yield [from, end];
}

/** The same text, character by character, with spaces for its line breaks. */
export const unwrapped = (text: string): string => text.replace(/[\n\r]/g, ' ');
