import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SuppliedFile } from '#model/exports/format';

const require = createRequire(import.meta.url);

const PATHS: Readonly<Record<SuppliedFile, string>> = {
  'regular.ttf': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'bold.ttf': '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  'page.js': '#root/dist/model/exports/page/browser/page.js',
  'page.css': '#root/model/exports/page/browser/page.css',
};

const read = new Map<SuppliedFile, Promise<Uint8Array>>();

/** The files that come with the program and that exports hold; each is read once. */
export function supplied(file: SuppliedFile): Promise<Uint8Array> {
  const known = read.get(file);
  if (known) return known;
  const bytes = readFile(require.resolve(PATHS[file]));
  read.set(file, bytes);
  // What could not be read is tried again by whoever asks next.
  bytes.catch(() => read.delete(file));
  return bytes;
}
