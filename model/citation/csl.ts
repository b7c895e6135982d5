import { z } from 'zod';
import { keyOf, noteOf } from './bibtex.ts';
import { oneLine, plainAddress } from './one-line.ts';
import type { Reference } from './reference.ts';

const CslDate = z.strictObject({ 'date-parts': z.array(z.array(z.int()).min(1).max(3)).length(1) });

/** An item of CSL-JSON: the fields of it that citations of ours have. */
export const CslItem = z.strictObject({
  id: z.string(),
  type: z.enum(['interview', 'dataset']),
  title: z.string(),
  author: z.array(z.strictObject({ literal: z.string() })).optional(),
  'container-title': z.string().optional(),
  issued: CslDate.optional(),
  accessed: CslDate.optional(),
  language: z.string().optional(),
  version: z.string().optional(),
  URL: z.string().optional(),
  archive: z.string(),
  archive_location: z.string(),
  abstract: z.string().optional(),
  note: z.string(),
  custom: z.record(z.string(), z.union([z.string(), z.int()])),
});
export type CslItem = z.infer<typeof CslItem>;

/** A reference as CSL-JSON 1.0.2. Names are literal: nothing says which of their words is the family's. */
export function csl(reference: Reference): CslItem {
  const { cited, id, speaker, outlet, title, date, textLanguage, url, address, passage, accessed } = reference;
  const { snapshot, version } = reference;
  const place = url ?? address;
  return {
    id: keyOf(cited, id),
    type: cited === 'claim' ? 'interview' : 'dataset',
    title: oneLine(title),
    ...(speaker === null ? {} : { author: [{ literal: oneLine(speaker) }] }),
    ...(outlet === null ? {} : { 'container-title': oneLine(outlet) }),
    ...(date === null ? {} : { issued: partsOf(date) }),
    ...(accessed === null ? {} : { accessed: partsOf(accessed) }),
    ...(textLanguage === null ? {} : { language: textLanguage }),
    ...(version === null ? {} : { version: oneLine(version) }),
    ...(place === null ? {} : { URL: plainAddress(place) }),
    archive: 'Stance Atlas',
    archive_location: id,
    ...(passage === null ? {} : { abstract: oneLine(passage.quote) }),
    note: noteOf(reference),
    custom: {
      [cited]: id,
      ...(passage === null ? {} : { start: passage.start, end: passage.end }),
      ...(snapshot === null ? {} : { snapshot }),
    },
  };
}

const partsOf = (day: string): z.infer<typeof CslDate> => ({ 'date-parts': [day.split('-').map(Number)] });
