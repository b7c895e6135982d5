import type { Names } from '../actor.ts';
import type { Certainty } from '../certainty.ts';
import type { ReviewState, StoredClaim } from '../claim.ts';
import type { Language } from '../document.ts';
import type { Relationship } from '../relationship.ts';
import { isSymmetric, type Sign, type StanceCode } from '../stance.ts';
import { CERTAINTY_WORDS, NOBODY_WORDS, nameIn, RISK_WORDS, SIGN_WORDS, STANCE_WORDS } from '../words.ts';
import type { DiffField } from './diff-fields.ts';
import { DIFF_PHRASES } from './diff-phrases.ts';
import type { DiffRow, DiffRowOf } from './diff-rows.ts';

/** Letters of a text of others that a sentence shows. */
const MOST = 120;

/** What would move a cursor, end the line, or turn around what stands beside it: a text may hold anything. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\s]+/gu;

function short(text: string): string {
  const letters = [...text.replace(CONTROLS, ' ').trim()];
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : letters.join('');
}

/** One line about a row, in the language; `names` are those that came with the rows. Its end has no full stop. */
export function sentenceOf(row: DiffRow, names: Readonly<Record<string, Names>>, language: Language): string {
  const say = teller(names, language);
  if (row.kind === 'stance') return say.line(row);
  if (row.kind === 'review') return say.review(row);
  const { heads, changes } = DIFF_PHRASES[language];
  const fields = row.fields.map(({ field, from, to }) => say.field(field, from, to));
  const head = heads[row.kind](say.about(row));
  return `${head}: ${changes[row.kind][row.change]}${fields.length ? ` — ${fields.join('; ')}` : ''}`;
}

function teller(names: Readonly<Record<string, Names>>, language: Language) {
  const phrases = DIFF_PHRASES[language];
  const plural = new Intl.PluralRules(language);
  const quoted = (text: string) => phrases.quoted(short(text));
  const actor = (id: string) => short(names[id] ? nameIn(names[id], language) : id);
  const lower = (word: string) => word.toLocaleLowerCase(language);
  const stance = (code: StanceCode | null) => (code ? STANCE_WORDS[code] : RISK_WORDS)[language];
  const state = ({ state, by, at }: ReviewState) =>
    [phrases.states[state], ...(by === null ? [] : [short(by)]), ...(at === null ? [] : [at.slice(0, 10)])].join(', ');

  const claim = ({ quote, holder, target, stance: code, topic }: StoredClaim): string => {
    const from = holder ? actor(holder.id) : NOBODY_WORDS[language];
    const to = target ? `${isSymmetric(code) ? ' ↔' : ' →'} ${actor(target.id)}` : '';
    const about = !target && topic ? [quoted(topic.words)] : [];
    return `${quoted(quote)} (${[`${from}${to}`, lower(stance(code)), ...about].join(', ')})`;
  };
  const weight = ({ claims, maxCertainty }: Relationship): string =>
    `${(phrases.claims[plural.select(claims)] ?? phrases.claims.other).replace('#', String(claims))}, ${CERTAINTY_WORDS[maxCertainty][language]}`;

  const scalar = (value: unknown): string => (value === null || value === undefined ? '—' : quoted(String(value)));
  const end = (value: unknown): string =>
    value === null ? NOBODY_WORDS[language] : actor((value as { id: string }).id);
  const words = (value: unknown): string => scalar((value as { words: string } | null)?.words);
  const shown: Partial<Record<DiffField, (value: unknown) => string>> = {
    title: scalar,
    outlet: scalar,
    date: scalar,
    url: scalar,
    rights: scalar,
    source: scalar,
    wikidata: scalar,
    names: (value) => quoted(nameIn(value as Names, language)),
    document: scalar,
    quote: scalar,
    holder: end,
    target: (value) => (value === null ? '—' : end(value)),
    topic: words,
    stance: (value) => lower(stance(value as StanceCode | null)),
    sign: (value) => lower(SIGN_WORDS[`${value as Sign}`][language]),
    certainty: (value) => CERTAINTY_WORDS[value as Certainty][language],
    negated: (value) => (value ? phrases.yes : phrases.no),
    confidence: (value) => String(value),
    saidAt: scalar,
    validFrom: scalar,
    validTo: scalar,
  };

  return {
    about(row: Exclude<DiffRow, { kind: 'stance' | 'review' }>): string {
      if (row.kind === 'claim') return claim((row.after ?? row.before) as StoredClaim);
      if (row.kind === 'actor') return quoted(actor((row.after ?? row.before)?.id ?? ''));
      const document = row.after ?? row.before;
      return `${quoted(document?.title ?? '')} (${short(document?.id ?? '')})`;
    },
    /** What lists, offsets and the like were and are would be no sentence; the other formats have it. */
    field(field: DiffField, from: unknown, to: unknown): string {
      const show = shown[field];
      const values = show ? [show(from), show(to)] : [];
      return values[0] === values[1] ? phrases.fields[field] : `${phrases.fields[field]} ${values.join(' → ')}`;
    },
    review({ after, from, to, made, undone }: DiffRowOf<'review'>): string {
      const decisions = [
        ...made.map(({ action, by }) => `+ ${action}, ${short(by)}`),
        ...undone.map(({ action, by }) => `− ${action}, ${short(by)}`),
      ];
      const states = [state(from), state(to)];
      const told = states[0] === states[1] ? [states[0], ...decisions].join('; ') : states.join(' → ');
      return `${phrases.heads.claim(claim(after))}: ${phrases.reviewed} — ${told}`;
    },
    line({ folded, line }: DiffRowOf<'stance'>): string {
      const { holder, target, sign, symmetric, changes, before, after } = line;
      const weights = [before, after].filter((side) => side !== null).map(weight);
      const weighed = weights[0] === weights[1] ? weights[0] : weights.join(' → ');
      const ends = `${actor(holder)} ${symmetric ? '↔' : '→'} ${actor(target)}`;
      const what = changes.map((change) => phrases.lines[change]).join(', ');
      const alone = folded ? '' : `; ${phrases.unfolded}`;
      return `${ends}, ${lower(SIGN_WORDS[`${sign}`][language])}: ${what} (${weighed}${alone})`;
    },
  };
}
