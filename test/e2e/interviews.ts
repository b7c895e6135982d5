import { readFileSync } from 'node:fs';
import { interview } from './program.ts';

/** How often the interview says everything again: enough that writing it takes a while. */
const TIMES = 12;

/** A long interview: the one that comes with the project, over and over. The same words again are other claims. */
export function longInterview(): string {
  const text = readFileSync(interview, 'utf8').trimEnd();
  return `${Array.from({ length: TIMES }, () => text).join('\n\n')}\n`;
}
