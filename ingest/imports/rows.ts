import { TooLarge } from '#model/errors';

/** A row as it stands in a file. */
export interface SheetRow {
  /** As `Flaw.row`. */
  readonly row: number;
  /** By the columns of the sheet. Undefined: the row says nothing about the column, not even that it is empty. */
  readonly values: readonly (string | undefined)[];
}

export interface Limits {
  /** Also the most cells, empty ones counted: a table that is written with care has fewer of them than of bytes. */
  readonly bytes: number;
  readonly rows: number;
}

/** UTF-16 code units of a cell. */
export const CELL = 1_000_000;

/** Columns of a table. Of JSON Lines any line may bring further ones, and each row has room for all of them. */
export const COLUMNS_AT_MOST = 1_000;

/** Keeps rows, up to the limits. */
export class Rows {
  readonly rows: SheetRow[] = [];
  readonly #name: string;
  readonly #limits: Limits;
  #cells = 0;

  constructor(name: string, limits: Limits) {
    this.#name = name;
    this.#limits = limits;
  }

  /** Throws `TooLarge`. */
  add(row: SheetRow): void {
    if (this.rows.length >= this.#limits.rows)
      throw new TooLarge(`${this.#name}: has more than ${this.#limits.rows} rows. Split it by documents.`);
    this.#cells += row.values.length;
    if (this.#cells > this.#limits.bytes)
      throw new TooLarge(
        `${this.#name}: row ${row.row}: with it there are more than ${this.#limits.bytes} cells, empty ones counted. Leave out columns that are none of the template, or split the table by documents.`,
      );
    this.rows.push(row);
  }

  /** Told before room is made for so many columns. Throws `TooLarge` that names the row which has the last of them. */
  widen(columns: number, row: number): void {
    if (columns > COLUMNS_AT_MOST)
      throw new TooLarge(
        `${this.#name}: row ${row}: with it there are more than ${COLUMNS_AT_MOST} columns. Leave out those that are none of the template; docs/imports.md lists them.`,
      );
  }
}
