import { TooLarge } from '#model/errors';

/** A row as it stands in a file. */
export interface SheetRow {
  /** As `Flaw.row`. */
  readonly row: number;
  /** By the columns of the sheet. Undefined: the row says nothing about the column, not even that it is empty. */
  readonly values: readonly (string | undefined)[];
}

export interface Limits {
  readonly bytes: number;
  readonly rows: number;
}

/** UTF-16 code units of a cell. */
export const CELL = 1_000_000;

/** Keeps rows, up to the limit. */
export class Rows {
  readonly rows: SheetRow[] = [];
  readonly #name: string;
  readonly #limits: Limits;

  constructor(name: string, limits: Limits) {
    this.#name = name;
    this.#limits = limits;
  }

  /** Throws `TooLarge`. */
  add(row: SheetRow): void {
    if (this.rows.length >= this.#limits.rows)
      throw new TooLarge(`${this.#name}: has more than ${this.#limits.rows} rows. Split it by documents.`);
    this.rows.push(row);
  }
}
