import type { PrintedCell, PrintedRow, PrintedTable } from '#contract';

/** A cell of a block. `continued`: a merged cell that started in a block above and goes on here. */
export interface BlockCell extends PrintedCell {
  continued: boolean;
}

export interface BlockRow extends Omit<PrintedRow, 'cells'> {
  cells: BlockCell[];
}

/** Neighbouring rows of a table that are drawn together, so that a long table is drawn only where one looks. */
export interface PaperBlock {
  /** Place of its first row in the table, from 1. */
  at: number;
  rows: BlockRow[];
}

/** A merged cell may cover thousands of rows; its block ends here, and the next one says its words again. */
const BLOCK_ROWS_MAX = 20;

/** The rows of a table, cut where no merged cell is cut, and at the latest after 20 rows. */
export function blocksOf(table: Pick<PrintedTable, 'rows'>): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let open: Covering[] = [];
  let rows: BlockRow[] = [];
  table.rows.forEach((row, index) => {
    const carried = rows.length === 0 ? continuedIn(open, index) : [];
    const own = row.cells.map((cell): BlockCell => ({ ...cell, continued: false }));
    rows.push({ ...row, cells: [...carried, ...own].toSorted((a, b) => a.column - b.column) });
    open = [...open, ...row.cells.map((cell) => ({ cell, until: index + cell.rows }))].filter(
      ({ until }) => until > index + 1,
    );
    if (open.length > 0 && rows.length < BLOCK_ROWS_MAX) return;
    blocks.push(clipped(rows));
    rows = [];
  });
  if (rows.length > 0) blocks.push(clipped(rows));
  return blocks;
}

/** A merged cell and the place of the row after its last one. */
interface Covering {
  cell: PrintedCell;
  until: number;
}

function continuedIn(open: readonly Covering[], index: number): BlockCell[] {
  return open.map(({ cell, until }) => ({ ...cell, rows: until - index, continued: true }));
}

/** No cell reaches beyond the rows of its block. */
function clipped(rows: BlockRow[]): PaperBlock {
  return {
    at: rows[0]?.at ?? 1,
    rows: rows.map((row, n) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, rows: Math.min(cell.rows, rows.length - n) })),
    })),
  };
}

/** The block in which a row of the ledger stands. */
export function blockOf(blocks: readonly PaperBlock[], row: number): PaperBlock | undefined {
  return blocks.find((block) => block.rows.some((one) => one.row === row));
}

const CHAR_PX = 12;
const PADDING_PX = 16;
/** What a column holds stands above it in up to four characters. */
const CHARS_MIN = 4;
/** Up to here a cell stands in one line; what is longer breaks, and its column is only somewhat wider. */
const ONE_LINE_CHARS = 6;
const CHARS_MAX = 40;
const LONGER_SHARE = 1 / 8;
/** Rows that are looked at to judge how wide a column must be. */
const JUDGED_ROWS = 60;

/** Least widths of the columns in pixels, by how much stands in them; a wider pane widens all alike. */
export function columnWidths({ columns, rows }: Pick<PrintedTable, 'columns' | 'rows'>): number[] {
  const most = Array.from({ length: columns }, () => CHARS_MIN);
  for (const { cells } of rows.slice(0, JUDGED_ROWS))
    for (const { column, columns: wide, text } of cells)
      if (wide === 1) most[column] = Math.max(most[column] ?? 0, Math.min(text.length, CHARS_MAX));
  return most.map((chars) => {
    const longer = Math.max(0, chars - ONE_LINE_CHARS) * LONGER_SHARE;
    return Math.round((Math.min(chars, ONE_LINE_CHARS) + longer) * CHAR_PX + PADDING_PX);
  });
}
