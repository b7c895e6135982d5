import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identifiedActor } from '#ingest/actors/decision';
import { fileNameOf, type Layers, layersOf } from '#ingest/layers';
import { oneAtATime } from '#ingest/one-at-a-time';
import { accept, reject, undo } from '../../ingest/review/decide.ts';
import type { Decision } from '../../ingest/review/decision.ts';
import { appendDecisions } from '../../ingest/review/file.ts';
import { lastBy, look } from '../../ingest/review/room.ts';
import { KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { machineReads, seenIn } from './review/documents.ts';

const machine = machineReads('talk', [
  { quote: 'the United States press Russia', holder: USA, stance: 'PRESSURES', target: RUS },
  { quote: 'Kazakhstan works with Uzbekistan', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
]);
const [press, work] = machine.claims;
if (!press || !work) throw new Error('no claims');
const at = (minute: number, by = 'Aigerim') => ({
  by,
  at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`,
  note: null,
});

let home: string;
let layers: Layers;
let beside: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-layers-'));
  layers = layersOf(join(home, 'data'));
  beside = join(home, 'talk.review.jsonl');
});
afterEach(() => rmSync(home, { recursive: true }));

const states = async (path?: string) =>
  (await layers.over(machine, path)).extraction.claims.map(({ review }) => `${review.state} ${review.by}`);

describe('decisions beside an interview and in the data folder', () => {
  test('count together, by their moments; a line in both counts once', async () => {
    const first = reject(at(1), seenIn(machine, press));
    const second = accept(at(2, 'Boris'), seenIn(machine, press));
    const third = accept(at(3), seenIn(machine, work));
    await appendDecisions(beside, [first, third]);
    for (const decision of [second, first]) await layers.decide('talk', decision);
    expect((await layers.reviewsOf('talk', beside)).map(({ id }) => id)).toEqual(
      [first, second, first, third].map(({ id }) => id),
    );
    expect(await states(beside)).toEqual(['accepted Boris', 'accepted Aigerim']);
    await layers.decide('talk', undo(at(4), second));
    expect(await states(beside)).toEqual(['rejected Aigerim', 'accepted Aigerim']);
  });

  test('keep the order of their file, whatever its clock said', async () => {
    const [late, early] = [reject(at(30), seenIn(machine, press)), accept(at(10), seenIn(machine, press))];
    await appendDecisions(beside, [late, early]);
    await layers.decide('talk', accept(at(20), seenIn(machine, work)));
    expect(await states(beside)).toEqual(['accepted Aigerim', 'accepted Aigerim']);
  });

  test('what lay beside an interview when it was saved counts for whoever has only its id', async () => {
    await appendDecisions(beside, [reject(at(1), seenIn(machine, press))]);
    expect(await states()).toEqual(['unreviewed null', 'unreviewed null']);
    await layers.keep('talk', beside);
    expect(await states()).toEqual(['rejected Aigerim', 'unreviewed null']);
    writeFileSync(beside, '');
    await layers.keep('talk', beside);
    expect(await states()).toEqual(['unreviewed null', 'unreviewed null']);
    rmSync(beside);
    await layers.keep('talk', beside);
    expect(readdirSync(join(home, 'data', 'reviews'))).toEqual([]);
  });

  test('change the stamp of their document, and decisions about actors that of each', async () => {
    const stamps = [await layers.stamp('talk'), await layers.stamp('other')];
    await layers.decide('talk', reject(at(1), seenIn(machine, press)));
    expect(await layers.stamp('talk')).not.toBe(stamps[0]);
    expect(await layers.stamp('other')).toBe(stamps[1]);
    await layers.decideActor(identifiedActor({ action: 'rename', ...at(2), actor: 'USA', names: { en: 'America' } }));
    expect(await layers.stamp('other')).not.toBe(stamps[1]);
  });

  test('are both seen by whoever reviews at a terminal, unless they keep a file of their own', async () => {
    await layers.decide('talk', reject(at(1), seenIn(machine, press)));
    const room = { machine, sentences: [], actors: new Map(), path: beside };
    expect((await look(room)).open.unreviewed).toHaveLength(2);
    const state = await look({ ...room, others: () => layers.decidedHere('talk') });
    expect(state.open.unreviewed.map(({ id }) => id)).toEqual([work.id]);
    expect(lastBy(state.decisions, 'Aigerim')?.action).toBe('reject');
  });

  test('nothing is made where nothing is decided', async () => {
    await layers.over(machine);
    await layers.keep('talk', beside);
    expect(await layers.reviewed(['talk'])).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  test('half a line that a killed program left is no decision, and the next goes on behind it', async () => {
    await layers.decide('talk', reject(at(1), seenIn(machine, press)));
    const path = join(home, 'data', 'reviews', 'talk.review.jsonl');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"action":"acc`);
    expect(await layers.reviewsOf('talk')).toHaveLength(1);
    await layers.decide('talk', accept(at(2), seenIn(machine, press)));
    expect(await states()).toEqual(['accepted Aigerim', 'unreviewed null']);
    const actors = join(home, 'data', 'actors.decisions.jsonl');
    writeFileSync(actors, '{"action":"merge"');
    expect(await layers.actorDecisions()).toEqual([]);
    writeFileSync(actors, '{"action":"merge"}\n');
    await expect(layers.actorDecisions()).rejects.toThrow(/actors\.decisions\.jsonl:1: /);
  });

  test('written at once by many, none is lost', async () => {
    const decisions = Array.from({ length: 20 }, (_, minute): Decision => accept(at(minute), seenIn(machine, press)));
    await Promise.all(decisions.map((decision) => layers.decide('talk', decision)));
    expect(new Set((await layers.reviewsOf('talk')).map(({ id }) => id)).size).toBe(20);
  });
});

describe('a document’s id as a file’s name', () => {
  test('is itself where any system takes it, else a hash that is no other document’s', () => {
    expect(fileNameOf('2025-12-25-baq.kz')).toBe('2025-12-25-baq.kz');
    const others = [
      'интервью',
      '..',
      '.hidden',
      'a/b',
      '../../etc/passwd',
      'UPPER',
      'a'.repeat(160),
      'a b',
      'a\u0000b',
      '',
    ];
    const names = others.map(fileNameOf);
    for (const name of names) expect(name).toMatch(/^_[0-9a-f]{40}$/);
    expect(new Set(names).size).toBe(others.length);
  });

  test('of any shape keeps its decisions, inside the folder', async () => {
    for (const id of ['интервью', '../outside', 'a/b']) {
      await layers.decide(id, reject(at(1), seenIn(machine, press)));
      expect(await layers.reviewed([id, 'another'])).toEqual([id]);
      expect(await layers.reviewsOf(id)).toHaveLength(1);
    }
    expect(readdirSync(join(home, 'data'))).toEqual(['reviews']);
    expect(readdirSync(join(home, 'data', 'reviews'))).toHaveLength(3);
  });
});

test('work under one key is done in turn, also after work that failed; under another at once', async () => {
  const inTurn = oneAtATime();
  const log: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    log.push(`${name} ends`);
    if (name === 'a') throw new Error('a failed');
    return name;
  };
  const all = [inTurn('one', work('a', 30)), inTurn('one', work('b', 1)), inTurn('two', work('c', 1))];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log).toEqual(['a begins', 'c begins', 'c ends', 'a ends', 'b begins', 'b ends']);
});
