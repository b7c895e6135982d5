import { z } from 'zod';

/** Flaws that are listed at most; of all others only the number is told. */
export const LISTED = 100;

/** UTF-16 code units of a value that are shown with its flaw. */
const SHOWN = 100;

/** What is wrong with a row, and where. */
export const Flaw = z.object({
  row: z.int().min(1).describe('As a spreadsheet counts: the names of the columns are row 1. Of JSON Lines, the line'),
  column: z.string().nullable().describe('Null where the whole row is meant'),
  value: z.string().nullable().describe('What stands there, cut where it is long'),
  message: z.string().describe('What is wrong with it, and what to write instead'),
});
export type Flaw = z.infer<typeof Flaw>;

/** Flaws as they are found. */
export interface Flaws {
  add(flaw: Flaw): void;
  /** The first of them. */
  readonly listed: readonly Flaw[];
  readonly count: number;
}

export function noFlaws(): Flaws {
  const listed: Flaw[] = [];
  let count = 0;
  return {
    add: (flaw) => {
      count++;
      if (listed.length < LISTED) listed.push({ ...flaw, value: flaw.value && cut(flaw.value) });
    },
    listed,
    get count() {
      return count;
    },
  };
}

const cut = (value: string): string =>
  value.length > SHOWN ? `${value.slice(0, SHOWN).replace(/\p{Surrogate}$/u, '')}…` : value;

/** A value that cannot be taken; the message says what can. */
export class Unfit extends Error {}
