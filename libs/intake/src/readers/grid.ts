import type { SourceRef } from '../ledger-draft.js';

/** One neutral form for every kind of file: a table as printed, and the lines around it. */
export interface Grid {
  format: 'txt' | 'docx' | 'xlsx';
  columns: number;
  /** Lines above the table, the title among them; outer white space trimmed. */
  before: string[];
  rows: GridRow[];
  /** Notes under the table. */
  after: string[];
}

export interface GridRow {
  cells: GridCell[];
  source: SourceRef;
  /** How many cells the file really holds in this row; missing ones are added blank at the end. */
  printedCells: number;
}

export interface GridCell {
  /** Paragraphs joined by a line break, each without its indent; wording untouched. */
  text: string;
  /** `unknown` where the form of the file cannot show a vertical merge. */
  merge: 'none' | 'start' | 'continued' | 'unknown';
}
