import { inject } from 'vitest';
import type { StoredClaim } from '#model/claim';
import { LANGUAGES, type Language } from '#model/document';
import type { AnswerOf, QuestionName } from '#model/questions/index';
import { type Asking, addressOfQuestion } from '../../web/api.ts';
import { type NameBook, nameBook } from '../../web/i18n/names.ts';
import type {} from '../site.setup.ts';

/** What the real server answers, asked without the page. */
export async function answer<Name extends QuestionName>(name: Name, params: Asking<Name>): Promise<AnswerOf<Name>> {
  const response = await fetch(`${inject('site')}${addressOfQuestion(name, params)}`);
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as AnswerOf<Name>;
}

/** All that the tests of the page compare it with: the interview as the API tells it. */
export async function askForAll() {
  const [network, whole, actors, claims, documents] = await Promise.all([
    answer('network', {}),
    answer('network', { minCertainty: 'U' }),
    answer('actors', { limit: 1000 }),
    answer('claims', { limit: 1000 }),
    answer('documents', {}),
  ]);
  const [row] = documents.rows;
  if (!row) throw new Error('there is no document');
  const [document] = (await answer('document', { id: row.id })).rows;
  if (!document) throw new Error(`${row.id}: has no text`);
  const known = new Map([...whole.actors, ...actors.rows].map(({ id, names }) => [id, names]));
  const nameIn = Object.fromEntries(LANGUAGES.map((language) => [language, nameBook(known, language)])) as Record<
    Language,
    NameBook
  >;
  return { network, whole, actors: actors.rows, claims: claims.rows, documents: documents.rows, document, nameIn };
}

export type Atlas = Awaited<ReturnType<typeof askForAll>>;

/** Where the picture shows a claim's end, persons and government bodies being folded into their state. */
export const folded = (actor: StoredClaim['holder']): string | null => actor && (actor.state ?? actor.id);
