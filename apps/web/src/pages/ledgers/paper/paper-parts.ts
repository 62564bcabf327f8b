import type { LedgerAnswer, Paper, PrintedTable } from '#contract';

type Column = Paper['columns'][number];

/** The tables of a paper that are read together as one ledger. */
export interface PaperParts {
  /** In the order of the file; a single one for most papers. */
  tables: PrintedTable[];
  /** The one whose columns the answer tells. */
  main: PrintedTable;
  /** Whether all are headed alike: then what one column holds is said, and corrected, for all of them at once. */
  isAlike: boolean;
}

/** Null where the file has no table. */
export function partsOf({ tables }: Pick<Paper, 'tables'>): PaperParts | null {
  const chosen = tables.filter((table) => table.chosen);
  const main = chosen.find(({ score }) => score === 1) ?? chosen[0] ?? tables[0];
  if (main === undefined) return null;
  const parts = chosen.length === 0 ? [main] : chosen;
  return { tables: parts, main, isAlike: parts.every((table) => isHeadedLike(table, main)) };
}

/** A table without a header goes on from the one above it. */
export function isHeadedLike(table: PrintedTable, main: PrintedTable): boolean {
  const own = headerOf(table);
  return table === main || own === '' || own === headerOf(main);
}

function headerOf({ rows }: PrintedTable): string {
  const cells = rows.filter(({ header }) => header).flatMap((row) => row.cells);
  return cells.map(({ column, text }) => `${column} ${text.replaceAll(/\s/g, '')}`).join('|');
}

/** The part in which a row stands, else the first. */
export function partAt({ tables, main }: PaperParts, row: number | null): PrintedTable {
  const holding =
    row === null ? undefined : tables.find(({ rows }) => rows.some((printed) => printed.row === row));
  return holding ?? tables[0] ?? main;
}

/** First and last row of the ledger that stand in a table; null where none is shown. */
export function rowsIn({ rows }: PrintedTable): { first: number; last: number } | null {
  const own = rows.flatMap(({ row }) => (row === null ? [] : [row]));
  return own.length === 0 ? null : { first: Math.min(...own), last: Math.max(...own) };
}

/** What is known of each column; nothing of one that the answer does not speak of. */
export function columnsOf(columns: readonly Column[], { columns: count }: PrintedTable): (Column | null)[] {
  return Array.from({ length: count }, (_, at) => columns.find(({ column }) => column === at) ?? null);
}

/** Answers that still hold when another table is read: those about names. Rows are counted anew. */
export function answersAboutNames<Answer extends Pick<LedgerAnswer, 'kind'>>(
  answers: readonly Answer[],
): Answer[] {
  return answers.filter((answer) => !('row' in answer));
}
