import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Attitudes,
  average,
  readAttitudes,
  readEntities,
  scoreRuSentRel,
  withoutSpeakers,
} from '#ingest/eval/rusentrel';
import { readSynonyms } from '#ingest/eval/synonyms';
import { loadRussian } from '#ingest/text/russian';

const synonymsText = 'чад, республика чад\nруанда\nнджамена, столица чада\nпётр лесков, лесков\n';
const synonyms = readSynonyms(synonymsText, await loadRussian());

/** Marks names as the collection does: a text with [names] becomes the text and its annotations, tags by name. */
function marked(text: string, tags: Readonly<Record<string, string>> = {}): { text: string; annotations: string } {
  let plain = '';
  const lines: string[] = [];
  for (const [index, piece] of text.split(/[[\]]/u).entries()) {
    if (index % 2 === 1)
      lines.push(
        `T${lines.length + 1}\t${tags[piece] ?? 'LOC'} ${plain.length} ${plain.length + piece.length}\t${piece}`,
      );
    plain += piece;
  }
  return { text: plain, annotations: `${lines.join('\r\n')}\r\n` };
}

let folder: string;
const put = async (path: string, content: string) => writeFile(join(folder, path), content);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-rusentrel-'));
  for (const part of ['train', 'test', 'etalon']) await mkdir(join(folder, part));
  await put('synonyms.txt', synonymsText);
  const first = marked(
    '{[Author], [Unknown]} [Руанда] поддержала [Республику Чад].\r\n\r\n{[Author], [Unknown]} [Петр Лесков] осудил [Руанду]. Он говорил долго.\r\n',
    { Author: 'PER', Unknown: 'PER', 'Петр Лесков': 'PER' },
  );
  await put('train/art7.txt', first.text);
  await put('train/art7.ann', first.annotations);
  await put('train/art7.opin.txt', 'Руанда, Чад, pos, current\nЛесков, Руанда, neg, current');
  // A text that the collection does not have, as it happens.
  await put('train/art8.opin.txt', 'Чад, Руанда, pos, past\r\n');
  const second = marked('[Чад] осудил [Руанду].\r\n');
  await put('test/art9.txt', second.text);
  await put('test/art9.ann', second.annotations);
  await put('etalon/art9.opin.txt', 'Чад, Руанда, neg, current\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a folder of RuSentRel', () => {
  test('is read with its own entities, its line ends and its synonyms', async () => {
    const report = await scoreRuSentRel(folder, 'train');
    expect(report).toMatchObject({ documents: 2, gold: 3, reachable: 2, predicted: 2, unread: ['art8'] });
    // art7 is right; of art8 nothing is found: positive 1/2, and negative 1, as there was nothing to find.
    expect(report.pos).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(report.neg).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(report.f1).toBe(0.75);
  });

  test('has the gold of its test part in etalon/', async () => {
    expect(await scoreRuSentRel(folder, 'test')).toMatchObject({ part: 'test', documents: 1, f1: 1, unread: [] });
  });

  test('says what is missing or odd', async () => {
    await expect(scoreRuSentRel(join(folder, 'none'), 'train')).rejects.toThrow(
      /synonyms\.txt: cannot be read.*folder of RuSentRel/,
    );
    const empty = await mkdtemp(join(tmpdir(), 'stance-atlas-rusentrel-'));
    await writeFile(join(empty, 'synonyms.txt'), '');
    await mkdir(join(empty, 'train'));
    await expect(scoreRuSentRel(empty, 'train')).rejects.toThrow(/train: has no NAME\.opin\.txt/);
    await expect(scoreRuSentRel(empty, 'test')).rejects.toThrow(/etalon: cannot be read/);
    await rm(empty, { recursive: true });
    expect(() => readAttitudes('Чад, Руанда, neut, current', synonyms, 'x.opin.txt')).toThrow(/x\.opin\.txt:1: is not/);
    expect(() => readEntities('T1\tLOC 0 3\tЧада', 'Чад', synonyms, 'x.ann')).toThrow(/x\.ann:1: at 0 stands "Чад"/);
    expect(() => readEntities('T1 LOC 0 3 Чад', 'Чад', synonyms, 'x.ann')).toThrow(/x\.ann:1: is not "T1/);
  });
});

describe('names', () => {
  test('are looked up in their dictionary form, whatever case they stand in', () => {
    expect(synonyms.keyOf('Республику Чад')).toBe(synonyms.keyOf('Чад'));
    expect(synonyms.keyOf('Петром Лесковым')).toBe(synonyms.keyOf('Лесков'));
    expect(synonyms.keyOf('Руандой')).toBe(synonyms.keyOf('Руанда'));
  });

  test('of a seat are not those of the state', () => {
    expect(synonyms.keyOf('Нджамену')).not.toBe(synonyms.keyOf('Чад'));
  });

  test('that may be two words are the one that the text has more of', () => {
    const { text, annotations } = marked('[Лункина] ждут. [Лункин] прибыл. [Лункину] рады.');
    const keys = readEntities(annotations, text, synonyms, 'x.ann').map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
  });

  test('in the marks of speakers are no part of the text, and everything stays where it was', () => {
    const { text, annotations } = marked('{[Author], [Unknown]} [Чад] молчит.');
    const bare = withoutSpeakers(text);
    expect(bare.length).toBe(text.length);
    const [only, ...others] = readEntities(annotations, bare, synonyms, 'x.ann');
    expect(others).toEqual([]);
    expect(only && bare.slice(only.start, only.end)).toBe('Чад');
  });
});

describe('averages', () => {
  const of = (...pairs: [string, 'pos' | 'neg'][]): Attitudes => new Map(pairs);

  test('are those of the documents, each class by itself', () => {
    const { pos, neg, f1 } = average([
      { gold: of(['a>b', 'pos'], ['b>a', 'neg']), predicted: of(['a>b', 'pos'], ['a>c', 'pos']) },
      { gold: of(['a>b', 'pos']), predicted: of(['a>b', 'pos']) },
    ]);
    expect(pos).toEqual({ precision: 0.75, recall: 1, f1: 0.8571 });
    // Nothing found where there was something: 0 and 0. Nothing found where there was nothing: 1 and 1.
    expect(neg).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(f1).toBeCloseTo((0.8571 + 0.5) / 2, 4);
  });

  test('take a pair of the other sign for wrong in both classes', () => {
    const { pos, neg } = average([{ gold: of(['a>b', 'pos']), predicted: of(['a>b', 'neg']) }]);
    expect(pos).toEqual({ precision: 0, recall: 0, f1: 0 });
    expect(neg).toEqual({ precision: 0, recall: 1, f1: 0 });
  });
});
