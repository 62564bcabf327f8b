/** Tables of a document as printed: spans, vertical merges, nested tables, rows in their order. */
import type { Grid, GridRow } from '../grid.js';
import type { PaperLimits } from '../paper.js';
import { placeCells, type PlacedCell } from '../place-cells.js';
import { refuseNow } from '../refusals.js';
import { childOf, elementsOf, type XmlNode } from '../xml-tree.js';
import { blocksIn, type ParagraphReader } from './paragraphs.js';
import { columnsOfRow, columnStarts } from './table-columns.js';

interface RawCell {
  start: number;
  end: number;
  merge: 'restart' | 'continue' | null;
  text: string;
  /** Place in its row, counted from 1. */
  cell: number;
}

interface RawRow {
  cells: RawCell[];
  /** Place in its table, counted from 1. */
  row: number;
  hidden: boolean;
}

/** Nesting that no paper needs. */
const nestingMax = 8;
const spanMax = 1_000;

export class TableReader {
  readonly tables: Grid[] = [];
  /** Places of covered cells that still hold words. */
  readonly covered: string[] = [];
  nested = 0;
  /** Tables with more columns than a ledger can have. */
  wide = 0;
  private count = 0;
  private depth = 0;

  constructor(
    private readonly paragraphs: ParagraphReader,
    private readonly limits: PaperLimits,
  ) {}

  /** Reads a table and those inside it; returns its grid, or null where it holds no words. */
  read(table: XmlNode, before: string[]): Grid | null {
    this.count += 1;
    const number = this.count;
    const place = this.tables.length;
    const rows = this.rowsOf(table);
    if (rows.length > this.limits.rowsMax) {
      refuseNow('ledger.too_many_rows', { rows: rows.length, rowsMax: this.limits.rowsMax });
    }
    const starts = columnStarts(rows);
    if (rows.every(({ cells }) => cells.every(({ text }) => text === ''))) return null;
    if (starts.length > this.limits.columnsMax) {
      this.wide += 1;
      return null;
    }
    const grid: Grid = {
      format: 'docx',
      ...(this.depth > 0 ? { nested: true as const } : {}),
      columns: starts.length,
      before,
      rows: this.gridRows(rows, starts, number),
      after: [],
    };
    this.tables.splice(place, 0, grid);
    return grid;
  }

  private rowsOf(table: XmlNode): RawRow[] {
    const rows: RawRow[] = [];
    let at = 0;
    for (const row of unwrapped(table, 'tr')) {
      at += 1;
      const properties = childOf(row, 'trPr');
      if (childOf(properties, 'del') !== undefined) {
        this.paragraphs.met.deletions += 1;
        continue;
      }
      if (childOf(properties, 'ins') !== undefined) this.paragraphs.met.insertions += 1;
      rows.push({
        cells: this.cellsOf(row, numberIn(properties, 'gridBefore')),
        row: at,
        hidden: childOf(properties, 'hidden') !== undefined,
      });
    }
    return rows;
  }

  private cellsOf(row: XmlNode, before: number): RawCell[] {
    const cells: RawCell[] = [];
    let border = before;
    unwrapped(row, 'tc').forEach((node, at) => {
      const properties = childOf(node, 'tcPr');
      const span = Math.max(1, numberIn(properties, 'gridSpan', 1));
      const vertical = childOf(properties, 'vMerge');
      const text = this.textOf(node);
      const left = cells.at(-1);
      const isCovered = childOf(properties, 'hMerge')?.attributes['val'] === 'continue';
      if (isCovered && left !== undefined) {
        left.end += span;
        left.text = [left.text, text].filter((words) => words !== '').join('\n');
      } else {
        const merge =
          vertical === undefined ? null : vertical.attributes['val'] === 'restart' ? 'restart' : 'continue';
        cells.push({ start: border, end: border + span, merge, text, cell: at + 1 });
      }
      border += span;
    });
    return cells;
  }

  private textOf(cell: XmlNode): string {
    const lines = blocksIn(cell).flatMap((block) =>
      block.name === 'p' ? this.paragraphs.read(block) : this.flattened(block),
    );
    return cleanLines(lines).join('\n');
  }

  /** A table inside a cell: its rows as lines of the cell, and a table of its own to choose. */
  private flattened(table: XmlNode): string[] {
    if (this.depth >= nestingMax) refuseNow('ledger.unsafe_xml', { part: 'tbl' });
    this.nested += 1;
    this.depth += 1;
    const grid = this.read(table, []);
    this.depth -= 1;
    return (grid?.rows ?? []).map(({ cells }) =>
      cells
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' '),
    );
  }

  private gridRows(rows: readonly RawRow[], starts: readonly number[], table: number): GridRow[] {
    const columns = starts.length;
    const placed: PlacedCell[] = [];
    let open: (PlacedCell | undefined)[] = [];
    const counts = rows.map((row, at) => {
      const below: (PlacedCell | undefined)[] = [];
      const spots = columnsOfRow(row, starts);
      row.cells.forEach((cell, index) => {
        const { column = columns, colSpan = 1 } = spots[index] ?? {};
        const above = open[column];
        const source = { table, row: row.row, cell: cell.cell, column: column + 1 };
        if (cell.merge === 'continue' && above?.column === column) {
          above.rowSpan += 1;
          below[column] = above;
          if (cell.text !== '') this.covered.push(`T${table} R${row.row} C${cell.cell}`);
          return;
        }
        const last = placed.at(-1);
        if (column >= columns && last?.row === at) {
          // Words beyond the last column are kept in it rather than dropped.
          last.text = [last.text, cell.text].filter((words) => words !== '').join('\n');
          return;
        }
        const own: PlacedCell = { row: at, column, rowSpan: 1, colSpan, text: cell.text, source };
        placed.push(own);
        if (cell.merge !== null) below[column] = own;
      });
      open = below;
      return spots.reduce((sum, { colSpan }) => sum + colSpan, 0);
    });
    return placeCells(placed, rows.length, columns).map((cells, at) => {
      const row = rows[at];
      return {
        cells,
        source: { table, row: row?.row ?? at + 1 },
        printedCells: counts[at] ?? columns,
        ...(row?.hidden === true ? { hidden: true as const } : {}),
      };
    });
  }
}

/** Lines without their indents and without empty ones. */
export function cleanLines(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Children of that name, also where a content control or a tracked change wraps them. */
function unwrapped(node: XmlNode, name: string): XmlNode[] {
  return elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child];
    const isWrapper = ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(child.name);
    return isWrapper ? unwrapped(child, name) : [];
  });
}

function numberIn(properties: XmlNode | undefined, name: string, otherwise = 0): number {
  const value = Number(childOf(properties, name)?.attributes['val'] ?? otherwise);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, spanMax) : otherwise;
}
