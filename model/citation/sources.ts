import { formatDate } from '../dates.ts';
import type { Language } from '../document.ts';
import type { CitedDocument } from './claim.ts';
import { closed, PHRASES } from './phrases.ts';

/** Sources that a citation names; of more it says how many. */
export const MOST_SOURCES = 5;

export interface Sources {
  /** Of the documents, in the order in which they are named. */
  readonly ids: readonly string[];
  /** By id; the first `MOST_SOURCES` are named, by their id where they are not here. */
  readonly documents: ReadonlyMap<string, CitedDocument>;
  /** Whether there are more than `ids`. */
  readonly isCut?: boolean;
}

/** "Sources: “An interview”, Some Outlet, 25 December 2025; and 3 more." */
export function sourceWords({ ids, documents, isCut = false }: Sources, language: Language): string {
  const phrases = PHRASES[language];
  const named = ids.slice(0, MOST_SOURCES).map((id) => {
    const { title = id, outlet = null, date, url = null } = documents.get(id) ?? {};
    const day = date === undefined ? null : formatDate(date, language);
    return [phrases.quoted(title), outlet, day, url].filter((part) => part !== null).join(', ');
  });
  const left = ids.length - named.length;
  const others = isCut ? [phrases.moreAtLeast(left)] : left ? [phrases.more(left)] : [];
  return closed(`${phrases.sources}: ${[...named, ...others].join('; ')}`);
}
