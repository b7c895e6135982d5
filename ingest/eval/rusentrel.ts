import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActorType } from '#model/actor';
import type { Claim } from '#model/claim';
import { InvalidInput } from '#model/errors';
import { isSymmetric } from '#model/stance';
import { loadExtractor } from '../extractor.ts';
import { extractWith } from '../pipeline.ts';
import { type Entity, givenNames } from './entities.ts';
import { readSynonyms, type Synonyms } from './synonyms.ts';

/** `train`: texts and gold side by side. `test`: texts in `test/`, the gold in `etalon/`. */
export type Part = 'train' | 'test';
export type Attitude = 'pos' | 'neg';

/** Attitudes of one text by `subject>object`, both as keys of the synonyms. */
export type Attitudes = ReadonlyMap<string, Attitude>;

interface Averages {
  precision: number;
  recall: number;
  f1: number;
}

export interface RuSentRelReport {
  part: Part;
  /** Mean of both F1. */
  f1: number;
  pos: Averages;
  neg: Averages;
  documents: number;
  /** Documents with gold but without text or entities: nothing is found in them. */
  unread: string[];
  gold: number;
  predicted: number;
  /** Gold pairs of which both ends are among the entities given. */
  reachable: number;
}

/** Reads the texts of one part of a RuSentRel folder and scores the attitudes found. Throws `InvalidInput`. */
export async function scoreRuSentRel(folder: string, part: Part): Promise<RuSentRelReport> {
  const extractor = await loadExtractor();
  const synonyms = readSynonyms(await textOf(join(folder, 'synonyms.txt')), extractor.morphology.ru);
  const goldFolder = join(folder, part === 'test' ? 'etalon' : 'train');
  const textFolder = join(folder, part);
  const names = await numbered(goldFolder);
  const texts = new Set(await filesOf(textFolder));
  const documents: { gold: Attitudes; predicted: Attitudes }[] = [];
  const unread: string[] = [];
  let reachable = 0;
  for (const name of names) {
    const path = join(goldFolder, `${name}${GOLD}`);
    const gold = readAttitudes(await textOf(path), synonyms, path);
    if (!texts.has(`${name}.txt`) || !texts.has(`${name}.ann`)) {
      unread.push(name);
      documents.push({ gold, predicted: new Map() });
      continue;
    }
    const text = withoutSpeakers(await textOf(join(textFolder, `${name}.txt`)));
    const annotations = join(textFolder, `${name}.ann`);
    const entities = readEntities(await textOf(annotations), text, synonyms, annotations);
    const keys = new Set(entities.map(({ key }) => key));
    reachable += [...gold.keys()].filter((pair) => pair.split('>').every((key) => keys.has(key))).length;
    const given = givenNames(entities);
    const meta = { id: name, modified: '2016-01-01', language: 'ru' as const };
    const { claims } = extractWith(extractor, { text, meta }, given.findNames);
    documents.push({ gold, predicted: attitudesIn(claims, given.keyOf) });
  }
  return { part, ...average(documents), unread, reachable };
}

const GOLD = '.opin.txt';

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new InvalidInput(`${path}: cannot be read (${(cause as Error).message}). Name a folder of RuSentRel.`, {
      cause,
    });
  }
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new InvalidInput(`${folder}: cannot be read (${(cause as Error).message}). Name a folder of RuSentRel.`, {
      cause,
    });
  }
}

/** The documents that have gold, in the order of their numbers. */
async function numbered(folder: string): Promise<string[]> {
  const names = (await filesOf(folder))
    .filter((file) => file.endsWith(GOLD))
    .map((file) => file.slice(0, -GOLD.length));
  if (!names.length) throw new InvalidInput(`${folder}: has no NAME${GOLD}. Name a folder of RuSentRel.`);
  const numberOf = (name: string) => Number(/\d+/.exec(name)?.[0] ?? Number.NaN);
  return names.sort((a, b) => numberOf(a) - numberOf(b) || (a < b ? -1 : 1));
}

/**
 * Lines `subject, object, pos|neg, current|past`. When it holds is not asked, as on the leaderboard; of a pair that is
 * listed twice the first line counts.
 */
export function readAttitudes(text: string, { keyOf }: Synonyms, path: string): Attitudes {
  const attitudes = new Map<string, Attitude>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const [subject, object, attitude] = line.split(',').map((field) => field.trim());
    if (!subject || !object || (attitude !== 'pos' && attitude !== 'neg'))
      throw new InvalidInput(`${path}:${index + 1}: is not "subject, object, pos|neg, current|past".`);
    const pair = `${keyOf(subject)}>${keyOf(object)}`;
    if (!attitudes.has(pair)) attitudes.set(pair, attitude);
  }
  return attitudes;
}

/**
 * «{Author, Unknown}» in front of a sentence is another annotation and no part of the text. Spaces stand for it, so that
 * all offsets stay true.
 */
export const withoutSpeakers = (text: string): string =>
  text.replace(/\{[^{}\r\n]*\}/gu, (mark) => ' '.repeat(mark.length));

const TYPES: Readonly<Record<string, ActorType>> = { PER: 'PERSON', ORG: 'GROUP', LOC: 'STATE', GEOPOLIT: 'STATE' };

/** Lines `T1<tab>LOC 43 48<tab>Ирана`; offsets are those of the file as it is, in which a line ends with two characters. */
export function readEntities(annotations: string, text: string, synonyms: Synonyms, path: string): Entity[] {
  const found = annotations.split(/\r?\n/).flatMap((line, index) => {
    if (!line.trim()) return [];
    const [, tag, from, to, name] = /^T\d+\t(\S+) (\d+) (\d+)\t(.*)$/u.exec(line) ?? [];
    const type = TYPES[tag ?? ''];
    const [start, end] = [Number(from), Number(to)];
    if (!type || name === undefined)
      throw new InvalidInput(`${path}:${index + 1}: is not "T1<tab>PER|ORG|LOC|GEOPOLIT START END<tab>NAME".`);
    const written = text.slice(start, end);
    // Names inside the marks that were taken out.
    if (!written.trim()) return [];
    if (written !== name)
      throw new InvalidInput(
        `${path}:${index + 1}: at ${start} stands "${written}" and not "${name}". Keep the text as it is distributed, line ends too.`,
      );
    return [{ start, end, type, keys: synonyms.keysOf(name) }];
  });
  // «Климкина» is «Климкин» or «Климкина»: the reading that more of the text's names share is the right one.
  const support = new Map<string, number>();
  for (const { keys } of found) for (const key of keys) support.set(key, (support.get(key) ?? 0) + 1);
  const best = (keys: readonly string[]) =>
    keys.reduce((left, right) => ((support.get(right) ?? 0) > (support.get(left) ?? 0) ? right : left));
  return found.map(({ start, end, type, keys }) => ({ start, end, type, key: best(keys) }));
}

/**
 * A pair's attitude is the sign that its claims say more surely on the whole. What is denied, and what takes no side, is
 * no attitude; a stance that both sides hold is one of either towards the other.
 */
export function attitudesIn(claims: readonly Claim[], keyOf: (actor: string) => string | undefined): Attitudes {
  const sums = new Map<string, number>();
  for (const { holder, target, stance, sign, negated, confidence } of claims) {
    const from = holder && keyOf(holder.id);
    const to = target && keyOf(target.id);
    if (!from || !to || from === to || negated) continue;
    for (const pair of isSymmetric(stance) ? [`${from}>${to}`, `${to}>${from}`] : [`${from}>${to}`])
      sums.set(pair, (sums.get(pair) ?? 0) + sign * confidence);
  }
  return new Map(
    [...sums].flatMap(([pair, sum]): [string, Attitude][] => (sum ? [[pair, sum > 0 ? 'pos' : 'neg']] : [])),
  );
}

/**
 * Of each class, precision and recall of every document are averaged, and F1 is that of the averages. A document without
 * a pair of the class has recall 1, and where none is predicted either, precision 1 too; where none is predicted though
 * there are some, precision is 0.
 */
export function average(
  documents: readonly { gold: Attitudes; predicted: Attitudes }[],
): Pick<RuSentRelReport, 'f1' | 'pos' | 'neg' | 'documents' | 'gold' | 'predicted'> {
  const of = (attitude: Attitude): Averages => {
    let precision = 0;
    let recall = 0;
    for (const { gold, predicted } of documents) {
      const wanted = [...gold].filter(([, each]) => each === attitude);
      const found = [...predicted].filter(([, each]) => each === attitude);
      const right = found.filter(([pair]) => gold.get(pair) === attitude).length;
      precision += found.length ? right / found.length : wanted.length ? 0 : 1;
      recall += wanted.length ? right / wanted.length : 1;
    }
    const p = precision / documents.length;
    const r = recall / documents.length;
    return { precision: rounded(p), recall: rounded(r), f1: rounded(p + r ? (2 * p * r) / (p + r) : 0) };
  };
  const [pos, neg] = [of('pos'), of('neg')];
  const count = (of: 'gold' | 'predicted') => documents.reduce((sum, document) => sum + document[of].size, 0);
  return {
    f1: rounded((pos.f1 + neg.f1) / 2),
    pos,
    neg,
    documents: documents.length,
    gold: count('gold'),
    predicted: count('predicted'),
  };
}

const rounded = (share: number) => Number(share.toFixed(4));
