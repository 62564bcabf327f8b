import type { PaperFormat, SourceRef } from '../ledger-draft.js';

/** One neutral form for every kind of file: a table as printed, and the lines around it. */
export interface Grid {
  format: PaperFormat;
  /** The name of a sheet; absent where tables have none. */
  name?: string;
  /** The sheet is hidden: a reader of the printed paper never saw it. */
  hidden?: true;
  /** The table stands inside a cell of another one, which holds its words too. */
  nested?: true;
  columns: number;
  /** Columns that are hidden in the file, counted from 0. */
  hiddenColumns?: number[];
  /** Lines above the table, the title among them; outer white space trimmed. */
  before: string[];
  rows: GridRow[];
  /** Notes under the table. */
  after: string[];
}

export interface GridRow {
  /** One per column of the table. */
  cells: GridCell[];
  source: SourceRef;
  /** How many columns the cells of this row really cover in the file; missing ones are added blank at the end. */
  printedCells: number;
  /** The row is hidden in the file. */
  hidden?: true;
  /** The units of a later paragraph may be those of this one too, as far as the paper says; how many rows below. */
  closedBy?: number;
}

export interface GridCell {
  /** Paragraphs joined by a line break, each without its indent; wording untouched, invisible characters left out. */
  text: string;
  /**
   * `start`: the first cell of a merged block. `continued`: covered by the cell above. `across`: covered by the cell to
   * the left. `unknown` where the form of the file cannot show a merge.
   */
  merge: 'none' | 'start' | 'continued' | 'across' | 'unknown';
  /** Rows and columns that a block covers; absent means one. */
  rowSpan?: number;
  colSpan?: number;
  /** The words with their invisible characters, where the file holds any. */
  raw?: string;
  /** Where the file holds the cell, so that the very cell can be filled again; absent where it holds none. */
  source?: CellRef;
}

/**
 * Counted from 1. `cell` is the cell's own place in its row of a document, `column` the column it begins in; the tables
 * of a document count in the order in which they begin, nested ones among them.
 */
export type CellRef =
  | { lines: [first: number, last: number] }
  | { table: number; row: number; cell: number; column: number }
  | { sheet: string; row: number; column: number };
