import { describe, expect, test } from 'vitest';
import { run } from '../../e2e/program.ts';

const evaluate = (...args: string[]) => run('ingest/cli.js', ['eval', ...args]);

describe('eval', () => {
  test.each<[string, string[], number, RegExp]>([
    ['nothing to score', [], 2, /--gold FOLDER.*--rusentrel FOLDER.*--plover FILE/],
    ['a part of nothing', ['--part', 'test', '--plover', 'x'], 2, /--part goes with --rusentrel/],
    ['an unknown part', ['--rusentrel', 'x', '--part', 'dev'], 2, /Allowed choices are train, test/],
    ['two ways to print', ['--gold', 'test/data/gold', '--json', '--markdown'], 2, /exclude each other/],
    ['a folder that is not there', ['--rusentrel', 'no/such'], 1, /no\/such\/synonyms\.txt: cannot be read/],
    ['a file that is not there', ['--plover', 'no/such.txt'], 1, /no\/such\.txt: cannot be read/],
  ])('says what is wrong: %s', async (_, args, expected, message) => {
    const { code, stdout, stderr } = await evaluate(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*\.js:\d+/);
    expect(stdout).toBe('');
    expect(code).toBe(expected);
  });

  test('prints the tables of the documentation, without review and with it', async () => {
    const { code, stdout } = await evaluate('--gold', 'test/data/gold', '--texts', 'data/interviews', '--markdown');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines[2]).toMatch(
      /^\| `test\/data\/gold` \(1\) +\| rules alone +\| (?:[01]\.\d{3} +\| ){6}[01]\.\d{3} +\|$/,
    );
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });
});
