import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInterview } from '../../../ingest/ingest.ts';
import { readReviews } from '../../../ingest/review/file.ts';
import { bareNode, run } from '../../e2e/program.ts';
import { bare, review } from './terminal.ts';

const TEXT = `Some Outlet, 1 March 2024.

- How do you see it?

Russia fears Kazakhstan. China competes with the United States. Uzbekistan and Turkmenistan were mentioned in passing.
`;

let folder: string;
let file: string;
let reviews: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-walk-'));
  file = join(folder, 'talk.txt');
  reviews = join(folder, 'talk.review.jsonl');
  await writeFile(file, TEXT);
  await writeFile(
    join(folder, 'talk.json'),
    JSON.stringify({ outlet: 'Some Outlet', date: '2024-03-01', language: 'en', expert: { name: 'Some Expert' } }),
  );
});
afterEach(() => rm(folder, { recursive: true }));

const actions = async () => (await readReviews(reviews)).decisions.map(({ action }) => action);
/** The last question of a sitting: what stands between prompts is not looked at. */
const ASK = /q \?> $/;

test('the invented interview has two claims and a sentence without one', { timeout: 60_000 }, async () => {
  const { claims } = await readInterview(file);
  expect(claims.map(({ holder, stance, target }) => [holder?.id, stance, target?.id])).toEqual([
    ['RUS', 'WARY_OF', 'KAZ'],
    ['CHN', 'COMPETES_WITH', 'USA'],
  ]);
});

describe('in a terminal', { timeout: 120_000 }, () => {
  test('walks through claims and sentences: accept, edit, undo, pass, add, and goes on another day', async () => {
    const talk = review([file, '--by', 'Aigerim']);
    const first = await talk.until(ASK);
    expect(bare(first)).toContain('0 to look at again, 2 not reviewed, 1 sentences that name somebody');
    expect(first).toContain('\u001b[');
    expect(bare(first)).toMatch(/»Russia fears Kazakhstan«/);
    expect(bare(first)).toContain('Some Outlet (certain) → Some Expert (certain)');

    talk.type('a clear enough\r');
    expect(bare(await talk.until(ASK))).toContain('China COMPETES_WITH United States');
    talk.type('e\r');
    await talk.until(/change> $/);
    talk.type('certainty maybe\r');
    expect(await talk.until(/change> $/)).toContain('none of U, PS, PR, CT');
    talk.type('certainty PR\r');
    expect(bare(await talk.until(/change> $/))).toContain('Some Expert (probable)');
    talk.type('\r');
    await talk.until(/why .*> $/);
    talk.type('he hesitates\r');
    expect(bare(await talk.until(ASK))).toMatch(/Uzbekistan and Turkmenistan were mentioned/);
    talk.type('u\r');
    expect(bare(await talk.until(ASK))).toMatch(/Taken back: edit[\s\S]*China COMPETES_WITH/);
    talk.type('q\r');
    await talk.until(/goes on from here/);
    expect(await talk.ended).toBe(0);
    expect(await actions()).toEqual(['accept', 'edit', 'undo']);

    const next = review([file, '--by', 'Aigerim']);
    expect(bare(await next.until(ASK))).toMatch(/1 not reviewed[\s\S]*China COMPETES_WITH/);
    next.type('r not so\r');
    await next.until(ASK);
    // A rejected claim leaves its sentence without one.
    next.type('p\r');
    await next.until(ASK);
    next.type('d\r');
    await next.until(/change> $/);
    for (const line of [
      'quote Uzbekistan and Turkmenistan',
      'holder Өзбекстан',
      'stance PARTNERS_WITH',
      'target TKM',
    ]) {
      next.type(`${line}\r`);
      await next.until(/change> $/);
    }
    next.type('\r');
    await next.until(/why .*> $/);
    next.type('\r');
    await next.until(/nothing is open[\s\S]*> $/);
    next.type('q\r');
    expect(await next.ended).toBe(0);
    expect(await actions()).toEqual(['accept', 'edit', 'undo', 'reject', 'pass', 'add']);

    const { claims, actors } = await readInterview(file);
    expect(claims.map(({ review: { state, by, note }, methods }) => [state, by, note, methods.join()])).toEqual([
      ['accepted', 'Aigerim', 'clear enough', 'rules'],
      ['rejected', 'Aigerim', 'not so', 'rules'],
      ['accepted', 'Aigerim', null, 'human'],
    ]);
    expect(claims[2]).toMatchObject({
      quote: 'Uzbekistan and Turkmenistan',
      holder: { id: 'UZB' },
      target: { id: 'TKM' },
    });
    expect(claims[2]?.cues.map(({ role, text }) => [role, text])).toEqual([
      ['holder', 'Uzbekistan'],
      ['target', 'Turkmenistan'],
    ]);
    expect(actors.map(({ id }) => id)).toContain('TKM');
    expect(
      (await readInterview(file, { review: false })).claims.every(({ review: { state } }) => state === 'unreviewed'),
    ).toBe(true);
  });

  test('without colours names the spans', async () => {
    const talk = review([file, '--by', 'A'], { env: { NO_COLOR: '1' } });
    const first = await talk.until(ASK);
    expect(first).toContain('[holder: Russia] [stance: fears] [target: Kazakhstan]');
    expect(first).not.toContain('\u001b[1m');
    talk.type('q\r');
    await talk.ended;
  });

  test('ends on Ctrl-C, and keeps what was decided', async () => {
    const talk = review([file, '--by', 'A']);
    await talk.until(ASK);
    talk.type('a\r');
    await talk.until(ASK);
    talk.type('\u0003');
    await talk.until(/All that you decided is kept/);
    expect(await talk.ended).toBe(0);
    expect(await actions()).toEqual(['accept']);
  });
});

describe('over pipes', { timeout: 120_000 }, () => {
  test('a kill -9 between two decisions loses none, and the next sitting goes on', async () => {
    const talk = review([file, '--by', 'A'], { terminal: false });
    await talk.until(ASK);
    talk.type('a\n');
    await talk.until(/China/);
    talk.child.kill('SIGKILL');
    await talk.ended;
    expect(await actions()).toEqual(['accept']);
    const next = review([file, '--by', 'A'], { terminal: false });
    expect(await next.until(ASK)).toMatch(/1 not reviewed[\s\S]*China COMPETES_WITH/);
    next.type('a\nq\n');
    await next.ended;
    expect(await actions()).toEqual(['accept', 'accept']);
  });

  test('a kill -9 while a decision is written leaves half a line, which is kept aside', async () => {
    await writeFile(reviews, '{"action":"acc');
    const talk = review([file, '--by', 'A'], { terminal: false });
    expect(await talk.until(ASK)).toContain('half a decision');
    talk.type('a\nq\n');
    await talk.ended;
    expect(await actions()).toEqual(['accept']);
    expect(await readFile(`${reviews}.torn`, 'utf8')).toBe('{"action":"acc\n');
  });

  test('answers that come all at once are taken one by one, and the end of input is the end', async () => {
    const talk = review([file, '--by', 'A'], { terminal: false });
    talk.type('a\nn\nb\nr\n?\nfrobnicate\n');
    talk.child.stdin?.end();
    expect(await talk.ended).toBe(0);
    expect(await actions()).toEqual(['accept', 'reject']);
    expect(talk.said()).toContain('"frobnicate" is nothing that can be done here');
  });

  test('the machine’s second thoughts are shown beside what was decided, and can be taken', async () => {
    const talk = review([file, '--by', 'A'], { terminal: false });
    talk.type('a\nq\n');
    await talk.ended;
    await writeFile(file, TEXT.replace('Russia fears', 'Perhaps Russia fears'));
    const again = review([file, '--by', 'A'], { terminal: false });
    const words = await again.until(ASK);
    expect(words).toMatch(/1 to look at again/);
    expect(words).toMatch(
      /accepted by A on[\s\S]*the machine now says: Russia WARY_OF Kazakhstan.*(possible|probable)/,
    );
    again.type('m it does\nq\n');
    await again.ended;
    const [claim] = (await readInterview(file)).claims;
    expect(claim).toMatchObject({ review: { state: 'accepted', note: 'it does' } });
    expect(claim?.certainty).not.toBe('CT');
  });
});

describe('other ways to call it', { timeout: 120_000 }, () => {
  const command = (...args: string[]) => run('ingest/cli.js', ['review', ...args], bareNode);

  test('--list prints what is open, and asks nothing', async () => {
    const { code, stdout, stderr } = await command(file, '--list');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/not reviewed: 2\n {2}line 5: «Russia fears Kazakhstan» Russia WARY_OF Kazakhstan/);
    expect(stdout).toMatch(/have no claim: 1\n {2}line 5: «Uzbekistan and Turkmenistan/);
  });

  test('--reviews keeps a second reviewer’s file, and --agreement compares the two', async () => {
    const second = join(folder, 'second.jsonl');
    for (const [by, path, keys] of [
      ['A', reviews, 'a\na\nq\n'],
      ['B', second, 'a\nr\nq\n'],
    ] as const) {
      const talk = review([file, '--by', by, '--reviews', path], { terminal: false });
      talk.type(keys);
      await talk.ended;
    }
    const { stdout } = await command(file, second, '--agreement');
    expect(stdout).toMatch(/A, B: 2 claims/);
    expect(stdout).toMatch(/verdict +0\.000/);
    expect(stdout).toMatch(/conflicts: 1\n.*China competes with the United States.*verdict: A right, B wrong/);
    const { stdout: json } = await command(file, second, '--agreement', '--json');
    expect(JSON.parse(json)).toMatchObject({ reviewers: ['A', 'B'], claims: 2, alpha: { verdict: 0 } });
    expect((await command(file, '--agreement')).stdout).toMatch(/No claim in .* two reviewers/);
  });

  test('--all asks a second reviewer about what the first decided', async () => {
    const first = review([file, '--by', 'A'], { terminal: false });
    first.type('a\na\nq\n');
    await first.ended;
    const talk = review([file, '--by', 'B', '--all'], { terminal: false });
    expect(await talk.until(ASK)).toMatch(/3 open[\s\S]*accepted by A/);
    talk.type('r\nq\n');
    await talk.ended;
    expect((await readReviews(reviews)).decisions.map(({ by, action }) => `${by} ${action}`)).toEqual([
      'A accept',
      'A accept',
      'B reject',
    ]);
  });

  test.each([
    [['--list'], 2, /missing required argument/],
    [['a.txt', 'b.txt'], 2, /Name one interview/],
    [['none.txt'], 1, /none\.txt: there is no such file/],
    [['none.txt', '--json'], 2, /--json goes with --agreement/],
  ])('%s is refused with a message', async (args, expected, message) => {
    const { code, stderr } = await command(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(expected);
  });

  test('a line that cannot be read is named', async () => {
    await writeFile(reviews, '{}\n');
    const { code, stderr } = await command(file, '--list');
    expect(stderr).toMatch(/talk\.review\.jsonl:1: action: .*Mend or remove the line/);
    expect(code).toBe(1);
    // Nobody waits at a prompt for it.
    const talk = review([file], { terminal: false });
    await once(talk.child, 'close');
    expect(talk.said()).toMatch(/talk\.review\.jsonl:1/);
  });
});
