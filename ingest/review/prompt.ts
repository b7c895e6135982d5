import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Somebody who reads and answers, a line at a time. */
export interface Conversation {
  say(words: string): void;
  /** The answer without outer white space; null when there is nobody any more (end of input, Ctrl-C). */
  ask(question: string): Promise<string | null>;
  close(): void;
}

/** Talks over a terminal, or over a pipe: lines that come before they are asked for are kept. */
export function converse(input: Readable, output: Writable & { isTTY?: boolean }): Conversation {
  const readline = createInterface({ input, output, terminal: output.isTTY === true, historySize: 0 });
  readline.on('SIGINT', () => readline.close());
  const lines = readline[Symbol.asyncIterator]();
  let isClosed = false;
  readline.on('close', () => {
    isClosed = true;
  });
  return {
    say: (words) => void output.write(`${words}\n`),
    ask: async (question) => {
      // Lines that came before the end are still answers.
      if (!isClosed) {
        readline.setPrompt(question);
        readline.prompt();
      }
      const next = await lines.next();
      return next.done ? null : next.value.trim();
    },
    close: () => readline.close(),
  };
}
