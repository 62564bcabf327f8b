/**
 * The columns that a reader of the printed table sees. Word cuts a table at every border of every row, so a border that
 * was dragged a little in one row adds a column that nobody sees; the rows of the most frequent cut name the true ones.
 */

/** A row of cells by the borders they stand between: from 0, end exclusive. */
export interface CutRow {
  cells: { start: number; end: number }[];
}

/** Where each column begins, leftmost first. */
export function columnStarts(rows: readonly CutRow[]): number[] {
  const cuts = new Map<string, { starts: number[]; rows: number }>();
  for (const { cells } of rows) {
    const starts = cells.map(({ start }) => start);
    const key = starts.join(',');
    const known = cuts.get(key);
    if (known === undefined) cuts.set(key, { starts, rows: 1 });
    else known.rows += 1;
  }
  const [common] = [...cuts.values()].toSorted(
    (a, b) => b.rows * b.starts.length - a.rows * a.starts.length || b.starts.length - a.starts.length,
  );
  return common?.starts ?? [];
}

/** The columns that each cell of a row covers; a row with one cell per column is taken in order. */
export function columnsOfRow(
  { cells }: CutRow,
  starts: readonly number[],
): { column: number; colSpan: number }[] {
  if (cells.length === starts.length) return cells.map((_, column) => ({ column, colSpan: 1 }));
  const taken: { column: number; colSpan: number }[] = [];
  let free = 0;
  cells.forEach(({ start, end }, at) => {
    const left = cells.length - 1 - at;
    const covered = starts.filter((from) => from >= start && from < end).length;
    const first = starts.findIndex((from) => from >= start);
    const beyond = first < 0 ? starts.length - 1 : first;
    const column = Math.min(Math.max(free, beyond), Math.max(free, starts.length - 1 - left));
    const colSpan = Math.max(1, Math.min(covered, starts.length - column));
    taken.push({ column, colSpan });
    free = column + colSpan;
  });
  return taken;
}
