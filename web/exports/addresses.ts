import { addressOfQuestion } from '../api.ts';
import { hasWhole, wholeOf } from '../state/asking.ts';
import { snapshotIn, type View } from '../state/view.ts';
import { type Choices, fileNameOf, type Offered, optionsOf } from './formats.ts';

/** What is said of a file besides its ending: the view as it is, then what was chosen, defaults left out. */
function paramsOf(file: Offered, view: View, choices: Choices): Record<string, unknown> {
  const chosen = optionsOf(file)
    .map((key) => [key, choices[key]] as const)
    .filter(([, value]) => value !== false);
  return { ...wholeOf(view), ...Object.fromEntries(chosen) };
}

/** Where the server gives a view as a file. */
export const addressOfFile = (file: Offered, view: View, choices: Choices): string =>
  addressOfQuestion(file.question, paramsOf(file, view, choices), `.${file.extension}`);

/** The command that writes the same file, in one line for a POSIX shell. */
export function commandOfFile(file: Offered, view: View, choices: Choices): string {
  const output = ['--format', file.extension, '--output', fileNameOf(file)];
  return ['npm run ask --', file.question, ...argumentsOf(paramsOf(file, view, choices)), ...output].join(' ');
}

/**
 * The command that freezes the claims of a view; the reader names it. Null for the view of a snapshot, which is frozen, and
 * for a view of nothing, which the command would take for one of everything.
 */
export function commandOfSnapshot(view: View): string | null {
  if (snapshotIn(view.asOf) !== null || !hasWhole(view)) return null;
  return ['npm run snapshot -- create NAME', ...argumentsOf(wholeOf(view))].join(' ');
}

/** Parameters as options of the command line: `minCertainty` is said as `--min-certainty`, a list option by option. */
function argumentsOf(params: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(params).flatMap(([key, value]) => {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
    return (Array.isArray(value) ? value : [value]).flatMap((each) => [`--${name}`, quoted(String(each))]);
  });
}

/** One word for the shell, whatever is in it. */
const quoted = (word: string): string =>
  /^[\w.,:@%+/-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
