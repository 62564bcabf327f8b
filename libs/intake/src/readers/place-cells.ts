/** Cells of a file laid into a whole table: every row gets one cell per column, merges are written out. */
import type { CellRef, GridCell } from './grid.js';

/** A cell as the file holds it; rows and columns count from 0. */
export interface PlacedCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  text: string;
  source: CellRef;
}

const blank: GridCell = { text: '', merge: 'none' };

/** The rows of a table. Cells must not overlap; of two that do the later one wins. */
export function placeCells(cells: readonly PlacedCell[], rows: number, columns: number): GridCell[][] {
  const table = Array.from({ length: rows }, () => Array.from({ length: columns }, () => blank));
  for (const { row, column, rowSpan, colSpan, text, source } of cells) {
    const isMerged = rowSpan > 1 || colSpan > 1;
    for (let down = 0; down < rowSpan && row + down < rows; down += 1) {
      const line = table[row + down];
      for (let right = 0; line !== undefined && right < colSpan && column + right < columns; right += 1) {
        line[column + right] =
          right > 0
            ? { text: '', merge: 'across' }
            : down > 0
              ? { text: '', merge: 'continued', source }
              : blank;
      }
    }
    const line = table[row];
    if (line === undefined) continue;
    line[column] = {
      text,
      merge: isMerged ? 'start' : 'none',
      ...(rowSpan > 1 ? { rowSpan } : {}),
      ...(colSpan > 1 ? { colSpan } : {}),
      source,
    };
  }
  return table;
}
