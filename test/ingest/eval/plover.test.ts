import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PloverAnswer, type PloverRecord, readPlover, scoreAnswers, scorePlover } from '#ingest/eval/plover';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-plover-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(content: unknown): Promise<string> {
  const path = join(folder, 'gold.txt');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a gold file of PLOVER', () => {
  test('is read sentence by sentence, its old categories by their new names', async () => {
    const path = await put([
      { id: 'D', event: 'DOCUMENT', eventText: 'about this file' },
      {
        id: 'A',
        event: 'DISAPPROVE',
        text: 'Chad accused Rwanda of lying.',
        source: [{ actorText: 'Chad', code: 'TCD' }],
        target: [{ actorText: 'Rwanda', code: 'RWA' }],
      },
      {
        id: 'B',
        event: 'FIGHT',
        text: 'Nothing of this kind was said.',
        source: [{ actorText: 'Tokyo', code: 'JAP' }],
        target: '',
      },
    ]);
    const records = await readPlover(path);
    expect(records.map(({ category, sources, targets }) => [category, sources, targets])).toEqual([
      ['ACCUSE', [{ code: 'TCD', words: 'Chad' }], [{ code: 'RWA', words: 'Rwanda' }]],
      ['ASSAULT', [{ code: 'JPN', words: 'Tokyo' }], []],
    ]);
    expect(await scorePlover(path)).toMatchObject({
      records: 2,
      answered: 1,
      category: 0.5,
      bothActors: 0.5,
      whole: 0.5,
      actors: { precision: 1, recall: 0.667, f1: 0.8 },
    });
  });

  test('says what is missing or odd', async () => {
    await expect(readPlover(join(folder, 'none'))).rejects.toThrow(/none: cannot be read.*gold file of PLOVER/);
    await expect(readPlover(await put('CAMEO 10'))).rejects.toThrow(/cannot be read as JSON/);
    await expect(readPlover(await put({}))).rejects.toThrow(/the whole.*a list of records/);
    await expect(readPlover(await put([]))).rejects.toThrow(/has no record with a text/);
    await expect(readPlover(await put([{ id: 'A', event: 'SING', text: 'La.' }]))).rejects.toThrow(
      /A: "SING" is no category/,
    );
  });
});

describe('answers', () => {
  const by = (code: string, words: string | null = null) => ({ code, words });
  const record = (over: Partial<PloverRecord> = {}): PloverRecord => ({
    id: 'A',
    text: '',
    category: 'ACCUSE',
    sources: [by('TCD')],
    targets: [by('RWA')],
    ...over,
  });
  const answer = (over: Partial<PloverAnswer> = {}): PloverAnswer => ({
    category: 'ACCUSE',
    source: by('TCD'),
    target: by('RWA'),
    confidence: 1,
    ...over,
  });

  test('count by the first of them, and the best is told beside it', () => {
    const report = scoreAnswers([{ record: record(), answers: [answer({ category: 'REJECT' }), answer()] }]);
    expect(report).toMatchObject({ category: 0, bothActors: 1, whole: 0, best: { category: 1, whole: 1 }, answers: 2 });
  });

  test('the wrong way round are wrong, but where both act alike', () => {
    const turned = answer({ source: by('RWA'), target: by('TCD') });
    expect(scoreAnswers([{ record: record(), answers: [turned] }]).bothActors).toBe(0);
    const met = { category: 'CONSULT' } as const;
    expect(scoreAnswers([{ record: record(met), answers: [{ ...turned, ...met }] }]).whole).toBe(1);
    const agreed = record({ category: 'AGREE', sources: [by('TCD'), by('RWA')], targets: [] });
    expect(scoreAnswers([{ record: agreed, answers: [answer({ category: 'AGREE' })] }]).whole).toBe(1);
  });

  test('take any actor that is no state where the gold says only what kind it is', () => {
    const kind = record({ sources: [by('IGO')] });
    expect(scoreAnswers([{ record: kind, answers: [answer({ source: by('united-nations') })] }]).bothActors).toBe(1);
    expect(scoreAnswers([{ record: kind, answers: [answer()] }]).bothActors).toBe(0);
  });

  test('name the right actor where the same name stands in the words of both', () => {
    const named = record({ sources: [by('TCD', 'President Mala Oumar')] });
    const isRight = (words: string) =>
      scoreAnswers([{ record: named, answers: [answer({ source: by('mala-oumar', words) })] }]).bothActors === 1;
    expect(isRight('Mala Oumar')).toBe(true);
    expect(isRight('the president')).toBe(false);
  });

  test('that are missing lower recall and shares, not precision', () => {
    const report = scoreAnswers([
      { record: record(), answers: [answer()] },
      { record: record(), answers: [] },
    ]);
    expect(report).toMatchObject({ answered: 1, category: 0.5, actors: { precision: 1, recall: 0.5, f1: 0.667 } });
  });
});
