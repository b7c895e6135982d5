import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtex, keyOf } from '#model/citation/bibtex';
import { claimReference } from '#model/citation/claim';
import { CslItem, csl } from '#model/citation/csl';
import { ris } from '#model/citation/ris';
import { STYLE_NAMES, STYLES } from '#model/citation/styles';
import { CLAIM, DOCUMENT, HOSTILE, HOSTILE_REFERENCE, OPTIONS, REFERENCE } from './cited.ts';

/** BibTeX's own way through an entry: braces count whatever stands before them. */
function fieldsOf(entry: string): Map<string, string> {
  const fields = new Map<string, string>();
  let at = entry.indexOf(',') + 1;
  for (;;) {
    const [whole, name] = /^\s*(\w+) = /.exec(entry.slice(at)) ?? [];
    if (whole === undefined || name === undefined) break;
    const start = at + whole.length;
    let [depth, end] = [0, start];
    for (; depth > 0 || entry[end] !== ','; end++) {
      if (end >= entry.length) throw new Error(`${name}: never ends`);
      if (entry[end] === '{') depth++;
      if (entry[end] === '}') depth--;
      if (depth < 0) throw new Error(`${name}: closes what is not open`);
    }
    fields.set(name, entry.slice(start, end));
    at = end + 1;
  }
  expect(entry.slice(at).trim()).toBe('}');
  return fields;
}

const text = fc.string({ unit: 'binary', maxLength: 60 });
const anyReference = fc
  .record({ quote: text, title: text, outlet: text, name: text, url: text })
  .map(({ quote, name, ...document }) =>
    claimReference(
      { ...CLAIM, quote: quote || 'x' },
      { ...document, language: 'ru' },
      { ...OPTIONS, nameOf: () => name },
    ),
  );

describe('BibTeX', () => {
  test('has a field for each thing, and what has no field in the note', () => {
    expect(bibtex(REFERENCE)).toBe(
      [
        `@misc{stance-atlas-claim-${CLAIM.id},`,
        '  author = {{Some Expert}},',
        '  title = {{An interview}},',
        '  howpublished = {Some Outlet},',
        '  year = {2025},',
        '  month = dec,',
        '  date = {2025-12-25},',
        '  url = {https://example.org/a_b?c=1%20&d=2#e},',
        '  urldate = {2026-02-03},',
        '  langid = {russian},',
        `  note = {“They probably work together.” (characters 0–28). Read as: Kazakhstan ↔ United States, Partnership, probable. Stance Atlas, claim ${CLAIM.id}, snapshot ${'ab'.repeat(32)}, https://atlas.example/documents/some-document?claim=1},`,
        '}',
        '',
      ].join('\n'),
    );
  });

  test('leaves no sign that LaTeX would act on, and Cyrillic as it is', () => {
    const title = fieldsOf(bibtex(HOSTILE_REFERENCE)).get('title') ?? '';
    expect(title).toBe(
      '{{50\\% \\& \\$1\\_000 \\#1 \\textbraceleft{}open \\textbackslash{}cmd \\textasciitilde{}\\textasciicircum{} \\textless{}b\\textgreater{} \\textbar{} "q" \'a\' Қазақстан 🇰🇿 \u202eright TY - X end\\textbraceright{}}}',
    );
  });

  test('is one entry whatever stands in it', () => {
    fc.assert(fc.property(anyReference, (reference) => fieldsOf(bibtex(reference)).has('note')));
    expect(keyOf('relationship', 'KAZ~\n}USA')).toBe('stance-atlas-relationship-KAZ-USA');
  });
});

describe('RIS', () => {
  test('is a web page where it has an address, with a field a line', () => {
    expect(ris(REFERENCE).split('\r\n')).toEqual([
      'TY  - ELEC',
      `ID  - claim-${CLAIM.id}`,
      'AU  - Some Expert',
      'TI  - An interview',
      'T2  - Some Outlet',
      'PY  - 2025',
      'DA  - 2025/12/25/',
      'LA  - ru',
      'DB  - Stance Atlas',
      `AN  - ${CLAIM.id}`,
      `C1  - ${'ab'.repeat(32)}`,
      'UR  - https://example.org/a_b?c=1%20&d=2#e',
      'Y2  - 2026/02/03/',
      expect.stringMatching(/^N1 {2}- “They probably work together\.” \(characters 0–28\)\. Read as: /),
      'ER  - ',
      '',
    ]);
    expect(ris(claimReference(CLAIM, { ...DOCUMENT, url: null }, OPTIONS))).toMatch(/^TY {2}- GEN\r\n/);
  });

  test('has no line that is no field, whatever stands in it', () => {
    expect(ris(HOSTILE_REFERENCE)).toContain('TI  - 50% & $1_000');
    fc.assert(
      fc.property(anyReference, (reference) => {
        const lines = ris(reference).split('\r\n');
        expect(lines.pop()).toBe('');
        const tags = lines.map((line) => /^([A-Z][A-Z0-9]) {2}- [^\r\n]*$/.exec(line)?.[1]);
        expect(tags[0]).toBe('TY');
        expect(tags.indexOf('ER')).toBe(tags.length - 1);
        expect(tags).not.toContain(undefined);
      }),
    );
  });
});

describe('CSL-JSON', () => {
  test('is an interview with literal names, its date in parts, and what has no field in custom', () => {
    expect(csl(REFERENCE)).toEqual({
      id: `stance-atlas-claim-${CLAIM.id}`,
      type: 'interview',
      title: 'An interview',
      author: [{ literal: 'Some Expert' }],
      'container-title': 'Some Outlet',
      issued: { 'date-parts': [[2025, 12, 25]] },
      accessed: { 'date-parts': [[2026, 2, 3]] },
      language: 'ru',
      URL: DOCUMENT.url,
      archive: 'Stance Atlas',
      archive_location: CLAIM.id,
      abstract: CLAIM.quote,
      note: expect.stringContaining('(characters 0–28)') as string,
      custom: { claim: CLAIM.id, start: 0, end: 28, snapshot: 'ab'.repeat(32) },
    });
  });

  test('has only fields that it knows, whatever stands in them', () => {
    fc.assert(fc.property(anyReference, (reference) => CslItem.safeParse(csl(reference)).success));
    expect(csl(HOSTILE_REFERENCE).title).toBe(
      HOSTILE.replace('\r\n', ' ').replace(/\s+/g, ' ').replace('\u0000 ', ' '),
    );
  });
});

test.each(STYLE_NAMES)('%s says the same whenever it is asked, and ends its last line', (name) => {
  expect(STYLES[name].write(REFERENCE)).toBe(STYLES[name].write({ ...REFERENCE }));
  expect(STYLES[name].write(REFERENCE)).toMatch(/\n$/);
});
