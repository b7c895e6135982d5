import type { TurnRole } from '#model/document';
import { isHardWrapped, paragraphRanges, unwrapped } from './paragraphs.ts';

/** A stretch of the text in one voice, before anybody knows who that is. `label`: who the layout says speaks. */
export interface Stretch {
  readonly role: TurnRole;
  readonly start: number;
  readonly end: number;
  readonly label: string | null;
}

/** What stands before the first paragraph and says nothing of the world: « date 2025-12-25 ». */
export interface Header {
  readonly date: string | null;
  /** Offset of the first character behind it. */
  readonly end: number;
}

interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const DATE = /^\uFEFF?\s*(?:date|дата|күні)\s*:?\s*(\d{4}-\d{2}-\d{2})[ \t]*/iu;

/** The date that the text begins with, if it does. */
export function readHeader(text: string): Header {
  const found = DATE.exec(text);
  const date = found?.[1] ?? null;
  return date && !Number.isNaN(Date.parse(date)) ? { date, end: found?.[0].length ?? 0 } : { date: null, end: 0 };
}

/**
 * Splits a text into narration, questions and answers by its layout: paragraphs that begin with a dash, "Name:" or
 * "Q:" in front, bold questions, or short paragraphs that end with a question mark. Without any of these all of it is
 * narration. Consecutive paragraphs of one voice are one stretch; stretches are in order and never overlap.
 */
export function splitTurns(text: string, start = 0): Stretch[] {
  const paragraphs = paragraphsOf(text, start);
  const layout = LAYOUTS.map((of) => of(paragraphs)).find((found) => found !== null);
  const roles = layout ?? paragraphs.map((): Voice => ({ role: 'narration', label: null, skip: 0 }));
  const stretches: Stretch[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const { role, label, skip } = roles[index] ?? { role: 'narration', label: null, skip: 0 };
    const last = stretches.at(-1);
    // The marks of a bold paragraph are no words of it.
    const mark = isBold(paragraph) ? 2 : 0;
    const end = paragraph.end - mark;
    if (last && last.role === role && last.label === label) stretches.splice(-1, 1, { ...last, end });
    else stretches.push({ role, label, start: paragraph.start + Math.max(skip, mark), end });
  }
  return stretches.filter((stretch) => stretch.end > stretch.start);
}

function paragraphsOf(text: string, start: number): Paragraph[] {
  const isWrapped = isHardWrapped(text);
  const paragraphs: Paragraph[] = [];
  for (const [from, to] of paragraphRanges(text, start, text.length, isWrapped)) {
    const written = unwrapped(text.slice(from, to));
    const trimmed = written.trim();
    const begin = from + (written.length - written.trimStart().length);
    if (trimmed) paragraphs.push({ start: begin, end: begin + trimmed.length, text: trimmed });
  }
  return paragraphs;
}

interface Voice {
  readonly role: TurnRole;
  readonly label: string | null;
  /** Characters in front that belong to the layout. */
  readonly skip: number;
}
type Layout = (paragraphs: readonly Paragraph[]) => Voice[] | null;

const isBold = ({ text }: Paragraph): boolean => /^(\*\*|__).+\1$/u.test(text);
const isAsked = (text: string): boolean => /[?？][»”"')*_\s]*$/u.test(text);
const contains = (text: string): boolean => /[?？]/u.test(text);

/** Gives each paragraph the role that `of` tells; null takes the voice before it, `narration` before the first. */
function voices(paragraphs: readonly Paragraph[], of: (paragraph: Paragraph) => Voice | null): Voice[] {
  let current: Voice = { role: 'narration', label: null, skip: 0 };
  return paragraphs.map((paragraph) => {
    const told = of(paragraph);
    if (told) current = told;
    else if (current.role === 'question') current = { role: 'answer', label: null, skip: 0 };
    return { ...current, skip: told?.skip ?? 0 };
  });
}

/** « - Вопрос? » with plain answers, or dashes in front of both. */
const dashes: Layout = (paragraphs) => {
  const dashed = paragraphs.filter(({ text }) => /^[-–—]\s+\S/u.test(text));
  const asked = dashed.filter(({ text }) => contains(text));
  if (!asked.length) return null;
  // Where a dash follows every question, both speakers have one.
  const isDashed = (paragraph: Paragraph | undefined) => paragraph !== undefined && /^[-–—]\s+\S/u.test(paragraph.text);
  const both =
    asked.every((paragraph) => isDashed(paragraphs[paragraphs.indexOf(paragraph) + 1])) && dashed.length > asked.length;
  return voices(paragraphs, ({ text }) => {
    if (!/^[-–—]\s+\S/u.test(text)) return null;
    return { role: !both || isAsked(text) ? 'question' : 'answer', label: null, skip: 0 };
  });
};

const LABEL = /^(?:\*\*|__)?\s*(\p{Lu}[\p{L}\p{M}.’'\- ]{0,48}?)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(?=\S)/u;
const ASKS =
  /^(q|question|вопрос|в|сұрақ|с|interviewer|журналист|корреспондент|корр|ведущий|ведущая|редакция|тілші)\.?$/iu;
const ANSWERS = /^(a|answer|ответ|о|жауап|ж|эксперт|expert|сарапшы)\.?$/iu;

/** "Q: … A: …", «Вопрос: … Ответ: …», "Name: …". */
const labels: Layout = (paragraphs) => {
  const found = paragraphs.map(({ text }) => LABEL.exec(text));
  const counts = new Map<string, { all: number; asked: number }>();
  for (const [index, match] of found.entries()) {
    const label = match?.[1]?.trim();
    if (!label) continue;
    const count = counts.get(label) ?? { all: 0, asked: 0 };
    count.all++;
    if (isAsked(paragraphs[index]?.text ?? '')) count.asked++;
    counts.set(label, count);
  }
  const speakers = [...counts].filter(([label, { all }]) => all > 1 || ASKS.test(label) || ANSWERS.test(label));
  const asks = ([label, { all, asked }]: (typeof speakers)[number]) =>
    ASKS.test(label) || (!ANSWERS.test(label) && asked > all / 2);
  const asking = new Set(speakers.filter(asks).map(([label]) => label));
  const speaking = new Set(speakers.map(([label]) => label));
  if (!asking.size || speaking.size < 2) return null;
  let index = -1;
  return voices(paragraphs, () => {
    const match = found[++index];
    const label = match?.[1]?.trim();
    if (!match || !label || !speaking.has(label)) return null;
    const named = ASKS.test(label) || ANSWERS.test(label) ? null : label;
    return { role: asking.has(label) ? 'question' : 'answer', label: named, skip: match[0].length };
  });
};

/** « **Вопрос?** » with plain answers. Once bold has asked, it also bids: « **Расскажите о …** ». */
const bold: Layout = (paragraphs) => {
  const first = paragraphs.findIndex((paragraph) => isBold(paragraph) && contains(paragraph.text));
  if (first === -1) return null;
  let index = -1;
  return voices(paragraphs, (paragraph) =>
    ++index >= first && isBold(paragraph) ? { role: 'question', label: null, skip: 0 } : null,
  );
};

/** Words of a question that stands as a paragraph of its own; longer ones are prose that happens to end with one. */
const LONGEST_QUESTION = 60;

/** Short paragraphs that ask, each followed by one that does not; two at least, else it is rhetoric. */
const bare: Layout = (paragraphs) => {
  const isQuestion = ({ text }: Paragraph) => isAsked(text) && text.split(/\s+/u).length <= LONGEST_QUESTION;
  const followed = paragraphs.filter(
    (paragraph, index) =>
      isQuestion(paragraph) && paragraphs[index + 1] && !isQuestion(paragraphs[index + 1] as Paragraph),
  );
  if (followed.length < 2) return null;
  return voices(paragraphs, (paragraph) => (isQuestion(paragraph) ? { role: 'question', label: null, skip: 0 } : null));
};

/** A layout is a function here; the first that recognises the text has its way. */
const LAYOUTS: readonly Layout[] = [labels, bold, dashes, bare];
