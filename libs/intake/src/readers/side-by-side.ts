/** Two tables beside each other under one header that says its words twice: the right one is laid under the left one. */
import type { Grid, GridCell, GridRow } from './grid.js';

/** A header stands at the top, below titles at most. */
const searchedRows = 12;
/** Columns of one of the tables. */
const columnsMin = 3;
const wordLengthMax = 24;

/** The tables one under the other, the right one below its own header; the grid itself where it holds one table only. */
export function oneUnderTheOther(grid: Grid): Grid {
  const at = grid.rows.slice(0, searchedRows).findIndex(({ cells }) => periodOf(cells) !== null);
  const parts = periodOf(grid.rows[at]?.cells ?? []);
  if (parts === null) return grid;
  const [left = []] = parts;
  const between = new Set(Array.from({ length: grid.columns }, (_, column) => column));
  for (const column of parts.flat()) between.delete(column);
  const crosses = grid.rows
    .slice(at)
    .some(
      ({ cells }) =>
        parts.some(([from = 0]) => from > 0 && cells[from]?.merge === 'across') ||
        [...between].some((column) => (cells[column]?.text ?? '') !== ''),
    );
  if (crosses) return grid;
  const rows = parts.flatMap((columns, part) =>
    grid.rows.flatMap((row): GridRow[] => {
      const cells = columns.map((column) => narrowed(row.cells[column] ?? blank, left.length));
      // What stands over all of them is said once; a row that ends earlier on one side is none of its table.
      const isBlank = cells.every(({ text, merge }) => text === '' && merge !== 'continued');
      return isBlank && part > 0 ? [] : [{ ...row, cells, printedCells: left.length }];
    }),
  );
  const { hiddenColumns, ...more } = grid;
  const hidden = left.flatMap((column, place) => (hiddenColumns?.includes(column) === true ? [place] : []));
  return { ...more, columns: left.length, rows, ...(hidden.length > 0 ? { hiddenColumns: hidden } : {}) };
}

const blank: GridCell = { text: '', merge: 'none' };

/** The columns of each table where the words of a row begin again, to its very end; null where they do not. */
function periodOf(cells: readonly GridCell[]): number[][] | null {
  const filled = cells.flatMap(({ text }, column) => {
    const word = text.replace(/\s/g, '');
    return word === '' ? [] : [{ word, column }];
  });
  const first = filled[0]?.word;
  const width = filled.findIndex(({ word }, at) => at > 0 && word === first);
  if (width < columnsMin || filled.length % width !== 0) return null;
  const isHeader = filled.every(
    ({ word }, at) => word.length <= wordLengthMax && word === filled[at % width]?.word,
  );
  const parts = Array.from({ length: filled.length / width }, (_, part) =>
    filled.slice(part * width, (part + 1) * width).map(({ column }) => column),
  );
  // The columns of one table stand next to each other; blank ones only part the tables.
  const isClose = parts.every((columns) => (columns.at(-1) ?? 0) - (columns[0] ?? 0) === width - 1);
  return isHeader && isClose ? parts : null;
}

/** A title that covers both tables covers no more than its own. */
function narrowed(cell: GridCell, width: number): GridCell {
  return (cell.colSpan ?? 1) > width ? { ...cell, colSpan: width } : cell;
}
