import { z } from 'zod';
import { bibtex } from './bibtex.ts';
import { csl } from './csl.ts';
import { plain } from './plain.ts';
import type { Reference } from './reference.ts';
import { ris } from './ris.ts';

export const STYLE_NAMES = ['plain', 'bibtex', 'ris', 'csl'] as const;
export const StyleName = z.enum(STYLE_NAMES);
export type StyleName = z.infer<typeof StyleName>;

interface Style {
  readonly mediaType: string;
  readonly extension: string;
  /** Text in UTF-8. */
  readonly write: (reference: Reference) => string;
}

/** In which forms something can be cited. */
export const STYLES: Readonly<Record<StyleName, Style>> = {
  plain: { mediaType: 'text/plain', extension: 'txt', write: (reference) => `${plain(reference)}\n` },
  bibtex: { mediaType: 'application/x-bibtex', extension: 'bib', write: bibtex },
  ris: { mediaType: 'application/x-research-info-systems', extension: 'ris', write: ris },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    write: (reference) => `${JSON.stringify([csl(reference)], null, 2)}\n`,
  },
};
