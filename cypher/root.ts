import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The project's folder, where the files that are not TypeScript lie; the same from source and from `dist`. */
export const root = dirname(createRequire(import.meta.url).resolve('#root/package.json'));

/** As package.json has it. */
export const programVersion = (createRequire(import.meta.url)('#root/package.json') as { version: string }).version;
