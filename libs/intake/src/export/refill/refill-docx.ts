import type { Element } from '@xmldom/xmldom';
import { refuseExport, type ExportResult } from '../export-refusal.js';
import type { OfficePackage } from './office-package.js';
import {
  headerRowsOf,
  planRefill,
  refillFields,
  sharedText,
  type HeaderCell,
  type NotFilled,
  type RefillOptions,
  type RefillPlan,
  type RefillRow,
} from './refill-plan.js';
import { appendColumns } from './word-columns.js';
import { replaceOwnWords, replaceText, writeLike } from './word-cell.js';
import { through, wordCellAt, wordRows, wordText, type WordCell, type WordRow } from './word-table.js';
import { child } from './xml-tree.js';

type PaperRow = RefillRow & { source: { table: number; row: number } };

/**
 * Fills the tables of a paper in its tree. Tables count from 1 in the order of the body, those inside others left out;
 * rows count from 1 within their table.
 */
export function refillDocx(
  office: OfficePackage,
  documentPath: string,
  rows: readonly PaperRow[],
  options: RefillOptions,
): ExportResult<NotFilled[]> {
  const tables = through(child(office.change(documentPath).documentElement ?? undefined, 'body'), 'tbl');
  const notFilled: NotFilled[] = [];
  for (const [number, ofTable] of byTable(rows)) {
    const filled = refillTable(tables[number - 1], number, ofTable, options);
    if (!filled.ok) return filled;
    notFilled.push(...filled.value);
  }
  return { ok: true, value: notFilled };
}

function refillTable(
  table: Element | undefined,
  number: number,
  rows: readonly PaperRow[],
  options: RefillOptions,
): ExportResult<NotFilled[]> {
  const printed = table === undefined ? [] : wordRows(table);
  const missing = rows.find(({ source }) => printed[source.row - 1] === undefined);
  if (table === undefined || missing !== undefined)
    return refuseExport('refill.row_unknown', {
      table: number,
      row: missing?.source.row ?? rows[0]?.source.row ?? 0,
    });
  const targets = new Set(rows.map(({ source }) => source.row - 1));
  const places = headerRowsOf(
    printed.map(({ cells }, at) => ({
      texts: cells.map(({ element }) => wordText(element)),
      isTarget: targets.has(at),
      reachesDown:
        cells.some(({ span }) => span > 1) ||
        (printed[at + 1]?.cells.some((cell) => cell.continues) ?? false),
    })),
  );
  const headerRows = printed.filter((_, at) => places.includes(at));
  if (headerRows.length === 0 && options.column === undefined)
    return refuseExport('refill.no_header', { table: number });
  const plan = planRefill(headerRows.flatMap(headerCells), options);
  const added = appendedCells(table, printed, new Set(headerRows), plan);
  const writing = new Writing(printed, plan);
  for (const row of rows) writing.add(row, added);
  return { ok: true, value: writing.finish() };
}

function appendedCells(
  table: Element,
  rows: readonly WordRow[],
  headerRows: ReadonlySet<WordRow>,
  plan: RefillPlan,
): ReturnType<typeof appendColumns> {
  return plan.added.length === 0 ? new Map() : appendColumns(table, rows, headerRows, plan.added);
}

function headerCells({ cells }: WordRow): HeaderCell[] {
  return cells.map(({ element, column }) => ({ column, text: wordText(element) }));
}

type Write = (cell: Element, text: string, model: Element | undefined) => void;

/** Collects what goes into cells that were there before: rows that share a merged cell are written under each other. */
class Writing {
  private readonly waiting = new Map<
    Element,
    { texts: string[]; write: Write; model: Element | undefined }
  >();
  private readonly notFilled: NotFilled[] = [];

  constructor(
    private readonly rows: readonly WordRow[],
    private readonly plan: RefillPlan,
  ) {}

  /** Writes into new cells at once and keeps the rest until all rows are known. */
  add(row: PaperRow, added: ReturnType<typeof appendColumns>): void {
    const line = this.rows[row.source.row - 1];
    const neighbour = line?.cells.at(-1)?.element;
    const fresh = line === undefined ? undefined : added.get(line);
    for (const [field, cell] of fresh ?? [])
      if (neighbour !== undefined) writeLike(cell, row[field], neighbour);
    let isWhole = this.plan.added.length === 0 || fresh !== undefined;
    for (const field of refillFields) {
      const column = this.plan.own[field];
      if (column !== undefined) isWhole = this.keep(row, column, row[field], replaceText) && isWhole;
    }
    if (this.plan.shared !== null)
      isWhole = this.keep(row, this.plan.shared, sharedText(row, this.plan), replaceOwnWords) && isWhole;
    if (!isWhole) this.notFilled.push({ source: row.source, reason: 'no_cell' });
  }

  finish(): NotFilled[] {
    for (const [cell, { texts, write, model }] of this.waiting)
      write(cell, texts.filter((text) => text !== '').join('\n'), model);
    return this.notFilled;
  }

  /** False where the row has no cell in the column. */
  private keep({ source }: PaperRow, column: number, text: string, write: Write): boolean {
    const at = source.row - 1;
    const cell = this.startOf(at, column);
    if (cell === undefined) return false;
    const known = this.waiting.get(cell.element);
    const model = this.rows[at]?.cells.find(({ element }) => wordText(element) !== '')?.element;
    if (known === undefined) this.waiting.set(cell.element, { texts: [text], write, model });
    else known.texts.push(text);
    return true;
  }

  /** The cell in which a vertical merge begins. */
  private startOf(at: number, column: number): WordCell | undefined {
    for (let row = at; row >= 0; row -= 1) {
      const cell = wordCellAt(this.rows[row], column);
      if (cell === undefined || !cell.continues) return cell;
    }
    return undefined;
  }
}

function byTable(rows: readonly PaperRow[]): Map<number, PaperRow[]> {
  const tables = new Map<number, PaperRow[]>();
  for (const row of rows) {
    const known = tables.get(row.source.table);
    if (known === undefined) tables.set(row.source.table, [row]);
    else known.push(row);
  }
  return tables;
}
