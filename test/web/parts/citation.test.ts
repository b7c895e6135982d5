import { parse } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STYLE_NAMES } from '#model/citation/styles';
import { LANGUAGES } from '#model/document';
import { paramsFor, QUESTIONS } from '#model/questions/index';
import { citationOfClaim, citationOfPair, citationOfView, citedAs, STYLES } from '../../../web/parts/citation.ts';
import { wholeOf } from '../../../web/state/asking.ts';
import { anyViewOf } from '../arbitrary-views.ts';

const anyView = anyViewOf(fc.constantFrom('USA', 'KAZ', 'central-asia'));
const anyStyle = fc.constantFrom(...STYLES);
const anyLanguage = fc.constantFrom(...LANGUAGES);

const DAY = '2026-02-03';
const PLAIN = { style: 'plain', lang: 'en', accessed: DAY } as const;

const takenApart = (address: string) => {
  const { pathname, search } = new URL(address, 'http://localhost');
  const { style, lang, snapshot, accessed, ...asked } = parse(search.slice(1));
  return { pathname, style, lang, snapshot, accessed, asked };
};

test('the page offers every form in which the server cites', () => {
  expect([...STYLES]).toEqual([...STYLE_NAMES]);
});

describe('the address of a citation', () => {
  test('of a view has all that the view asks for', () => {
    fc.assert(
      fc.property(anyView, anyStyle, anyLanguage, (view, style, lang) => {
        const said = takenApart(citedAs(citationOfView(view), { style, lang, accessed: DAY }));
        expect(said).toMatchObject({ pathname: '/api/network/citation', style, lang, accessed: DAY });
        expect(said.snapshot).toBeUndefined();
        expect(QUESTIONS.network.params.parse({ ...said.asked })).toEqual(paramsFor('network', wholeOf(view)));
      }),
    );
  });

  test('of a pair has the filters of the view, as far as the question takes them', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const said = takenApart(
          citedAs(citationOfPair('KAZ', 'c5-1', view), { style: 'ris', lang: 'kk', accessed: DAY }),
        );
        expect(said.pathname).toBe('/api/relationships/KAZ/c5-1/citation');
        const { params } = QUESTIONS.relationship;
        const { type: _type, actors: _actors, ...shown } = wholeOf(view);
        const ends = { holder: 'KAZ', target: 'c5-1' };
        expect(params.parse({ ...ends, ...said.asked })).toEqual(params.parse({ ...ends, ...shown }));
      }),
    );
  });

  test('of a claim is the claim’s, whatever its id', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => id !== '.' && id !== '..'),
        (id) => {
          const { pathname } = takenApart(citedAs(citationOfClaim(id), PLAIN));
          const [, api, claims, own = '', citation] = pathname.split('/');
          expect([api, claims, decodeURIComponent(own), citation]).toEqual(['api', 'claims', id, 'citation']);
        },
      ),
    );
  });

  test('of a snapshot has the snapshot in place of its moment, which the server would refuse beside it', () => {
    fc.assert(
      fc.property(anyView, fc.stringMatching(/^[0-9a-f]{64}$/), (view, id) => {
        const said = takenApart(
          citedAs(citationOfView({ ...view, asOf: `snapshot:${id}` }), { ...PLAIN, snapshot: id }),
        );
        expect(said.snapshot).toBe(id);
        expect(said.asked).not.toHaveProperty('asOf');
      }),
    );
  });
});
