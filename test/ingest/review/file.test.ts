import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput } from '#model/errors';
import { accept, edit, reject } from '../../../ingest/review/decide.ts';
import { type Decision, identified } from '../../../ingest/review/decision.ts';
import { appendDecisions, readReviews, reviewPathOf } from '../../../ingest/review/file.ts';
import { readingOf } from '../../../ingest/review/keys.ts';
import { KAZ, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { root } from '../../e2e/program.ts';
import { machineReads, seenIn, who } from './documents.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-review-'));
  path = join(folder, 'one.review.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const machine = machineReads('one', [
  { quote: 'Соединённые Штаты давят на Россию 👍🏽', holder: USA, stance: 'PRESSURES', target: RUS },
  { quote: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
]);
const [one, two] = machine.claims.map((claim) => seenIn(machine, claim));
if (!one || !two) throw new Error('two claims');
const decisions: Decision[] = [
  accept(who('Aigerim', 'ясно'), one),
  reject(who('Boris'), two),
  edit(who('Aigerim'), two, { reading: { ...readingOf(two.claim), negated: true }, place: two.claim }, []),
];

describe('a review file', () => {
  test('lies beside its document, whatever its format', () => {
    expect(reviewPathOf('a/b.c/name.ru.txt')).toBe('a/b.c/name.ru.review.jsonl');
    expect(reviewPathOf('name.html')).toBe('name.review.jsonl');
  });

  test('that is not there holds no decision', async () => {
    expect(await readReviews(path)).toEqual({ decisions: [], torn: null });
  });

  test('gives back what was added, a line each, and leaves no lock behind', async () => {
    for (const decision of decisions) await appendDecisions(path, [decision]);
    expect(await readReviews(path)).toEqual({ decisions, torn: null });
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4);
    expect(await readdir(folder)).toEqual(['one.review.jsonl']);
  });

  test('says the same of the same decision: ids are hashes', () => {
    const { id, ...decision } = decisions[0] as Decision;
    expect(identified(decision as never).id).toBe(id);
    expect(identified({ ...decision, note: 'other' } as never).id).not.toBe(id);
  });

  test.each([
    ['{"action":"accept"', /one\.review\.jsonl:2: is not valid JSON/],
    ['{"action":"burn"}', /one\.review\.jsonl:2: action: /],
    ['{"action":"undo","id":"x","by":"B","at":"yesterday","note":null,"of":"y"}', /one\.review\.jsonl:2: at: /],
    ['{"action":"undo","id":"x","by":"B","at":"2026-01-01T00:00:00Z","note":null,"of":"y","more":1}', /:2: .*more/],
    [Buffer.of(0x22, 0xff, 0x22), /:2: is not valid JSON in UTF-8/],
  ])('names the line that cannot be read: %s', async (line, message) => {
    await appendDecisions(path, decisions.slice(0, 1));
    await appendFile(path, Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
    await appendFile(path, `${JSON.stringify(decisions[1])}\n`);
    const failure = await readReviews(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidInput);
    expect((failure as Error).message).toMatch(message);
  });

  test('lets nobody write what it could not read again', async () => {
    await expect(appendDecisions(path, [{ ...decisions[0], at: 'now' } as Decision])).rejects.toThrow(/datetime/i);
    expect(await readdir(folder)).toEqual([]);
  });

  test('in a folder that is not there says what to do', async () => {
    await expect(appendDecisions(join(folder, 'none', 'x.review.jsonl'), decisions)).rejects.toThrow(
      /could not be written.*Make the folder writable/,
    );
  });
});

describe('a torn last line', { timeout: 60_000 }, () => {
  test('wherever it was cut loses no earlier decision, and is kept aside by the next', async () => {
    await appendDecisions(path, decisions);
    const whole = await readFile(path);
    const before = whole.subarray(0, whole.length - 1).lastIndexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: before, max: whole.length - 1 }), async (cut) => {
        await rm(`${path}.torn`, { force: true });
        await writeFile(path, whole);
        await truncate(path, cut);
        const { decisions: found, torn } = await readReviews(path);
        // Only when nothing but the line's end is missing, the decision is there.
        const isWhole = cut === whole.length - 1;
        expect(found).toEqual(decisions.slice(0, isWhole ? 3 : 2));
        expect(torn === null).toBe(isWhole || cut === before);

        const next = accept(who(), one);
        await appendDecisions(path, [next]);
        expect(await readReviews(path)).toEqual({ decisions: [...found, next], torn: null });
        const aside = await readFile(`${path}.torn`).catch(() => null);
        expect(aside?.equals(Buffer.concat([whole.subarray(before, cut), Buffer.from('\n')])) ?? null).toBe(
          torn === null ? null : true,
        );
      }),
      { numRuns: 20 },
    );
  });
});

/** A process that adds decisions, one after the other, and says each number once it is on the disk. */
const writer = `
  const [, , path, by, count] = process.argv;
  const { appendDecisions } = await import('${root}/dist/ingest/review/file.js');
  const { identified } = await import('${root}/dist/ingest/review/decision.js');
  for (let n = 0; n < Number(count); n++) {
    const at = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
    await appendDecisions(path, [identified({ action: 'undo', by, at, note: 'x'.repeat(3000), of: String(n) })]);
    process.stdout.write(n + '\\n');
  }
`;
async function startWriter(by: string, count: number) {
  const script = join(folder, 'writer.mjs');
  await writeFile(script, writer);
  const child = spawn(process.execPath, [script, path, by, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  return { child, said: () => said.split('\n').slice(0, -1).map(Number), ended: once(child, 'close') };
}

describe('several processes', { timeout: 60_000 }, () => {
  test('write at the same time, and no line mixes with another', async () => {
    const writers = await Promise.all(['A', 'B', 'C'].map((by) => startWriter(by, 25)));
    for (const { ended } of writers) expect(await ended).toEqual([0, null]);
    const { decisions: found } = await readReviews(path);
    for (const name of ['A', 'B', 'C'])
      expect(
        found.flatMap((decision) => (decision.action === 'undo' && decision.by === name ? [Number(decision.of)] : [])),
      ).toEqual(Array.from({ length: 25 }, (_, n) => n));
  });

  test('are killed at any moment, and nothing that was said to be written is lost', async () => {
    for (const rounds of [1, 4, 9, 16]) {
      await rm(path, { force: true });
      const { child, said, ended } = await startWriter('A', 10_000);
      while (said().length < rounds) await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await ended;
      const { decisions: found } = await readReviews(path);
      const written = found.flatMap((decision) => (decision.action === 'undo' ? [Number(decision.of)] : []));
      expect(written.slice(0, said().length)).toEqual(said());
      // The dead one's lock does not keep the next out.
      const next = accept(who(), one);
      await appendDecisions(path, [next]);
      expect((await readReviews(path)).decisions.at(-1)).toEqual(next);
    }
  });

  test('wait for one that is alive', async () => {
    const lock = `${path}.lock`;
    await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname(), token: 'x' }));
    let isDone = false;
    const adding = appendDecisions(path, decisions).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isDone).toBe(false);
    await rm(lock);
    await adding;
    expect((await readReviews(path)).decisions).toEqual(decisions);
  });
});
