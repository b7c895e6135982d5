import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { writing } from './home.ts';

/** The password in a file of mode 0600; made when there is none. */
export function passwordIn(path: string): string {
  const kept = read(path);
  if (kept) {
    chmodSync(path, 0o600);
    return kept;
  }
  const password = randomBytes(24).toString('base64url');
  writing(path, () => writeFileSync(path, password, { mode: 0o600 }));
  return password;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
