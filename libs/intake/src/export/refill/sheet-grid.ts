/** A sheet of a workbook as rows and cells; numbers of rows and columns count from 1. Source: ECMA-376 part 1, 18.3. */
import type { Element } from '@xmldom/xmldom';
import { columnLetters } from '../column-letters.js';
import { UnreadablePart } from './office-package.js';
import { append, attribute, child, children, make } from './xml-tree.js';

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

interface SheetRow {
  element: Element;
  cells: Map<number, Element>;
}

const columnsMax = 16_384;
/** Rows of all merged areas together, far above any real sheet. */
const mergedRowsMax = 300_000;

export class SheetGrid {
  readonly merges: readonly Area[];
  private readonly rows = new Map<number, SheetRow>();
  private readonly mergesByRow = new Map<number, Area[]>();

  /** `strings`: the entries of the part of shared strings, in order. */
  constructor(
    readonly sheet: Element,
    private readonly strings: readonly Element[],
  ) {
    this.merges = children(child(sheet, 'mergeCells'), 'mergeCell').flatMap((merge) => {
      const area = areaOf(attribute(merge, 'ref') ?? '');
      return area === null ? [] : [area];
    });
    let number = 0;
    for (const element of children(child(sheet, 'sheetData'), 'row')) {
      number = Number(attribute(element, 'r') ?? number + 1);
      this.rows.set(number, { element, cells: cellsOf(element) });
    }
    this.indexMerges(number);
  }

  private indexMerges(lastRow: number): void {
    let places = 0;
    for (const area of this.merges) {
      for (let row = area.top; row <= Math.min(area.bottom, lastRow); row += 1) {
        places += 1;
        if (places > mergedRowsMax) throw new UnreadablePart('refill.damaged', { part: 'mergeCells' });
        const known = this.mergesByRow.get(row);
        if (known === undefined) this.mergesByRow.set(row, [area]);
        else known.push(area);
      }
    }
  }

  has(row: number): boolean {
    return this.rows.has(row);
  }

  rowNumbers(): number[] {
    return [...this.rows.keys()];
  }

  cell(row: number, column: number): Element | undefined {
    return this.rows.get(row)?.cells.get(column);
  }

  /** Texts of a row's cells by column; blank ones are left out. */
  textsOf(row: number): Map<number, string> {
    const found = new Map<number, string>();
    for (const [column, cell] of this.rows.get(row)?.cells ?? []) {
      const text = this.textOf(cell);
      if (text !== '') found.set(column, text);
    }
    return found;
  }

  /** The entry that holds a cell's text with its formats: `si` or `is`; undefined for numbers and formulas. */
  richText(cell: Element): Element | undefined {
    const type = attribute(cell, 't');
    if (type === 'inlineStr') return child(cell, 'is');
    return type === 's' ? this.strings[Number(child(cell, 'v')?.textContent)] : undefined;
  }

  textOf(cell: Element): string {
    const rich = this.richText(cell);
    if (rich !== undefined) return richWords(rich);
    return attribute(cell, 't') === 's' ? '' : (child(cell, 'v')?.textContent ?? '');
  }

  hasMerge(row: number): boolean {
    return this.mergesByRow.has(row);
  }

  /** The first cell of the merge that covers a place, else the place itself. */
  startOf(row: number, column: number): { row: number; column: number } {
    const area = this.mergesByRow.get(row)?.find(({ left, right }) => left <= column && column <= right);
    return area === undefined ? { row, column } : { row: area.top, column: area.left };
  }

  /** The last column with words or within a merge, in the rows given; 0 where all is blank. */
  lastColumn(rows: Iterable<number>): number {
    let last = 0;
    for (const row of rows) {
      last = Math.max(last, ...this.textsOf(row).keys());
      for (const { right } of this.mergesByRow.get(row) ?? []) last = Math.max(last, right);
    }
    return Math.min(last, columnsMax);
  }

  /** The cell of a row that is there, made at its place where it is missing. */
  ensureCell(row: number, column: number): Element | undefined {
    const line = this.rows.get(row);
    const known = line?.cells.get(column);
    if (line === undefined || known !== undefined) return known;
    const cell = make(line.element, 'c');
    cell.setAttribute('r', `${columnLetters(column)}${row}`);
    const next = [...line.cells].filter(([other]) => other > column).toSorted(([a], [b]) => a - b)[0]?.[1];
    line.element.insertBefore(cell, next ?? child(line.element, 'extLst') ?? null);
    line.element.removeAttribute('spans');
    line.cells.set(column, cell);
    return cell;
  }

  /** Widens the stated extent of the sheet so that it holds a column. */
  reach(column: number): void {
    const dimension = child(this.sheet, 'dimension');
    const area = areaOf(attribute(dimension, 'ref') ?? '');
    if (dimension === undefined || area === null || area.right >= column) return;
    dimension.setAttribute(
      'ref',
      `${columnLetters(area.left)}${area.top}:${columnLetters(column)}${area.bottom}`,
    );
  }

  /** Gives new columns the width of their neighbour, where no width is stated for them yet. */
  widthLike(neighbour: number, columns: readonly number[]): void {
    const data = child(this.sheet, 'sheetData');
    const known = child(this.sheet, 'cols');
    const stated = children(known, 'col');
    const covering = (column: number): Element | undefined =>
      stated.find(
        (col) => Number(attribute(col, 'min')) <= column && column <= Number(attribute(col, 'max')),
      );
    const model = covering(neighbour);
    const missing = columns.filter((column) => covering(column) === undefined);
    if (known === undefined || model === undefined || data === undefined) return;
    for (const column of missing) {
      const col = append(known, 'col');
      for (const name of ['width', 'customWidth', 'style']) {
        const value = attribute(model, name);
        if (value !== undefined) col.setAttribute(name, value);
      }
      col.setAttribute('min', String(column));
      col.setAttribute('max', String(column));
      known.insertBefore(col, stated.find((each) => Number(attribute(each, 'min')) > column) ?? null);
    }
  }
}

/** The words of an entry of text, formats left out; readings (phonetic) are no words. */
export function richWords(entry: Element): string {
  return children(entry)
    .map((each) => {
      if (each.localName === 't') return each.textContent ?? '';
      return each.localName === 'r' ? (child(each, 't')?.textContent ?? '') : '';
    })
    .join('');
}

function cellsOf(row: Element): Map<number, Element> {
  let column = 0;
  return new Map(
    children(row, 'c').map((cell) => {
      column = areaOf(attribute(cell, 'r') ?? '')?.left ?? column + 1;
      return [column, cell];
    }),
  );
}

/** `B3` or `A1:F9`, absolute or not; null where it is neither. */
export function areaOf(ref: string): Area | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(ref);
  if (found === null) return null;
  const [, left = '', top = '', right = left, bottom = top] = found;
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
