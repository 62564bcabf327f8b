/** Text that was copied from a table with merges: the cells that a merge covers are left out, and the rest moves left. */
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import type { Grid, GridCell, GridRow } from '../readers/grid.js';
import { notice } from '../readers/notices.js';
import type { Paper } from '../readers/paper.js';
import { isDeadline, isResponsibility } from './cell-kind.js';
import { profileOf, type Profile } from './column-profile.js';

/** Whole rows, their header among them, from which the columns are known. */
const wholeMin = 2;
const columnsMin = 3;
/** Share of the cells of a column from which it is of one kind. */
const typicalMin = 0.6;

/** The paper with such rows moved back, and a notice of how many they were. */
export function withRowsMovedBack(paper: Paper): Paper {
  let moved = 0;
  const tables = paper.tables.map((grid) => {
    const rows = movedBack(grid);
    moved += rows.filter((row, at) => row !== grid.rows[at]).length;
    return rows === grid.rows ? grid : { ...grid, rows };
  });
  if (moved === 0) return paper;
  return { ...paper, tables, notices: [...paper.notices, notice('paper.moved_left', { count: moved })] };
}

/** Only text leaves out what a merge covers; a file says what it merges. */
const isText = ({ rows }: Grid): boolean =>
  rows.some(({ cells }) => cells.some(({ merge }) => merge === 'unknown'));

function movedBack(grid: Grid): GridRow[] {
  if (grid.columns < columnsMin || !isText(grid)) return grid.rows;
  const whole = grid.rows.filter(({ cells }) => widthOf(cells) === grid.columns && cells[0]?.text !== '');
  if (whole.length < wholeMin || !grid.rows.some(({ cells }) => isShort(cells, grid.columns)))
    return grid.rows;
  const columns = Array.from({ length: grid.columns }, (_, column) => profileOf(whole.slice(1), column));
  const first = grid.rows.indexOf(whole[0] as GridRow);
  return grid.rows.map((row, at) => (at <= first ? row : rowMovedBack(row, columns)));
}

const widthOf = (cells: readonly GridCell[]): number => cells.findLastIndex(({ text }) => text !== '') + 1;

/** Two cells tell where they belong, one does not. */
const isShort = (cells: readonly GridCell[], columns: number): boolean =>
  widthOf(cells) >= 2 && widthOf(cells) < columns;

/** Moved by as many cells as its contents fit the columns better than where they stand; as it is where none is better. */
function rowMovedBack(row: GridRow, columns: readonly Profile[]): GridRow {
  const { cells } = row;
  if (!isShort(cells, columns.length)) return row;
  const width = widthOf(cells);
  const gap = columns.length - width;
  const fits = Array.from({ length: gap + 1 }, (_, by) => fitOf(cells.slice(0, width), columns, by));
  const best = Math.max(...fits);
  const by = fits.indexOf(best);
  if (by === 0 || best <= (fits[0] ?? 0)) return row;
  const blank: GridCell = { text: '', merge: 'unknown', ...sourceOf(cells[0]) };
  return {
    ...row,
    cells: [
      ...cells.slice(width, width + by).map(() => blank),
      ...cells.slice(0, width),
      ...cells.slice(width + by),
    ],
  };
}

const sourceOf = (cell: GridCell | undefined): Pick<GridCell, 'source'> =>
  cell?.source === undefined ? {} : { source: cell.source };

/** Cells that are what their column mostly holds, less those that are not. */
function fitOf(cells: readonly GridCell[], columns: readonly Profile[], by: number): number {
  return cells.reduce((sum, { text }, at) => {
    const column = columns[at + by];
    return text === '' || column === undefined ? sum : sum + fitIn(text, column);
  }, 0);
}

function fitIn(text: string, column: Profile): number {
  if (column.responsibility >= typicalMin) return isResponsibility(text) ? 1 : -1;
  if (column.deadline >= typicalMin) return isDeadline(text) ? 1 : -1;
  if (column.numeral >= typicalMin) return bareNumber(text) === null ? -1 : 1;
  if (column.section >= typicalMin) return numberingAt(text)?.level === 'section' ? 1 : -1;
  return isDeadline(text) || bareNumber(text) !== null ? -1 : 0;
}
