import type { Element } from '@xmldom/xmldom';
import { refuseExport, type ExportResult } from '../export-refusal.js';
import type { OfficePackage } from './office-package.js';
import {
  headerRowsOf,
  planRefill,
  refillFields,
  refillHeaders,
  sharedText,
  type NotFilled,
  type RefillField,
  type RefillOptions,
  type RefillPlan,
  type RefillRow,
} from './refill-plan.js';
import { widenPrintArea, type AddedColumns } from './print-area.js';
import { relatedPart } from './relationships.js';
import { CellFormats, isFormula, replaceCell, replaceOwnCellWords } from './sheet-cell.js';
import { SheetGrid } from './sheet-grid.js';
import { attribute, child, children } from './xml-tree.js';

type SheetPlace = RefillRow & { source: { sheet: string; row: number } };

/** The parts of a workbook that a refill needs beside its sheets. */
interface Book {
  office: OfficePackage;
  path: string;
  formats: CellFormats;
  strings: readonly Element[];
}

/** Fills the sheets of a workbook in their trees. Rows are rows of the sheet, from 1. */
export function refillXlsx(
  office: OfficePackage,
  path: string,
  rows: readonly SheetPlace[],
  options: RefillOptions,
): ExportResult<NotFilled[]> {
  const book = openBook(office, path);
  const notFilled: NotFilled[] = [];
  const sheets = new Map<string, SheetPlace[]>();
  for (const row of rows) sheets.set(row.source.sheet, []);
  for (const row of rows) sheets.get(row.source.sheet)?.push(row);
  for (const [name, ofSheet] of sheets) {
    const grid = sheetOf(book, name);
    const missing = ofSheet.find(({ source }) => grid?.has(source.row) !== true);
    if (grid === undefined || missing !== undefined)
      return refuseExport('refill.row_unknown', { sheet: name, row: missing?.source.row ?? 0 });
    const filled = refillSheet(grid, name, ofSheet, options, book.formats);
    if (!filled.ok) return filled;
    notFilled.push(...filled.value.notFilled);
    if (filled.value.addedTo !== null) widenPrintArea(office, path, name, filled.value.addedTo);
  }
  return { ok: true, value: notFilled };
}

function openBook(office: OfficePackage, path: string): Book {
  const strings = relatedPart(office, path, 'sharedStrings');
  const styles = relatedPart(office, path, 'styles');
  return {
    office,
    path,
    formats: new CellFormats(rootOf(office, styles), () => {
      if (styles !== undefined) office.change(styles);
    }),
    strings: children(rootOf(office, strings), 'si'),
  };
}

function rootOf(office: OfficePackage, part: string | undefined): Element | undefined {
  return part === undefined ? undefined : (office.document(part).documentElement ?? undefined);
}

function sheetOf({ office, path, strings }: Book, name: string): SheetGrid | undefined {
  const entry = children(child(rootOf(office, path), 'sheets'), 'sheet').find(
    (sheet) => attribute(sheet, 'name') === name,
  );
  const part =
    entry === undefined ? undefined : relatedPart(office, path, 'worksheet', attribute(entry, 'id') ?? '');
  const sheet = part === undefined ? null : office.change(part).documentElement;
  return sheet === null ? undefined : new SheetGrid(sheet, strings);
}

function refillSheet(
  grid: SheetGrid,
  name: string,
  rows: readonly SheetPlace[],
  options: RefillOptions,
  formats: CellFormats,
): ExportResult<{ notFilled: NotFilled[]; addedTo: AddedColumns | null }> {
  const targets = new Set(rows.map(({ source }) => source.row));
  const numbers = grid.rowNumbers();
  const headerRows = headerRowsOf(
    numbers.map((row) => ({
      texts: [...grid.textsOf(row).values()],
      isTarget: targets.has(row),
      reachesDown: grid.hasMerge(row),
    })),
  ).flatMap((at) => numbers[at] ?? []);
  if (headerRows.length === 0 && options.column === undefined)
    return refuseExport('refill.no_header', { sheet: name });
  const headers = headerRows.flatMap((row) =>
    [...grid.textsOf(row)].map(([column, text]) => ({ column: column - 1, text })),
  );
  const plan = planRefill(headers, options);
  const added = appendColumns(grid, headerRows, rows, plan, formats);
  const writing = new SheetWriting(grid, formats);
  for (const row of rows) {
    for (const field of refillFields) {
      const own = plan.own[field];
      const column = own === undefined ? added.get(field) : own + 1;
      if (column !== undefined) writing.add(row, column, row[field], false);
    }
    if (plan.shared !== null) writing.add(row, plan.shared + 1, sharedText(row, plan), true);
  }
  const last = Math.max(...added.values());
  const addedTo = added.size === 0 ? null : { from: last - added.size, to: last };
  return { ok: true, value: { notFilled: writing.finish(), addedTo } };
}

/** Next free columns for the fields, with headers, in the format of the last column, row by row. */
function appendColumns(
  grid: SheetGrid,
  headerRows: readonly number[],
  rows: readonly SheetPlace[],
  plan: RefillPlan,
  formats: CellFormats,
): Map<RefillField, number> {
  const ofTable = [...headerRows, ...rows.map(({ source }) => source.row)];
  const last = grid.lastColumn(ofTable);
  const added = new Map(plan.added.map((field, at) => [field, last + 1 + at]));
  if (added.size === 0) return added;
  for (const row of ofTable) {
    const format = attribute(grid.cell(row, last), 's');
    for (const column of added.values()) {
      const cell = grid.ensureCell(row, column);
      if (format !== undefined) cell?.setAttribute('s', format);
    }
  }
  const firstRows = headerRows.filter((row) => !headerRows.includes(row - 1));
  for (const row of firstRows)
    for (const [field, column] of added) {
      const cell = grid.ensureCell(row, column);
      if (cell !== undefined) replaceCell(cell, refillHeaders[field], formats);
    }
  grid.reach(last + added.size);
  grid.widthLike(last, [...added.values()]);
  return added;
}

/** Collects what goes into the cells: rows that share a merged cell are written under each other. */
class SheetWriting {
  private readonly waiting = new Map<Element, { texts: string[]; isShared: boolean }>();
  private readonly notFilled: NotFilled[] = [];

  constructor(
    private readonly grid: SheetGrid,
    private readonly formats: CellFormats,
  ) {}

  add({ source }: SheetPlace, column: number, text: string, isShared: boolean): void {
    const start = this.grid.startOf(source.row, column);
    const cell = this.grid.ensureCell(start.row, start.column);
    if (cell === undefined || isFormula(cell)) {
      this.notFilled.push({ source, reason: cell === undefined ? 'no_cell' : 'formula' });
      return;
    }
    const known = this.waiting.get(cell);
    if (known === undefined) this.waiting.set(cell, { texts: [text], isShared });
    else known.texts.push(text);
  }

  finish(): NotFilled[] {
    for (const [cell, { texts, isShared }] of this.waiting) {
      const text = texts.filter((each) => each !== '').join('\n');
      if (isShared) replaceOwnCellWords(cell, text, this.formats, this.grid);
      else replaceCell(cell, text, this.formats);
    }
    return this.notFilled;
  }
}
