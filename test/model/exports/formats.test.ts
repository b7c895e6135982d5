import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { supplied } from '#ingest/supply';
import { contentTypeOf, networkFormat, type Page } from '#model/exports/format';
import type { ExportGraph } from '#model/exports/graph';
import {
  addressOf,
  FORMATS,
  fileNameOf,
  fileParamsOf,
  formatsOf,
  IDS_HOLD_DOTS,
  partsOf,
  written,
} from '#model/exports/index';
import { json } from '#model/exports/json';
import { tableOf } from '#model/exports/table';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import type { Network } from '#model/questions/network';
import type { Question } from '#model/questions/question';
import { answerOf, metaOf, things, whole } from './answers.ts';

const names = Object.keys(QUESTIONS) as QuestionName[];
const byExtension = Object.fromEntries(FORMATS.map((format) => [format.extension, format]));
const formatOf = (extension: string) => {
  const format = byExtension[extension];
  if (!format) throw new Error(`there is no format ${extension}`);
  return format;
};

const line = {
  holder: 'KAZ',
  target: 'UZB',
  symmetric: false,
  claims: 2,
  documents: 1,
  asserters: 1,
  minCertainty: 'PS',
  maxCertainty: 'CT',
  firstSaid: '2025-01-01',
  lastSaid: '2025-12-25',
} as const;
const network: Network = {
  actors: [
    {
      id: 'KAZ',
      type: 'STATE',
      names: { en: 'Kazakhstan', ru: 'Казахстан', kk: null },
      wikidata: 'Q232',
      held: 2,
      received: 0,
    },
    { id: 'UZB', type: 'STATE', names: { en: 'Uzbekistan', ru: null, kk: null }, wikidata: null, held: 0, received: 2 },
  ],
  stances: [
    { ...line, id: 'KAZ>UZB>-1', sign: -1, meanScore: -2.5, stances: ['ACCUSE', 'OPPOSES'] },
    { ...line, id: 'KAZ>UZB>0', sign: 0, meanScore: null, stances: [] },
  ],
};
const ofNetwork = () => ({
  question: QUESTIONS.network as Question,
  pages: (async function* (): AsyncGenerator<Page> {
    yield { ...network, meta: metaOf(2) };
  })(),
});
const write = (extension: string) => {
  const format = formatOf(extension);
  return whole(written(format, ofNetwork(), format.options.parse({}), supplied));
};

describe('the network', () => {
  test('as JSON is the answer itself', async () => {
    expect(JSON.parse(await write('json'))).toEqual({ ...network, meta: metaOf(2) });
  });

  test('as JSON Lines says of each line what it is', async () => {
    const lines = (await write('jsonl')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((one) => JSON.parse(one))).toEqual([
      ...network.actors.map((actor) => ({ actor })),
      ...network.stances.map((stance) => ({ stance })),
    ]);
  });

  test('as CSV is its lines with the names of both ends', async () => {
    expect((await write('csv')).split('\r\n')).toEqual([
      'id,holder.id,holder.names.en,holder.names.ru,holder.names.kk,target.id,target.names.en,target.names.ru,target.names.kk,' +
        'sign,symmetric,claims,documents,asserters,minCertainty,maxCertainty,meanScore,firstSaid,lastSaid,stances',
      'KAZ>UZB>-1,KAZ,Kazakhstan,Казахстан,,UZB,Uzbekistan,,,-1,false,2,1,1,PS,CT,-2.5,2025-01-01,2025-12-25,ACCUSE; OPPOSES',
      'KAZ>UZB>0,KAZ,Kazakhstan,Казахстан,,UZB,Uzbekistan,,,0,false,2,1,1,PS,CT,,2025-01-01,2025-12-25,""',
      '',
    ]);
  });
});

describe('rows', () => {
  const rows = [{ id: 'one' }, { id: 'two' }, { id: 'three' }];
  const question = things(z.object({ id: z.string() }));

  test('of several pages are one JSON answer, which counts all of them', async () => {
    const text = await whole(json.write(answerOf(question, rows.slice(0, 2), rows.slice(2)), {}));
    expect(JSON.parse(text)).toEqual({ rows, next: null, meta: metaOf(3) });
    expect(text.split('\n')).toHaveLength(rows.length + 2);
  });

  test.each([[[]], [[[]]], [[[], [{ id: 'one' }]]], [[[{ id: 'one' }], []]]])(
    'pages %j give JSON whatever is empty',
    async (pages) => {
      const text = await whole(json.write(answerOf(question, ...pages, []), {}));
      expect(JSON.parse(text).rows).toEqual(pages.flat());
    },
  );

  test('of one page keep the token of the next', async () => {
    const pages = (async function* () {
      yield { rows, next: 'token', meta: metaOf(3) };
    })();
    expect(JSON.parse(await whole(json.write({ question, pages }, {}))).next).toBe('token');
  });

  test('are a JSON line each, and of none there is nothing', async () => {
    const format = formatOf('jsonl');
    const answer = answerOf(question, rows.slice(0, 1), [], rows.slice(1));
    expect(await whole(written(format, answer, {}, supplied))).toBe('{"id":"one"}\n{"id":"two"}\n{"id":"three"}\n');
    expect(await whole(written(format, answerOf(question, []), {}, supplied))).toBe('');
  });

  test('that stop coming stop every format with the reason', async () => {
    for (const format of FORMATS.filter(({ takes }) => takes === 'answers')) {
      const pages = (async function* (): AsyncGenerator<Page> {
        yield { rows: [{ id: 'one' }], next: 'more', meta: metaOf(1) };
        throw new Error('the database went away');
      })();
      await expect(whole(written(format, { question, pages }, format.options.parse({}), supplied))).rejects.toThrow(
        'went away',
      );
    }
  });
});

describe('the list of formats', () => {
  test('has each extension once, with what HTTP says of it', () => {
    expect(FORMATS.map((format) => [format.extension, contentTypeOf(format)])).toEqual([
      ['json', 'application/json; charset=utf-8'],
      ['jsonl', 'application/x-ndjson; charset=utf-8'],
      ['csv', 'text/csv; charset=utf-8'],
      ['ttl', 'text/turtle; charset=utf-8'],
      ['jsonld', 'application/ld+json; charset=utf-8'],
      ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['zip', 'application/zip'],
      ['dna.csv', 'text/csv; charset=utf-8'],
      ['stix.json', 'application/stix+json; charset=utf-8'],
      ['cypher', 'text/plain; charset=utf-8'],
      ['gexf', 'application/gexf+xml; charset=utf-8'],
      ['graphml', 'application/graphml+xml; charset=utf-8'],
      ['graphology.json', 'application/json; charset=utf-8'],
      ['cyjs', 'application/json; charset=utf-8'],
      ['nodelink.json', 'application/json; charset=utf-8'],
      ['svg', 'image/svg+xml; charset=utf-8'],
      ['pdf', 'application/pdf'],
      ['html', 'text/html; charset=utf-8'],
    ]);
  });

  test.each(names)('%s is a table, and has an address in every format unless its ids hold dots', (name) => {
    const question: Question = QUESTIONS[name];
    const columns = tableOf(question).columns.map((column) => column.name);
    expect(columns.length).toBeGreaterThan(1);
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns).not.toContain('');
    for (const format of formatsOf(question)) {
      const address = IDS_HOLD_DOTS.includes(name) ? null : `${question.path}.${format.extension}`;
      expect(addressOf(name, format)).toBe(address);
      // Options of a format that hid a parameter of the question would change what is asked.
      for (const option of Object.keys(format.options.shape)) expect(question.params.shape).not.toHaveProperty(option);
    }
  });

  test('an id at the end of an address cannot hold an ending, or is known to', () => {
    const open = names.filter((name) => {
      const last = /\/:(\w+)$/.exec(QUESTIONS[name].path)?.[1];
      const shape: Record<string, z.ZodType> = QUESTIONS[name].params.shape;
      return last !== undefined && shape[last]?.safeParse('some-id.csv').success;
    });
    // The ids of claims are hexadecimal digits.
    expect(open.filter((name) => name !== 'claim')).toEqual(IDS_HOLD_DOTS);
  });

  test('files are called by the question and its ids, and nothing in an id leads elsewhere', () => {
    const csv = formatOf('csv');
    expect(fileNameOf('network', {}, csv)).toBe('stance-atlas-network.csv');
    expect(fileNameOf('relationship', { holder: 'KAZ', target: 'çelik-öz', sign: [1] }, csv)).toBe(
      'stance-atlas-relationship-KAZ-çelik-öz.csv',
    );
    expect(fileNameOf('claim', { id: '../../etc/"x"\r\nSet-Cookie: a' }, csv)).toBe(
      'stance-atlas-claim-..-..-etc-x-Set-Cookie-a.csv',
    );
  });

  test('a limit has no default where everything is asked for; the other parameters stay as they are', () => {
    const params = fileParamsOf(QUESTIONS.claims, formatOf('csv'));
    const { asked, options } = partsOf(params.parse({ document: 'one', bom: 'true' }), formatOf('csv'));
    expect(options).toEqual({ bom: true });
    expect(asked).toMatchObject({ document: ['one'], minCertainty: 'U' });
    expect(asked.limit).toBeUndefined();
    expect(params.parse({ limit: '7' }).limit).toBe(7);
    for (const wrong of [{ limit: '0' }, { limit: '1001' }, { colour: 'red' }])
      expect(params.safeParse(wrong).success).toBe(false);
    expect(fileParamsOf(QUESTIONS.claims, formatOf('json')).safeParse({ bom: 'true' }).success).toBe(false);
  });
});

describe('a format that only knows the network', () => {
  const counts = networkFormat({
    extension: 'count',
    mediaType: 'text/plain',
    isText: true,
    summary: 'how many there are',
    options: z.strictObject({ sign: z.string().default('=') }),
    takes: 'network',
    async *render({ actors, stances }, { sign }) {
      yield new TextEncoder().encode(`actors${sign}${actors.length} `);
      yield new TextEncoder().encode(`stances${sign}${stances.length}`);
    },
  });

  test('is offered for the network and for nothing else', () => {
    const offering = names.filter((name) => formatsOf(QUESTIONS[name], [...FORMATS, counts]).includes(counts));
    expect(offering).toEqual(['network']);
  });

  test('writes it, and refuses rows', async () => {
    const options = counts.options.parse({});
    const behind = async () => ({ ...network, claims: [], documents: [] }) as unknown as ExportGraph;
    expect(await whole(written(counts, { ...ofNetwork(), whole: behind }, options, supplied))).toBe(
      'actors=2 stances=2',
    );
    await expect(whole(written(counts, answerOf(things(), []), {}, supplied))).rejects.toThrow(
      'count: writes the network',
    );
    await expect(whole(written(counts, ofNetwork(), options, supplied))).rejects.toThrow(
      'nobody reads what stands behind',
    );
  });
});
