import type { Work } from './drafts.ts';

/** Adjectives that may stand between a conjunction and the next member: «с Китаем и соседней Россией». */
const MOST_ADJECTIVES = 2;

/** The token behind a conjunction, a comma or a dash that starts at `from`; null where none does. */
export function linkFrom(work: Work, from: number): number | null {
  const { tokens, roles } = work;
  let at = from;
  if (tokens[at]?.text === ',') at++;
  const conjunction = roles.conjunctions.find((words) =>
    words.every((word, offset) => tokens[at + offset]?.norm === word),
  );
  if (conjunction) at += conjunction.length;
  else if (at === from && /^[-–—/&]$/u.test(tokens[at]?.text ?? '')) at++;
  if (at === from) return null;
  if (work.language === 'en') while (/^(the|both|perhaps|possibly|even|now)$/.test(tokens[at]?.norm ?? '')) at++;
  for (let skipped = 0; conjunction && skipped < MOST_ADJECTIVES && isAdjective(work, at); skipped++) at++;
  return at;
}

function isAdjective({ tokens, drafts }: Work, at: number): boolean {
  const token = tokens[at];
  return Boolean(token?.isWord && token.capital === 'none' && !drafts.at(at) && token.analyses[0]?.pos === 'adjective');
}

/** The token before a conjunction, a comma or a dash that ends at `to`; null where none does. */
export function linkBefore(work: Work, to: number): number | null {
  const { tokens, roles } = work;
  let at = to;
  if (work.language === 'en' && tokens[at]?.norm === 'the') at--;
  const conjunction = roles.conjunctions.find((words) =>
    words.every((word, offset) => tokens[at - words.length + 1 + offset]?.norm === word),
  );
  if (conjunction) {
    at -= conjunction.length;
    if (tokens[at]?.text === ',') at--;
    return at;
  }
  return /^[,–—-]$/u.test(tokens[at]?.text ?? '') ? at - 1 : null;
}
