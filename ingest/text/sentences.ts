import type { Language, Turn } from '#model/document';
import { disambiguateEnglish } from './english.ts';
import type { Morphology } from './morphology.ts';
import { isHardWrapped, paragraphRanges, unwrapped } from './paragraphs.ts';
import type { Sentence } from './token.ts';
import { tokenize } from './tokens.ts';

/** Short forms that end with a full stop without ending a sentence, by language; lower case, without the stop. */
const SHORT_FORMS: Readonly<Record<Language, ReadonlySet<string>>> = {
  ru: new Set(
    'г гг в вв н э т е т.н т.е т.д т.п т.к др пр см ср им ул д стр руб коп долл тыс млн млрд трлн проф акад д-р г-н г-жа'.split(
      ' ',
    ),
  ),
  en: new Set(
    'mr mrs ms dr prof sen rep gov gen col lt st jr sr vs etc e.g i.e u.s u.k u.n no vol pp inc ltd co jan feb mar apr jun jul aug sept sep oct nov dec'.split(
      ' ',
    ),
  ),
  kk: new Set('ж жж т б т.б ғ мың млн млрд'.split(' ')),
};

/** Short forms that close a list, and with a capital behind them a sentence. */
const CLOSING = new Set(['etc', 'т.д', 'т.п', 'др', 'пр', 'inc', 'ltd', 'co', 'т.б']);

/** Stretches that are certainly too long to be a sentence are cut at white space, so that no step sees them whole. */
const LONGEST = 1500;

/** Start and end of the sentences between two offsets; they never cross a paragraph and leave out outer white space. */
export function splitSentences(
  text: string,
  start: number,
  end: number,
  language: Language,
  isWrapped = isHardWrapped(text),
): [number, number][] {
  const spans: [number, number][] = [];
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  for (const line of paragraphRanges(text, start, end, isWrapped)) {
    const merged: [number, number][] = [];
    for (const { index, segment } of segmenter.segment(unwrapped(text.slice(...line)))) {
      const span: [number, number] = [line[0] + index, line[0] + index + segment.length];
      const before = merged.at(-1);
      if (before && goesOn(text, before, span, language)) before[1] = span[1];
      else merged.push(span);
    }
    spans.push(...merged.flatMap((span) => cut(text, span)).flatMap((span) => trim(text, span)));
  }
  return spans;
}

/** Whether the segmenter cut too early: behind an initial, a short form, or before a small letter or a closing mark. */
function goesOn(
  text: string,
  before: readonly [number, number],
  [start, end]: readonly [number, number],
  language: Language,
): boolean {
  const left = text.slice(Math.max(before[0], before[1] - 40), before[1]).trimEnd();
  const right = text.slice(start, Math.min(end, start + 40)).trimStart();
  if (!right) return true;
  // «…», – говорит эксперт: the frame of a quotation belongs to it.
  if (/^[-–—,»”)\]]/u.test(right)) return true;
  if (/^\p{Ll}/u.test(right)) return !/[!?…]["»”)]*$/u.test(left) || /^[-–—]/u.test(right);
  if (!left.endsWith('.')) return false;
  const last = /([\p{L}\p{N}.-]+)\.$/u.exec(left)?.[1] ?? '';
  if (/^\p{Lu}$/u.test(last) || /^(\p{Lu}\.)+\p{Lu}$/u.test(last)) return /^\p{L}/u.test(right);
  const short = last.toLowerCase();
  return SHORT_FORMS[language].has(short) && !(CLOSING.has(short) && /^\p{Lu}/u.test(right));
}

function cut(text: string, [start, end]: [number, number]): [number, number][] {
  const parts: [number, number][] = [];
  let from = start;
  while (end - from > LONGEST) {
    const space = text.lastIndexOf(' ', from + LONGEST);
    // Without white space the cut still may not part a surrogate pair.
    let to = space > from ? space : from + LONGEST;
    if (/[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to++;
    parts.push([from, to]);
    from = to;
  }
  parts.push([from, end]);
  return parts;
}

function trim(text: string, [start, end]: [number, number]): [number, number][] {
  const segment = text.slice(start, end);
  const from = start + (segment.length - segment.trimStart().length);
  const to = end - (segment.length - segment.trimEnd().length);
  return to > from ? [[from, to]] : [];
}

/** All sentences of the turns, in order, with their tokens read in the language of their turn. */
export function sentencesOf(
  text: string,
  turns: readonly Turn[],
  languageOf: (turn: Turn) => Language,
  morphology: Morphology,
): Sentence[] {
  const sentences: Sentence[] = [];
  const isWrapped = isHardWrapped(text);
  for (const turn of turns) {
    const language = languageOf(turn);
    for (const [start, end] of splitSentences(text, turn.start, turn.end, language, isWrapped)) {
      const tokens = tokenize(text, start, end, morphology[language]);
      sentences.push({
        index: sentences.length,
        turn: turn.index,
        start,
        end,
        language,
        tokens: language === 'en' ? disambiguateEnglish(tokens) : tokens,
      });
    }
  }
  return sentences;
}
