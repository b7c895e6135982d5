import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'stance-atlas-bin-'));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

/** A program that this machine might have. */
function program(name: string, script = 'exit 0'): string {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** What is found on a machine that has only these programs, and what is said. */
function find(env: Record<string, string> = {}): { found: string | null; said: string } {
  const script = `import { findChromium } from ${JSON.stringify(join(import.meta.dirname, 'chromium.mjs'))};
    console.log(JSON.stringify(findChromium(process.env)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: bin, ...env },
    encoding: 'utf8',
  });
  return { found: JSON.parse(stdout), said: stderr };
}

const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');

describe('Chromium for the tests', () => {
  test('is the one that is named, before any on the path', () => {
    program('chromium');
    const other = program('another-browser');
    expect(find({ CHROMIUM_PATH: other })).toEqual({ found: other, said: '' });
    const { found, said } = find({ CHROMIUM_PATH: join(bin, 'none') });
    expect(found).toBeNull();
    expect(said).toContain(`CHROMIUM_PATH=${join(bin, 'none')}`);
  });

  test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])('may be called %s', (name) => {
    expect(find()).toMatchObject({ found: null });
    expect(find({ CHROMIUM_PATH: '' })).toMatchObject({ found: null });
    const path = program(name);
    expect(find()).toEqual({ found: path, said: '' });
  });

  test('is installed as root on Debian, and said to be; elsewhere what to install is said', () => {
    const notes = join(bin, 'notes');
    const chromium = join(bin, 'chromium');
    program(
      'apt-get',
      `echo "$DEBIAN_FRONTEND $*" >> "${notes}"; case "$2" in install) echo '#!/bin/sh' > "${chromium}"; /bin/chmod +x "${chromium}";; esac`,
    );
    const { found, said } = find();
    expect(found).toBe(mayInstall ? chromium : null);
    if (!mayInstall) return expect(said).toMatch(/apt-get install chromium.*CHROMIUM_PATH=/);
    expect(said).toMatch(/installing the packages chromium and fonts-noto-core/);
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toEqual([
      'noninteractive -q update',
      'noninteractive -q install -y chromium fonts-noto-core',
    ]);
  });

  test('that cannot be installed is missing, with the remedy', () => {
    program('apt-get', 'echo "no network" >&2; exit 100');
    const { found, said } = find();
    expect(found).toBeNull();
    expect(said).toMatch(/CHROMIUM_PATH=\/path\/to\/chromium npm test/);
    if (mayInstall) expect(said).toMatch(/no network[\s\S]*could not install/);
  });
});
