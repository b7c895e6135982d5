import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredClaim } from '#model/claim';
import { jsonLd } from '#model/exports/json-ld';
import { nanopublication } from '#model/exports/nanopub';
import { relation } from '#model/exports/rdf/claim';
import { BASE, namesBelow, rdfOptions } from '#model/exports/rdf/names';
import { link, term, text } from '#model/exports/rdf/terms';
import { block, nameOf } from '#model/exports/rdf/write-turtle';
import { turtle } from '#model/exports/turtle';
import { EXPERT, extractionOf, KAZ, PRESIDENT, USA } from '../../cypher/extractions.ts';
import { fileOf, piecesOf } from '../../exports/bytes.ts';
import { EMPTY, HOSTILE } from '../../exports/hostile.ts';

const names = namesBelow(BASE);
const extraction = extractionOf('some-document', [
  { words: '👍 They support each other.', holder: KAZ, stance: 'SUPPORT', target: USA },
  { words: 'Afterwards they meet.', holder: PRESIDENT, stance: 'CONSULT', target: KAZ },
]);
const [first, second] = extraction.claims.map(
  (claim): StoredClaim => ({ ...claim, recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null }),
);
if (!first || !second) throw new Error('no claims');
const { text: itsText, ...described } = extraction.document;
const document = { ...described, recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null };

describe('a stance stands as a fact between two actors', () => {
  test('where the claim counts', () => {
    expect(relation(first, names)).toEqual({
      iri: 'urn:stance-atlas:actor:KAZ',
      says: [['urn:stance-atlas:ns:SUPPORT', { iri: 'urn:stance-atlas:actor:USA' }]],
    });
  });

  test.each<[string, Partial<StoredClaim>]>([
    ['the text denies it', { negated: true }],
    ['it is only supposed', { realis: 'hypothetical' }],
    ['a reviewer rejected it', { review: { state: 'rejected', by: 'R', at: '2026-01-02T00:00:00Z', note: null } }],
    ['the text turns its sign over', { sign: -1 }],
    ['nobody holds it', { holder: null }],
    ['it is towards nobody', { target: null }],
    ['it is no stance', { stance: null }],
  ])('and not where %s', (_why, more) => {
    expect(relation({ ...first, ...more }, names)).toBeNull();
  });
});

describe('addresses', () => {
  const base = (given: string) => rdfOptions.safeParse({ base: given }).success;

  test('begin as asked, with what ends a name, and with no short name of the file', () => {
    for (const good of [
      'https://example.org/atlas/',
      'https://example.org/#',
      'urn:example:x:',
      'tag:me@example.org,2026:',
    ])
      expect(base(good), good).toBe(true);
    for (const bad of [
      'https://example.org',
      'prov:',
      'id:x:',
      'javascript',
      'urn:x y:',
      'https://a/> <b> <c/',
      'a"b:/',
    ])
      expect(base(bad), bad).toBe(false);
  });

  test('are others for other ids, and hold nothing that an address may not', () => {
    const id = fc.string({ unit: 'binary-ascii', minLength: 1 });
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(names('document', one)).toMatch(/^urn:stance-atlas:document:[\w.~%-]+$/);
        return (names('document', one) === names('document', other)) === (one === other);
      }),
    );
  });

  test('that others give are kept as text where they are none', () => {
    expect(link('https://example.org/a?b=c#d')).toEqual({ iri: 'https://example.org/a?b=c#d' });
    for (const bad of ['javascript:alert(1)', 'https://e.org/ <x>', 'https://e.org/"', 'ftp://x', 'no address'])
      expect(link(bad)).toEqual({ text: bad });
  });
});

describe('Turtle', () => {
  test('writes any text on one line, so that it comes back', () => {
    const back = (literal: string) =>
      literal.replace(/\\(?:u(\w{4})|U(\w{8})|(.))/g, (_all, four, eight, sign) =>
        sign === undefined
          ? String.fromCodePoint(Number.parseInt(four ?? eight, 16))
          : ({ n: '\n', r: '\r', t: '\t' }[sign as string] ?? sign),
      );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const written = block({ iri: 'urn:x', says: [[term('sa', 'words'), text(given)]] });
        const [, literal = ''] = /^<urn:x> sa:words "((?:[^"\\\n\r]|\\.)*)" \.\n$/u.exec(written) ?? [];
        expect(back(literal)).toBe(given);
      }),
    );
  });

  test('shortens only what is a plain word behind its prefix', () => {
    expect(nameOf(term('prov', 'Entity'))).toBe('prov:Entity');
    expect(nameOf('urn:stance-atlas:ns:')).toBe('<urn:stance-atlas:ns:>');
    expect(nameOf('urn:stance-atlas:ns:a-b')).toBe('<urn:stance-atlas:ns:a-b>');
    expect(nameOf('http://example.org/"> <x')).toBe('<http://example.org/\\u0022\\u003E\\u0020\\u003Cx>');
  });

  test('replaces halves of characters, and says nothing twice of a thing but relations and the list', async () => {
    const file = await fileOf(turtle, HOSTILE);
    expect(file).toContain('\ufffd alone \ufffd');
    expect(file).toMatch(/sa:replacedIn <urn:stance-atlas:actor:KAZ>/);
    expect(await fileOf(turtle, EMPTY)).not.toContain('replacedIn');
    const subjects = [...file.matchAll(/^(\S+) /gm)].map(([, subject]) => subject).filter((one) => one !== '@prefix');
    const twice = subjects.filter((one, index) => subjects.indexOf(one) !== index);
    expect(twice.filter((one) => !one?.startsWith('<urn:stance-atlas:actor:'))).toEqual([
      '<urn:stance-atlas:graph:hostile-1>',
    ]);
  });
});

describe.each([turtle, jsonLd].map((format) => [format.extension, format] as const))('%s', (_name, format) => {
  test('gives the same bytes for the same graph, in pieces', async () => {
    for (const graph of [HOSTILE, EMPTY])
      expect(await fileOf(format, structuredClone(graph))).toBe(await fileOf(format, graph));
    expect((await piecesOf(format, HOSTILE)).length).toBeGreaterThan(100);
  });

  test('names things as asked, and the vocabulary always alike', async () => {
    const file = await fileOf(format, HOSTILE, { base: 'https://example.org/atlas/' });
    expect(file).toContain('https://example.org/atlas/actor/KAZ');
    expect(file).not.toMatch(/urn:stance-atlas:(actor|claim|document|line)/);
    expect(file).toContain('urn:stance-atlas:ns:');
    expect(format.options.safeParse({ colour: 'red' }).success).toBe(false);
  });
});

test('JSON-LD has its context inside, an object a line', async () => {
  const file = await fileOf(jsonLd, HOSTILE);
  const { '@context': context, '@graph': objects, ...others } = JSON.parse(file);
  expect(others).toEqual({});
  expect(Object.values(context as Record<string, unknown>).every((one) => typeof one === 'string')).toBe(true);
  expect(context).toMatchObject({ prov: 'http://www.w3.org/ns/prov#', id: '@id' });
  expect(file.trimEnd().split('\n')).toHaveLength(objects.length + 3);
});

describe('a nanopublication', () => {
  const published = (claim: StoredClaim, more = {}) =>
    nanopublication({ claim, document: { ...document, ...more }, program: '1.2.3' }, { base: BASE });

  test('has four graphs, each named by the head', () => {
    const file = published(first, { text: itsText });
    const graphs = [...file.matchAll(/^<(\S+)> \{$/gm)].map(([, graph]) => graph);
    const own = `urn:stance-atlas:nanopublication:${first.id}`;
    expect(graphs).toEqual(['head', 'assertion', 'provenance', 'pubinfo'].map((part) => `${own}:${part}`));
    for (const graph of graphs.slice(1)) expect(file.split('assertion> {')[0]).toContain(`<${graph}>`);
    expect(file).toContain('<urn:stance-atlas:actor:KAZ> sa:SUPPORT <urn:stance-atlas:actor:USA> .');
  });

  test('counts characters where the project counts code units, and knows the words around', () => {
    const file = published(second, { text: itsText });
    const characters = [...itsText.slice(0, second.start)].length;
    expect(characters).toBeLessThan(second.start);
    expect(file).toMatch(new RegExp(`oa:start "${characters}"\\^\\^xsd:integer`));
    expect(file).toMatch(new RegExp(`sa:start "${second.start}"\\^\\^xsd:integer`));
    expect(file).toContain('oa:prefix "👍 They support each other.\\n"');
  });

  test('without the text says nothing about what is around, and of a denied claim states no fact', () => {
    const file = published({ ...first, negated: true });
    expect(file).not.toMatch(/oa:prefix|oa:TextPositionSelector/);
    expect(file).not.toContain('sa:SUPPORT <');
    expect(file).toContain('sa:negated "true"^^xsd:boolean');
    expect(file).toContain(`"${EXPERT.name}"@en`);
  });
});
