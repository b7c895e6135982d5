import { type CitedDocument, claimReference } from '#model/citation/claim';
import { plain } from '#model/citation/plain';
import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import type { DocumentRow } from '#model/questions/documents';
import type { NameBook } from '../i18n/names.ts';

/** A claim as one cites it, in the words that the API gives, too. `address` is absolute and opens the passage. */
export const citationOf = (
  claim: StoredClaim,
  document: CitedDocument | DocumentRow | undefined,
  address: string,
  { language, nameOf }: { language: Language; nameOf: NameBook },
): string => plain(claimReference(claim, document, { language, nameOf, address }));
