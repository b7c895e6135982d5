import { describe, expect, test } from 'vitest';
import { LISTED } from '#ingest/imports/flaws';
import { imported, table, tableIn } from './tables.ts';

const HEAD = 'document,saidAt,quote,holder,holder.type,stance,target,target.type,topic,certainty,negated,kind';

/** Of one row: what is wrong, as `column: message`. */
async function flawsOf(row: string, head = HEAD): Promise<string[]> {
  const { flaws } = await imported(table(head, row));
  return flaws.map(({ row: at, column, message }) => {
    expect(at).toBe(2);
    return `${column}: ${message}`;
  });
}

describe('a flaw is told with what to write instead', () => {
  test.each([
    ['d,2026-01-15,Words.,KAZ,,OPOSES,UZB,,,,,', /^stance: is no stance\. Do you mean OPPOSES\?$/],
    ['d,2026-01-15,Words.,KAZ,,likes,UZB,,,,,', /^stance: is no stance\. Write one of INVITE, CONSULT/],
    ['d,2026-01-15,Words.,KAZ,,,UZB,,,,,', /^stance: is missing\. Of a risk that is no stance/],
    ['d,2026-01-15,Words.,KAZ,,,UZB,,,,,stance', /^stance: is missing\. Only a risk/],
    ['d,15/01/2026,Words.,KAZ,,AID,UZB,,,,,', /^saidAt: is no day\. A day is written 2025-12-31 or 31\.12\.2025\.$/],
    ['d,2026-02-30,Words.,KAZ,,AID,UZB,,,,,', /^saidAt: is no day/],
    ['d,,Words.,KAZ,,AID,UZB,,,,,', /^saidAt: is missing/],
    ['d,2026-01-15,,KAZ,,AID,UZB,,,,,', /^quote: is missing/],
    ['d,2026-01-15,Words.,,,AID,UZB,,,,,', /^holder: is missing\. A stance/],
    ['d,2026-01-15,Words.,,,AID,,,,,,', /^holder: is missing, and so are target and topic/],
    ['d,2026-01-15,Words.,Kazakstan,,AID,UZB,,,,,', /^holder: is known to nobody\. Do you mean Kazakhstan \(KAZ\)\?/],
    ['d,2026-01-15,Words.,Somebody,ROBOT,AID,UZB,,,,,', /^holder: has the type "ROBOT", which is none of STATE/],
    ['d,2026-01-15,Words.,Nowhere,STATE,AID,UZB,,,,,', /^holder: is no state that is known/],
    ['d,2026-01-15,Words.,KAZ,PERSON,AID,UZB,,,,,', /^holder: says PERSON, and Kazakhstan \(KAZ\) is STATE/],
    ['d,2026-01-15,Words.,???,PERSON,AID,UZB,,,,,', /^holder: is a new name that makes no id/],
    ['d,2026-01-15,Words.,KAZ,,AID,UZB,,,sure,,', /^certainty: is none of CT, PR, PS, U/],
    ['d,2026-01-15,Words.,KAZ,,AID,UZB,,,,perhaps,', /^negated: is neither yes nor no/],
    ['d,2026-01-15,Words.,KAZ,,AID,UZB,,,,,hope', /^kind: is none of stance, risk/],
  ])('%s', async (row, message) => {
    const flaws = await flawsOf(row);
    expect(flaws).toHaveLength(1);
    expect(flaws[0]).toMatch(message);
  });

  test.each([
    ['sign', '2', /none of -1, 0, 1/],
    ['confidence', '1.1', /no number from 0 to 1/],
    ['methods', 'magic', /none of rules, llm, human/],
    ['review.state', 'liked', /none of unreviewed/],
    ['review.at', '2026-01-15', /no moment in UTC/],
    ['start', '-1', /no whole number/],
    ['attribution', '{}', /.+/],
    ['asserters', 'Nobody Known', /“Nobody Known” is known to nobody/],
    ['holder.state', 'Kazakhstan', /no ISO code/],
    ['document.url', 'javascript:alert(1)', /no address/],
    ['document.language', 'de', /none of ru, en, kk/],
    ['validTo', 'soon', /no day/],
    ['qualifiers', 'x'.repeat(1_001), /has 1001 characters, and 1000 are the most/],
    ['qualifiers', '"[""\u0001""]"', /no JSON/],
    ['topic', 'x'.repeat(1_001), /1000 are the most/],
    ['topic.en', 'a \u202ecipot', /has U\+202E as character 3, a control character or a sign that turns/],
    ['document.title', '\u001b[31mred', /has U\+001B as character 1, a line’s end, a control character or/],
    ['document.title', 'x'.repeat(501), /500 are the most/],
    ['document.outlet', 'x'.repeat(201), /200 are the most/],
    ['document.outlet', 'Some \u202etelduO', /has U\+202E/],
    ['document.rights', 'x'.repeat(1_001), /1000 are the most/],
    ['document.source', '"one\ntwo"', /has U\+000A as character 4/],
    ['document.url', `https://example.org/${'x'.repeat(2_000)}`, /2000 are the most/],
    ['review.by', 'x'.repeat(201), /200 are the most/],
    ['review.note', 'x'.repeat(4_001), /4000 are the most/],
    ['review.note', 'a\u0000b', /has U\+0000 as character 2/],
    ['id', 'x'.repeat(201), /200 are the most/],
  ])('%s: %s', async (column, value, message) => {
    const flaws = await flawsOf(
      `d,2026-01-15,Words.,KAZ,AID,UZB,${value}`,
      `document,saidAt,quote,holder,stance,target,${column}`,
    );
    expect(flaws).toHaveLength(1);
    expect(flaws[0]).toMatch(message);
    expect(flaws[0]).toMatch(new RegExp(`^${column}: `));
  });
});

test('a quote that is too long, or no text, is told', async () => {
  const head = 'document,saidAt,holder,stance,target,quote';
  const of = (quote: string) => flawsOf(`d,2026-01-15,KAZ,AID,UZB,${quote}`, head);
  expect(await of('x'.repeat(10_001))).toEqual(['quote: has 10001 characters, and 10000 are the most.']);
  expect(await of('a\u0000b')).toEqual(['quote: has U+0000 as character 2, a control character. Take it out.']);
  expect(await of('"words\tof\r\na text, \u202eas they are\u202c"')).toEqual([]);
});

test('nobody new has a name that is no line, in whatever column it stands', async () => {
  const head = 'document,saidAt,quote,stance,target,holder,holder.type,holder.name';
  const of = (holder: string) => flawsOf(`d,2026-01-15,Words.,AID,UZB,${holder}`, head);
  expect(await of(`some-body,GROUP,${'x'.repeat(90_000)}`)).toEqual([
    'holder: is somebody new, whose name has 90000 characters, and 200 are the most.',
  ]);
  expect(await of('some-body,GROUP,Evil \u202ereversed')).toMatchObject([
    expect.stringMatching(/U\+202E as character 6/),
  ]);
  expect(await of('"Evil\nname",GROUP,')).toMatchObject([expect.stringMatching(/U\+000A as character 5/)]);
  const link = (name: string) => ({
    actor: { id: 'some-body', type: 'GROUP', name, state: null },
    certainty: 'CT',
    cue: null,
  });
  const chain = await imported(
    JSON.stringify({
      document: 'd',
      saidAt: '2026-01-15',
      quote: 'Words.',
      holder: 'KAZ',
      stance: 'AID',
      target: 'UZB',
      attribution: [link('a\u001bb')],
    }),
  );
  expect(chain.flaws).toMatchObject([{ row: 1, column: 'attribution', message: expect.stringMatching(/U\+001B/) }]);
});

test('a claim that ends to be valid before it begins is told', async () => {
  const head = 'document,saidAt,quote,holder,stance,target,validFrom,validTo';
  const of = (days: string) => flawsOf(`d,2026-01-15,Words.,KAZ,AID,UZB,${days}`, head);
  expect(await of('2027-01-01,2026-01-01')).toEqual([
    'validTo: is before 2027-01-01, the first day for which it is claimed.',
  ]);
  expect(await of('2026-01-01,2026-01-01')).toEqual([]);
});

test('all flaws of a row are told, and of very many the first hundred', async () => {
  expect(await flawsOf('d,someday,Words.,KAZ,,OPOSES,UZB,,,sure,perhaps,')).toHaveLength(4);
  const many = Array.from({ length: 250 }, (_, index) => `d,2026-01-15,Words ${index}.,Nobody ${index},,AID,UZB,,,,,`);
  expect((await imported(table(HEAD, ...many))).flaws).toHaveLength(LISTED);
});

describe('what is taken', () => {
  const one = async (row: string, head = HEAD) => {
    const { claims, flaws } = await imported(table(head, row));
    expect(flaws).toEqual([]);
    return claims[0];
  };

  test('names in any language, days with dots, words for codes', async () => {
    expect(await one('d,15.1.2026,Words.,Казахстан,,partners with,Өзбекстан,,,possible,нет,')).toMatchObject({
      saidAt: '2026-01-15',
      holder: { id: 'KAZ', type: 'STATE', name: 'Kazakhstan' },
      target: { id: 'UZB' },
      stance: 'PARTNERS_WITH',
      certainty: 'PS',
      negated: false,
    });
  });

  test('somebody new, whose type any row may say', async () => {
    const { claims, flaws } = await imported(
      table(HEAD, 'd,2026-01-15,First.,Some Union,,AID,UZB,,,,,', 'd,2026-01-15,Second.,some-union,GROUP,AID,KAZ,,,,,'),
    );
    expect(flaws.map(({ row }) => row)).toEqual([2]);
    expect(claims).toMatchObject([{ holder: { id: 'some-union', type: 'GROUP', name: 'some-union' } }]);
    const named = await imported(
      table(HEAD, 'd,2026-01-15,First.,some union,,AID,UZB,,,,,', 'd,2026-01-15,Second.,Some Union,GROUP,AID,KAZ,,,,,'),
    );
    expect(named.flaws).toEqual([]);
    expect(named.claims.map(({ holder }) => holder?.name)).toEqual(['Some Union', 'Some Union']);
  });

  test('a person with the state that they stood for on the day', async () => {
    const trump = await one('d,2025-12-25,Words.,Donald Trump,,INVITE,KAZ,,,,,');
    expect(trump?.holder).toMatchObject({ id: 'donald-trump', state: 'USA' });
    const before = await one('d,2023-12-25,Words.,Donald Trump,,INVITE,KAZ,,,,,');
    expect(before?.holder?.state).toBeNull();
    const said = await one(
      'd,2025-12-25,Words.,Donald Trump,,INVITE,KAZ',
      'document,saidAt,quote,holder,holder.state,stance,target',
    );
    expect(said?.holder?.state).toBeNull();
  });

  test('a chain of speakers, the last as sure as the claim; else the outlet; else an unnamed author', async () => {
    const chain = await one(
      'd,2026-01-15,Words.,KAZ,AID,UZB,PR,Some Outlet; Jane Roe,MEDIA; PERSON',
      'document,saidAt,quote,holder,stance,target,certainty,asserters,asserters.type',
    );
    expect(chain?.attribution.map(({ actor, certainty }) => [actor.id, certainty])).toEqual([
      ['some-outlet', 'CT'],
      ['jane-roe', 'PR'],
    ]);
    const outlet = await one(
      'd,2026-01-15,Words.,KAZ,AID,UZB,PS,Наша газета',
      'document,saidAt,quote,holder,stance,target,certainty,document.outlet',
    );
    expect(outlet?.attribution).toMatchObject([{ actor: { type: 'MEDIA', name: 'Nasha gazeta' }, certainty: 'PS' }]);
    const nobody = await one('d,2026-01-15,Words.,KAZ,,AID,UZB,,,,,');
    expect(nobody?.attribution).toMatchObject([{ actor: { id: 'unnamed-author' } }]);
  });

  test('rows that say the same, once; another certainty of the same is a flaw', async () => {
    const row = 'd,2026-01-15,Words.,KAZ,,AID,UZB,,,CT,,';
    const same = await imported(table(HEAD, row, row));
    expect(same).toMatchObject({ flaws: [], claims: [{ quote: 'Words.' }], texts: ['Words.'] });
    const other = await imported(table(HEAD, row, row.replace('CT', 'PS')));
    expect(other.flaws).toMatchObject([{ row: 3, column: 'quote', message: expect.stringMatching(/same as row 2/) }]);
  });

  test('quotes in the order of their places, one paragraph for each', async () => {
    const head = 'document,saidAt,quote,start,holder,stance,target';
    const { claims, texts } = await imported(
      table(
        head,
        'd,2026-01-15,Again.,90,KAZ,AID,UZB',
        'd,2026-01-15,First.,5,KAZ,AID,UZB',
        'd,2026-01-15,Again.,40,KAZ,AID,UZB',
        'd,2026-01-15,First.,5,KAZ,CONSULT,UZB',
      ),
    );
    expect(texts).toEqual(['First.\nAgain.\nAgain.']);
    expect(claims.map(({ quote, start, end }) => [quote, start, end])).toEqual([
      ['First.', 0, 6],
      ['First.', 0, 6],
      ['Again.', 7, 13],
      ['Again.', 14, 20],
    ]);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(4);
  });

  test('documents about which two rows differ are told', async () => {
    const { flaws } = await imported(
      table(
        'document,document.title,saidAt,quote,holder,stance,target',
        'd,One,2026-01-15,Words.,KAZ,AID,UZB',
        'd,,2026-01-15,More.,KAZ,AID,UZB',
        'd,Other,2026-01-15,Others.,KAZ,AID,UZB',
      ),
    );
    expect(flaws).toMatchObject([{ row: 4, column: 'document.title', value: 'Other' }]);
  });
});

describe('columns', () => {
  const row = 'd,2026-01-15,Words.,KAZ,AID,UZB';

  test('without a row below them are no table of claims', async () => {
    await expect(tableIn(table('document,saidAt,quote,holder,stance,target'))).rejects.toThrow(
      'table: names columns and has no claims.',
    );
  });

  test('are found whatever their letters; those that are none are told, and typing errors refused', async () => {
    const { claims } = await tableIn(table('Document,Said at,QUOTE,holder ID,Stance,target_id,my notes', `${row},x`));
    expect(claims.columns).toEqual(['document', 'saidAt', 'quote', 'holder.id', 'stance', 'target.id']);
    expect(claims.ignored).toEqual(['my notes']);
    await expect(tableIn(table('document,saidAt,quote,holder,stance,taget', row))).rejects.toThrow(
      'column "taget": is none of the template. "target" is.',
    );
    await expect(tableIn(table('document,saidAt,quote,holder,Holder,target', row))).rejects.toThrow(/is there twice/);
    await expect(tableIn(table('document,saidAt,words,holder,stance,target', row))).rejects.toThrow(
      'column "quote": is missing',
    );
  });
});
