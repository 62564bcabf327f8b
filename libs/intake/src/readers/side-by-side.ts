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
  const width = periodOf(grid.rows[at]?.cells ?? []);
  if (width === null) return grid;
  const parts = Array.from({ length: grid.columns / width }, (_, part) => part * width);
  const crosses = grid.rows
    .slice(at)
    .some(({ cells }) => parts.some((from) => from > 0 && cells[from]?.merge === 'across'));
  if (crosses) return grid;
  const rows = parts.flatMap((from, part) =>
    grid.rows.flatMap((row): GridRow[] => {
      const cells = row.cells.slice(from, from + width).map((cell) => narrowed(cell, width));
      const isLeft = part === 0;
      // What stands over all of them is said once; a row that ends earlier on one side is none of its table.
      const isBlank = cells.every(({ text, merge }) => text === '' && merge !== 'continued');
      return isBlank && !isLeft ? [] : [{ ...row, cells, printedCells: width }];
    }),
  );
  const { hiddenColumns, ...more } = grid;
  const hidden = hiddenColumns?.filter((column) => column < width) ?? [];
  return { ...more, columns: width, rows, ...(hidden.length > 0 ? { hiddenColumns: hidden } : {}) };
}

/** After how many columns the words of a row begin again, to its very end; null where they do not. */
function periodOf(cells: readonly GridCell[]): number | null {
  const words = cells.map(({ text }) => text.replace(/\s/g, ''));
  const first = words[0] ?? '';
  const width = first === '' ? -1 : words.indexOf(first, 1);
  if (width < columnsMin || words.length % width !== 0) return null;
  const isHeader = words.slice(0, width).every((word) => word !== '' && word.length <= wordLengthMax);
  return isHeader && words.every((word, at) => word === words[at % width]) ? width : null;
}

/** A title that covers both tables covers no more than its own. */
function narrowed(cell: GridCell, width: number): GridCell {
  return (cell.colSpan ?? 1) > width ? { ...cell, colSpan: width } : cell;
}
