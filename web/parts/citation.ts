import type { StyleName } from '#model/citation/styles';
import type { Language } from '#model/document';
import { addressOfQuestion } from '../api.ts';
import { filtersOf, wholeOf } from '../state/asking.ts';
import type { View } from '../state/view.ts';

/** The forms in which the server cites. */
export const STYLES = ['plain', 'bibtex', 'ris', 'csl'] as const satisfies readonly StyleName[];

const ENDING = '/citation';

export const citationOfClaim = (id: string): string => addressOfQuestion('claim', { id }, ENDING);

export const citationOfPair = (holder: string, target: string, view: View): string =>
  addressOfQuestion('relationship', { holder, target, ...filtersOf(view), fold: view.fold }, ENDING);

export const citationOfView = (view: View): string => addressOfQuestion('network', wholeOf(view), ENDING);

interface Cited {
  readonly style: StyleName;
  readonly lang: Language;
  /** The day of access, ISO. */
  readonly accessed: string;
  /** A snapshot of the whole graph, whose view it is. */
  readonly snapshot?: string | null;
}

/**
 * Where a citation is to be had in a form and a language. With a snapshot of the whole graph, it is of that snapshot and
 * has its hash, instead of the moment at which it was taken.
 */
export function citedAs(address: string, { style, lang, accessed, snapshot = null }: Cited): string {
  const [path = '', query] = address.split('?');
  const params = new URLSearchParams(query);
  if (snapshot !== null) {
    params.delete('asOf');
    params.set('snapshot', snapshot);
  }
  params.set('style', style);
  params.set('lang', lang);
  params.set('accessed', accessed);
  return `${path}?${params}`;
}
