import { readCandidates } from '#model/search/candidates';
import { findNames } from '#model/search/names';
import { rowsOf } from '#model/search/rows';
import { queryOf } from '#model/search/words';
import { misspeltOf } from '../full-text.ts';
import type { Answer } from './answer.ts';
import { candidatesFor, MOST, type Sought, withMisspelt } from './search-candidates.ts';
import { namesOf } from './search-names.ts';
import { selectionOf } from './selection.ts';

/**
 * The database finds what may be meant, and the model says what it is worth (`model/search/`): scores of several
 * indexes say nothing of each other.
 */
export const search: Answer<'search'> = async (run, { q, kind: kinds, limit, ...filters }) => {
  const query = queryOf(q);
  if (!query.terms.length) return { rows: [] };
  const names = findNames(await namesOf(run), query);
  const sought: Sought = { run, names, kinds, selection: await selectionOf(run, filters) };
  let candidates = await candidatesFor(sought, query);
  let read = readCandidates(query, names, candidates);
  // Typing errors are looked for only in words that stand nowhere: it takes long, and a word that is there is meant.
  const misspelt = misspeltOf(query.terms.filter((_, term) => !read.sure.has(term)));
  if (misspelt) {
    candidates = await withMisspelt(sought, misspelt, candidates);
    read = readCandidates(query, names, candidates);
  }
  const rows = rowsOf(read);
  const isPart =
    names.length > MOST.actors ||
    candidates.claims.length >= MOST.claims ||
    candidates.documents.length >= MOST.documents;
  const all = `${isPart ? 'at least ' : ''}${rows.length}`;
  return {
    rows: rows.slice(0, limit),
    cut: rows.length > limit ? `the best ${limit} of ${all} rows; limit takes more, filters make it fewer` : null,
  };
};
