/** Appends columns to a table of a WordprocessingML document, in the look of its last one, within its width. */
import type { Element } from '@xmldom/xmldom';
import { cellLike, writeLike, setAttribute, setWidth } from './word-cell.js';
import { refillHeaders, type RefillField } from './refill-plan.js';
import { type WordCell, type WordRow } from './word-table.js';
import { append, attribute, child, children, make, remove } from './xml-tree.js';

/** Shares of the whole table that new columns take. */
const shareOf: Readonly<Record<RefillField, number>> = { status: 0.08, progress: 0.16, closedOn: 0.09 };
/** A table as wide as its page, where widths are given in fiftieths of a percent. */
const wholePercent = 5_000;

/** The columns of a table's grid, whatever its own list says. */
export function gridColumns(table: Element, rows: readonly WordRow[]): number {
  const listed = children(child(table, 'tblGrid'), 'gridCol').length;
  return Math.max(listed, ...rows.map(({ cells }) => endOf(cells)));
}

/**
 * Appends a column for each field to every row and gives the new cells back by row. Header rows get the header, once
 * over several of them; a heading over the whole width stays one; other rows get blank cells.
 */
export function appendColumns(
  table: Element,
  rows: readonly WordRow[],
  headerRows: ReadonlySet<WordRow>,
  fields: readonly RefillField[],
): Map<WordRow, Map<RefillField, Element>> {
  const columns = gridColumns(table, rows);
  const widths = makeRoom(table, rows, fields);
  const added = new Map<WordRow, Map<RefillField, Element>>();
  rows.forEach((row, at) => {
    const last = row.cells.at(-1);
    if (last === undefined) return;
    if (row.cells.length === 1 && last.span > 1 && last.span === columns) {
      widen(last, fields.length);
      return;
    }
    fillGap(row, last, columns);
    const cells = new Map(fields.map((field) => [field, newCell(row, last, widths(field))]));
    added.set(row, cells);
    if (headerRows.has(row)) nameColumns(cells, last, mergeOf(at, rows, headerRows));
    else for (const cell of cells.values()) writeLike(cell, '', last.element);
  });
  return added;
}

type Merge = 'restart' | 'continue' | null;

/** Header rows that follow each other share one header cell for each new column. */
function mergeOf(at: number, rows: readonly WordRow[], headerRows: ReadonlySet<WordRow>): Merge {
  const isHeader = (place: number): boolean => {
    const row = rows[place];
    return row !== undefined && headerRows.has(row);
  };
  if (isHeader(at - 1)) return 'continue';
  return isHeader(at + 1) ? 'restart' : null;
}

function nameColumns(cells: ReadonlyMap<RefillField, Element>, model: WordCell, merge: Merge): void {
  for (const [field, cell] of cells) {
    if (merge !== null) setProperty(cell, 'vMerge', merge);
    writeLike(cell, merge === 'continue' ? '' : refillHeaders[field], model.element);
  }
}

/** Makes the columns that are there narrower, and tells how wide a new one is, by kind of measure. */
function makeRoom(
  table: Element,
  rows: readonly WordRow[],
  fields: readonly RefillField[],
): (field: RefillField) => (type: string) => number | null {
  const left = 1 - fields.reduce((sum, field) => sum + shareOf[field], 0);
  const grid = child(table, 'tblGrid');
  const listed = children(grid, 'gridCol');
  const total = listed.reduce((sum, column) => sum + twips(column), 0);
  const widthOf =
    (field: RefillField) =>
    (type: string): number | null =>
      ({ dxa: Math.floor(total * shareOf[field]), pct: Math.floor(wholePercent * shareOf[field]) })[type] ??
      null;
  for (const column of listed) setAttribute(column, 'w', String(Math.floor(twips(column) * left)));
  if (grid !== undefined)
    for (const field of fields)
      setAttribute(append(grid, 'gridCol'), 'w', String(widthOf(field)('dxa') ?? 0));
  for (const { element } of rows.flatMap(({ cells }) => cells)) {
    const width = child(child(element, 'tcPr'), 'tcW');
    const value = width === undefined ? Number.NaN : twips(width);
    setWidth(width, (type) => (['dxa', 'pct'].includes(type) && value > 0 ? Math.floor(value * left) : null));
  }
  return widthOf;
}

/** A width as a whole number; 0 where it is none. */
function twips(element: Element): number {
  const value = Number(attribute(element, 'w'));
  return Number.isFinite(value) && value > 0 ? value : 0;
}

/** A row that ends before the grid does gets one blank cell up to its end, so that new columns stand under each other. */
function fillGap(row: WordRow, last: WordCell, columns: number): void {
  const gap = columns - endOf(row.cells);
  const properties = child(row.element, 'trPr');
  remove(child(properties, 'gridAfter'));
  remove(child(properties, 'wAfter'));
  if (gap <= 0) return;
  const cell = cellLike(last.element, () => null);
  if (gap > 1) setProperty(cell, 'gridSpan', String(gap));
  writeLike(cell, '', last.element);
  row.element.appendChild(cell);
}

function newCell(row: WordRow, last: WordCell, width: (type: string) => number | null): Element {
  const cell = cellLike(last.element, width);
  row.element.appendChild(cell);
  return cell;
}

function widen(cell: WordCell, by: number): void {
  setProperty(cell.element, 'gridSpan', String(cell.span + by));
}

/** Sets a merge of a cell at the place where the schema wants it: after its width, gridSpan before vMerge. */
function setProperty(cell: Element, name: 'gridSpan' | 'vMerge', value: string): void {
  let properties = child(cell, 'tcPr');
  if (properties === undefined) {
    properties = make(cell, 'tcPr');
    cell.insertBefore(properties, cell.firstChild);
  }
  let property = child(properties, name);
  if (property === undefined) {
    property = make(properties, name);
    const before = ['cnfStyle', 'tcW', ...(name === 'vMerge' ? ['gridSpan', 'hMerge'] : [])];
    const next = children(properties).find(({ localName }) => !before.includes(localName ?? ''));
    properties.insertBefore(property, next ?? null);
  }
  setAttribute(property, 'val', value);
}

function endOf(cells: readonly WordCell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.column + last.span;
}
