import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGraph } from '#cypher/connect';
import { homeOf } from '#cypher/home';
import { hasJars, jarsFolder, neo4jVersion } from '#cypher/managed/jars';
import { locked } from '#cypher/managed/lock';
import { startOf } from '#cypher/managed/processes';
import { findJava } from '#cypher/managed/programs';
import { register } from '#cypher/managed/users';
import { passwordIn } from '#cypher/secret';
import { Unprepared } from '#model/errors';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that this machine might have: a script that says what it would say. */
function program(name: string, script: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return bin;
}
const javaOf = (version: string) => program('java', `echo 'openjdk version "${version}" 2025-04-15' >&2`);

const open = (env: NodeJS.ProcessEnv, said: string[] = []): Promise<unknown> =>
  openGraph({
    env: { STANCE_ATLAS_HOME: join(folder, 'home'), ...env },
    onProgress: (message) => said.push(message),
  }).then(
    () => {
      throw new Error('a graph was opened');
    },
    (error: unknown) => error,
  );

describe('without a database', () => {
  test('all three remedies are named', async () => {
    const failure = await open({ PATH: '/nonexistent' });
    expect(failure).toBeInstanceOf(Unprepared);
    expect((failure as Unprepared).exitCode).toBe(1);
    for (const remedy of ['NEO4J_URI', 'Java 17 or later and Maven', 'Docker'])
      expect(String(failure)).toContain(remedy);
  });

  test('a Java that is too old is named with its version', async () => {
    expect(String(await open({ PATH: javaOf('11.0.2') }))).toMatch(/java is Java 11, too old/);
    expect(String(await open({ PATH: javaOf('1.8.0_402') }))).toMatch(/Java 8, too old/);
  });

  test('a docker client without an engine is no container', async () => {
    expect(String(await open({ PATH: program('docker', 'exit 1') }))).toMatch(/no engine answers/);
  });

  test('Java alone does not do: Maven is what is missing', async () => {
    expect(String(await open({ PATH: javaOf('21') }))).toMatch(/Java: 21 is there; Maven: no mvn/);
  });

  test('Maven’s failure is told in its own words, and half a download is not taken for whole', async () => {
    javaOf('17.0.15');
    // It leaves a jar where it was told to, as a download that broke off would.
    const bin = program(
      'mvn',
      [
        'for argument in "$@"; do',
        '  case "$argument" in -DoutputDirectory=*) : > "$(echo "$argument" | cut -d= -f2)/half.jar";; esac',
        'done',
        'echo "[ERROR] Could not transfer artifact"',
        'exit 1',
      ].join('\n'),
    );
    for (let attempt = 0; attempt < 2; attempt++) {
      const failure = await open({ PATH: bin });
      expect(failure).toBeInstanceOf(Unprepared);
      expect(String(failure)).toMatch(/Could not transfer artifact/);
      expect(String(failure)).toMatch(/NEO4J_URI/);
      expect(hasJars(join(folder, 'home', 'neo4j'))).toBe(false);
    }
  });

  test('a home that cannot be written in is named with the remedy', async () => {
    javaOf('17.0.15');
    const bin = program('mvn', 'exit 1');
    writeFileSync(join(folder, 'file'), '');
    const failure = await open({ PATH: bin, STANCE_ATLAS_HOME: join(folder, 'file', 'home') });
    expect(failure).toBeInstanceOf(Unprepared);
    expect(String(failure)).toContain(join(folder, 'file', 'home'));
    expect(String(failure)).toContain('STANCE_ATLAS_HOME');
  });
});

describe('Java', () => {
  test('of JAVA_HOME comes first, and one that will do comes before one that will not', async () => {
    const path = javaOf('17.0.15');
    expect(await findJava({ PATH: path })).toEqual({ path: join(path, 'java'), version: 17 });
    expect(await findJava({ PATH: '/nonexistent', JAVA_HOME: folder })).toEqual({
      path: join(path, 'java'),
      version: 17,
    });
    expect(await findJava({ PATH: path, JAVA_HOME: '/nonexistent' })).toMatchObject({ version: 17 });
    program('java', 'exit 3');
    expect(await findJava({ PATH: path })).toMatchObject({ path: null, reason: expect.stringMatching(/does not run/) });
  });
});

test('the data folder is what STANCE_ATLAS_HOME names, else the user’s', () => {
  expect(homeOf({ STANCE_ATLAS_HOME: '/some/where' })).toBe('/some/where');
  expect(homeOf({})).toMatch(/stance-atlas$/);
});

test('jars lie in a folder of their version', () => {
  expect(neo4jVersion()).toMatch(/^5\.26\.\d+$/);
  expect(jarsFolder('/here')).toBe(`/here/jars-${neo4jVersion()}`);
});

test('a password is made once, long, and for its owner’s eyes', () => {
  const path = join(folder, 'password');
  const password = passwordIn(path);
  expect(password).toMatch(/^[\w-]{32}$/);
  expect(passwordIn(path)).toBe(password);
  chmodSync(path, 0o644);
  passwordIn(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(passwordIn(join(folder, 'other'))).not.toBe(password);
});

describe('the lock', () => {
  test('lets one in at a time, and leaves nothing behind', async () => {
    const path = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    let waited = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all(Array.from({ length: 5 }, () => locked(path, work, () => waited++)));
    expect(most).toBe(1);
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThan(5);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['whose owner is dead', JSON.stringify({ pid: 2 ** 30, start: '1' })],
    ['whose owner’s pid now belongs to another', JSON.stringify({ pid: process.pid, start: 'another time' })],
    ['that nobody can read', '{'],
  ])('%s is taken over', async (_, content) => {
    const path = join(folder, 'lock');
    writeFileSync(path, content);
    let waited = 0;
    expect(
      await locked(
        path,
        async () => 'done',
        () => waited++,
      ),
    ).toBe('done');
    expect(waited).toBe(0);
  });

  test('is given back when the work fails', async () => {
    const path = join(folder, 'lock');
    await expect(locked(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('users are counted, and the dead among them forgotten', () => {
  const users = join(folder, 'users');
  const [one, two] = [register(users), register(users)];
  writeFileSync(join(users, `${2 ** 30}-0`), '1');
  writeFileSync(join(users, `${process.pid}-99`), 'another time');
  expect(one()).toEqual({ othersRemain: true });
  expect(two()).toEqual({ othersRemain: false });
  expect(readdirSync(users)).toEqual([]);
});

test('a process is told from a later one of its pid', () => {
  expect(startOf(process.pid)).toBe(startOf(process.pid));
  expect(startOf(process.pid)).not.toBeNull();
  expect(startOf(2 ** 30)).toBeNull();
});
