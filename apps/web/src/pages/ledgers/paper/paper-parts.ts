import type { Paper, PaperPart, PrintedTable } from '#contract';

/** The tables of a paper that are read as one ledger, in the order of the file; null where the file has no table. */
export function chosenTables({ tables }: Pick<Paper, 'tables'>): PrintedTable[] | null {
  const chosen = tables.filter((table) => table.chosen);
  const [first] = tables;
  if (first === undefined) return null;
  return chosen.length === 0 ? [first] : chosen;
}

/** The part that a table belongs to: all of its tables are read with the same columns. */
export function partOf(
  { parts }: Pick<Paper, 'parts'>,
  { table }: Pick<PrintedTable, 'table'>,
): PaperPart | null {
  return parts.find(({ tables }) => tables.includes(table)) ?? null;
}

/** Other parts whose tables are headed like those of this one, so that the same correction may be due in them. */
export function partsHeadedLike(
  { parts, tables }: Pick<Paper, 'parts' | 'tables'>,
  part: PaperPart,
): PaperPart[] {
  const headerOfPart = ({ tables: [first] }: PaperPart): string =>
    headerOf(tables.find(({ table }) => table === first));
  const own = headerOfPart(part);
  return own === '' ? [] : parts.filter((other) => other !== part && headerOfPart(other) === own);
}

function headerOf(table: PrintedTable | undefined): string {
  const cells = (table?.rows ?? []).filter(({ header }) => header).flatMap((row) => row.cells);
  return cells.map(({ column, text }) => `${column} ${text.replaceAll(/\s/g, '')}`).join('|');
}

/** The table in which a row stands, else the first. */
export function tableAt(tables: readonly PrintedTable[], row: number | null): PrintedTable | undefined {
  const holding =
    row === null ? undefined : tables.find(({ rows }) => rows.some((printed) => printed.row === row));
  return holding ?? tables[0];
}

/** First and last row of the ledger that stand in a table; null where none is shown. */
export function rowsIn({ rows }: PrintedTable): { first: number; last: number } | null {
  const own = rows.flatMap(({ row }) => (row === null ? [] : [row]));
  return own.length === 0 ? null : { first: Math.min(...own), last: Math.max(...own) };
}
