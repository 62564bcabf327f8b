/** A table of a WordprocessingML document as rows and cells on a grid. Source: ECMA-376 part 1, 17.4. */
import type { Element, Node } from '@xmldom/xmldom';
import { attribute, child, children } from './xml-tree.js';

/** Elements that only wrap what stands in them. */
const wrappers = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);
const columnsMax = 200;

export interface WordCell {
  element: Element;
  /** First column of the grid, from 0. */
  column: number;
  span: number;
  /** Goes on from the cell above. */
  continues: boolean;
}

export interface WordRow {
  element: Element;
  cells: WordCell[];
}

/** Elements of a name under a parent, through wrappers, but not inside others of their kind. */
export function through(parent: Node | undefined, name: string): Element[] {
  return children(parent).flatMap((element) => {
    if (element.localName === name) return [element];
    return wrappers.has(element.localName ?? '') ? through(element, name) : [];
  });
}

export function wordRows(table: Element): WordRow[] {
  return through(table, 'tr').map((element) => {
    let column = numberOf(child(child(element, 'trPr'), 'gridBefore'));
    const cells = through(element, 'tc').map((cell): WordCell => {
      const properties = child(cell, 'tcPr');
      const merge = child(properties, 'vMerge');
      const span = Math.max(1, numberOf(child(properties, 'gridSpan')));
      const placed = {
        element: cell,
        column,
        span,
        continues: merge !== undefined && attribute(merge, 'val') !== 'restart',
      };
      column += span;
      return placed;
    });
    return { element, cells };
  });
}

/** The cell of a row that covers a column. */
export function wordCellAt(row: WordRow | undefined, column: number): WordCell | undefined {
  return row?.cells.find((cell) => cell.column <= column && column < cell.column + cell.span);
}

/** Paragraphs joined by a line break. */
export function wordText(cell: Element): string {
  return through(cell, 'p').map(paragraphText).join('\n');
}

export function paragraphText(paragraph: Element): string {
  let text = '';
  const visit = (node: Element): void => {
    for (const element of children(node)) {
      if (element.localName === 't') text += element.textContent ?? '';
      else if (element.localName === 'tab') text += '\t';
      else if (element.localName === 'br' || element.localName === 'cr') text += '\n';
      else if (element.localName !== 'pPr' && element.localName !== 'rPr') visit(element);
    }
  };
  visit(paragraph);
  return text;
}

/** The number of an element `val`, bounded; 0 where there is none. */
export function numberOf(element: Element | undefined): number {
  const value = Number(attribute(element, 'val') ?? 0);
  return Number.isInteger(value) && value > 0 ? Math.min(value, columnsMax) : 0;
}
