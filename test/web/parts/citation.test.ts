import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { nameBook } from '../../../web/i18n/names.ts';
import { citationOf } from '../../../web/parts/citation.ts';
import { CLAIM as claim } from '../../model/citation/cited.ts';

const document = { title: 'An interview', outlet: 'Some Outlet' };
const address = 'https://example.org/documents/some-document?claim=1';
const inLanguage = (language: (typeof LANGUAGES)[number]) => ({
  language,
  nameOf: nameBook(new Map(), language),
});

describe('a citation', () => {
  test('says who, where, when, the words and their place, the reading, and the way back', () => {
    expect(citationOf(claim, document, address, inLanguage('en'))).toBe(
      `Some Expert, in Some Outlet: “An interview”, 25 December 2025. “They probably work together.” (characters 0–28). Read as: Kazakhstan ↔ United States, Partnership, probable. Stance Atlas, claim ${claim.id}, ${address}`,
    );
  });

  test.each(LANGUAGES)('in %s has the quote as it is, the claim, the place and the address, and no gap', (language) => {
    const text = citationOf(claim, document, address, inLanguage(language));
    for (const part of [claim.quote, claim.id, address, '0–28', 'Some Expert', 'Some Outlet', 'An interview'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/[{}]|undefined|null/);
  });

  test('of a denied claim says so', () => {
    const text = citationOf({ ...claim, negated: true }, document, address, inLanguage('en'));
    expect(text).toContain('Read as denied by the text');
  });

  test('does without a document: the chain knows the outlet, the claim the id', () => {
    const text = citationOf(claim, undefined, address, inLanguage('en'));
    expect(text).toContain('in Some Outlet: “some-document”');
  });

  test('leaves braces of a quote as they are', () => {
    const text = citationOf({ ...claim, quote: "a {count, plural} 'b' {id}" }, document, address, inLanguage('en'));
    expect(text).toContain("“a {count, plural} 'b' {id}”");
  });
});
