/** A text whose lines were broken at a fixed width, words that were broken behind their hyphen made whole. */
export const rejoined = (text: string): string => text.replace(/(\p{L}[-‐])[ \t]*\r?\n[ \t]*(?=\p{L})/gu, '$1');

/** A piece of a paragraph in one weight. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

/** A paragraph of the text to come. */
export interface Line {
  readonly text: string;
  /** Every word of it is bold, or it is a heading. */
  readonly bold: boolean;
  /** It begins an entry of a list: one of many, or the only one, as a dash in front of speech makes it. */
  readonly item: 'none' | 'only' | 'many';
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const asks = (text: string): boolean => /[?？]/u.test(text);

/** One kind of space, no marks that only a typesetter needs. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();

/**
 * The lines of one paragraph: one, or two where it begins with a bold question and goes on with the answer in plain
 * type. None where nothing in it is a word.
 */
export function linesOfRuns(runs: readonly Run[], { heading = false } = {}): Line[] {
  const worded = runs.filter(({ text }) => hasWords(text));
  if (!worded.length) return [];
  const isBold = heading || worded.every(({ bold }) => bold);
  const question = isBold ? [] : leadingBold(runs);
  const asked = tidy(question.map(({ text }) => text).join(''));
  const rest = runs.slice(question.length);
  if (!/[?？]["»”)]*$/u.test(asked) || !rest.some(({ text }) => hasWords(text)))
    return [{ text: tidy(runs.map(({ text }) => text).join('')), bold: isBold, item: 'none' }];
  return [{ text: asked, bold: true, item: 'none' }, ...linesOfRuns(rest)];
}

/** The runs before the first plain one that has a word. */
function leadingBold(runs: readonly Run[]): Run[] {
  const plain = runs.findIndex(({ text, bold }) => !bold && hasWords(text));
  const leading = runs.slice(0, plain === -1 ? undefined : plain);
  while (leading.length && !leading.at(-1)?.bold) leading.pop();
  return leading;
}

const isBoldQuestion = ({ text, bold }: Line): boolean => bold && asks(text);

/**
 * Lines as one text, a paragraph a line with an empty line between. Where questions are bold they and the bold lines
 * after them are marked `**…**`; list entries that ask, and lists of one among them, get a dash: the cues by which turns are told apart.
 */
export function textOfLines(lines: readonly Line[]): string {
  const first = lines.findIndex(isBoldQuestion);
  // Where answers are bold as well, weight says nothing of who speaks.
  const isTelling = lines.filter(({ bold }) => !bold).length >= lines.filter(isBoldQuestion).length / 2;
  const isDialogue = lines.some(({ text, item }) => item !== 'none' && asks(text));
  return lines
    .map(({ text, bold, item }, index) => {
      if (bold && isTelling && first !== -1 && index >= first) return `**${text}**`;
      const isVoice = item === 'many' ? asks(text) : item === 'only' && isDialogue;
      return isVoice && !/^[-–—]\s/u.test(text) ? `- ${text}` : text;
    })
    .join('\n\n');
}
