/** One sheet as a table: blank rows and columns left out, merges kept where they belong together. */
import { utils, type CellObject, type DenseWorkSheet, type Range } from '@e965/xlsx';
import type { PaperFormat } from '../../ledger-draft.js';
import type { Grid } from '../grid.js';
import { columnLetters } from '../invisible.js';
import type { PaperLimits } from '../paper.js';
import { placeCells, type PlacedCell } from '../place-cells.js';
import { refuseNow } from '../refusals.js';
import { cellText } from './cell-text.js';

/** What was met in all sheets of a file and a person should know. */
export interface SheetFacts {
  formulas: string[];
  uncalculated: string[];
  covered: string[];
  hiddenRows: string[];
  hiddenColumns: string[];
  brokenMerges: number;
  wide: number;
}

interface Found {
  row: number;
  column: number;
  text: string;
}

/** The sheet's table, or null where it holds no words. Throws PaperRefused: ledger.too_many_rows. */
export function sheetGrid(
  sheet: DenseWorkSheet,
  name: string,
  format: PaperFormat,
  date1904: boolean,
  limits: PaperLimits,
  facts: SheetFacts,
): Grid | null {
  const found = filledCells(sheet, name, date1904, facts);
  const rowNumbers = distinct(found.map(({ row }) => row));
  const columnNumbers = distinct(found.map(({ column }) => column));
  if (rowNumbers.length > limits.rowsMax) {
    refuseNow('ledger.too_many_rows', { rows: rowNumbers.length, rowsMax: limits.rowsMax });
  }
  if (columnNumbers.length > limits.columnsMax) facts.wide += 1;
  if (found.length === 0 || columnNumbers.length > limits.columnsMax) return null;
  const rows = indexOf(rowNumbers);
  const columns = indexOf(columnNumbers);
  const placed = mergedCells(
    found,
    sheet['!merges'] ?? [],
    { rows, columns, rowNumbers, columnNumbers },
    name,
    facts,
  );
  const hiddenRows = rowNumbers.filter((row) => sheet['!rows']?.[row]?.hidden === true);
  const hiddenColumns = columnNumbers.filter((column) => sheet['!cols']?.[column]?.hidden === true);
  facts.hiddenRows.push(...hiddenRows.map((row) => `${name}!${row + 1}`));
  facts.hiddenColumns.push(...hiddenColumns.map((column) => `${name}!${columnLetters(column + 1)}`));
  const hidden = new Set(hiddenRows);
  return {
    format,
    name,
    columns: columnNumbers.length,
    ...(hiddenColumns.length > 0
      ? { hiddenColumns: hiddenColumns.map((column) => columns.get(column) ?? 0) }
      : {}),
    before: [],
    rows: placeCells(placed, rowNumbers.length, columnNumbers.length).map((cells, at) => {
      const row = rowNumbers[at] ?? 0;
      return {
        cells,
        source: { sheet: name, row: row + 1 },
        printedCells: columnNumbers.length,
        ...(hidden.has(row) ? { hidden: true as const } : {}),
      };
    }),
    after: [],
  };
}

function filledCells(sheet: DenseWorkSheet, name: string, date1904: boolean, facts: SheetFacts): Found[] {
  const found: Found[] = [];
  // The arrays have holes: rows and cells that the file does not mention.
  sheet['!data'].forEach((cells: CellObject[] | undefined, row) => {
    cells?.forEach((cell: CellObject | undefined, column) => {
      if (cell === undefined) return;
      const text = cellText(cell, date1904);
      if (cell.f !== undefined || cell.F !== undefined) {
        const place = `${name}!${utils.encode_cell({ r: row, c: column })}`;
        (text === '' ? facts.uncalculated : facts.formulas).push(place);
      }
      if (text !== '') found.push({ row, column, text });
    });
  });
  return found;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

function indexOf(numbers: readonly number[]): Map<number, number> {
  return new Map(numbers.map((number, at) => [number, at]));
}

interface Axes {
  rows: ReadonlyMap<number, number>;
  columns: ReadonlyMap<number, number>;
  rowNumbers: readonly number[];
  columnNumbers: readonly number[];
}

/** Every filled cell with the span of its merge, counted in the rows and columns that were kept. */
function mergedCells(
  found: readonly Found[],
  merges: readonly Range[],
  { rows, columns, rowNumbers, columnNumbers }: Axes,
  sheet: string,
  facts: SheetFacts,
): PlacedCell[] {
  const width = columnNumbers.length;
  const key = (row: number, column: number): number => row * width + column;
  const claimed = new Uint8Array(rowNumbers.length * width);
  const spans = new Map<number, { rowSpan: number; colSpan: number }>();
  for (const { s, e } of merges) {
    const area = {
      top: firstFrom(rowNumbers, s.r),
      bottom: firstFrom(rowNumbers, e.r + 1),
      left: firstFrom(columnNumbers, s.c),
      right: firstFrom(columnNumbers, e.c + 1),
    };
    const rowSpan = area.bottom - area.top;
    const colSpan = area.right - area.left;
    if (rowSpan <= 0 || colSpan <= 0 || (rowSpan === 1 && colSpan === 1)) continue;
    if (!claim(claimed, width, area)) {
      facts.brokenMerges += 1;
      continue;
    }
    // A merge whose own corner was left out as blank covers nothing that is printed.
    if (rows.has(s.r) && columns.has(s.c)) spans.set(key(area.top, area.left), { rowSpan, colSpan });
    else
      for (let row = area.top; row < area.bottom; row += 1)
        claimed.fill(2, key(row, area.left), key(row, area.right - 1) + 1);
  }
  return found.flatMap(({ row, column, text }): PlacedCell[] => {
    const at = { row: rows.get(row) ?? 0, column: columns.get(column) ?? 0 };
    const span = spans.get(key(at.row, at.column));
    if (span === undefined && claimed[key(at.row, at.column)] === 1) {
      facts.covered.push(`${sheet}!${utils.encode_cell({ r: row, c: column })}`);
      return [];
    }
    const source = { sheet, row: row + 1, column: column + 1 };
    return [{ ...at, rowSpan: span?.rowSpan ?? 1, colSpan: span?.colSpan ?? 1, text, source }];
  });
}

/** Marks an area as merged; false where another merge has any of it. */
function claim(
  claimed: Uint8Array,
  width: number,
  { top, bottom, left, right }: { top: number; bottom: number; left: number; right: number },
): boolean {
  for (let row = top; row < bottom; row += 1) {
    if (claimed.subarray(row * width + left, row * width + right).includes(1)) return false;
  }
  for (let row = top; row < bottom; row += 1) claimed.fill(1, row * width + left, row * width + right);
  return true;
}

/** The place of the first kept number that is not below the given one. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
