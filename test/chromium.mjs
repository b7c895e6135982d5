// The browser for the tests: found, installed where that may be done, or said to be missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the first of these programs lies, or null. */
const onPath = ({ PATH = '' }, ...names) => {
  const folders = PATH.split(delimiter).filter(Boolean);
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => isProgram(place)) ?? null;
};

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** CHROMIUM_PATH, then the usual names; as root on Debian it is installed. Null, with words, where there is none. */
export function findChromium(env) {
  const given = env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return given;
    console.error(`CHROMIUM_PATH=${given}: there is no such program.`);
    return null;
  }
  const usual = () => onPath(env, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const found = usual();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.error('No Chromium here: installing the packages chromium and fonts-noto-core');
    const apt = (...args) =>
      spawnSync('apt-get', ['-q', ...args], {
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
        // What it says is progress, and goes where progress goes.
        stdio: ['ignore', 2, 2],
      }).status === 0;
    if (apt('update') && apt('install', '-y', 'chromium', 'fonts-noto-core')) return usual();
    console.error('apt-get could not install them; its own words stand above.');
  }
  console.error(
    'The browser tests need Chromium or Chrome. Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-core), or name one: CHROMIUM_PATH=/path/to/chromium npm test',
  );
  return null;
}
