import { columnLetters } from '../column-letters.js';
import type { OfficePackage } from './office-package.js';
import { areaOf } from './sheet-grid.js';
import { attribute, child, children } from './xml-tree.js';

/** New columns stand after the column `from`, up to `to`; from 1. */
export interface AddedColumns {
  from: number;
  to: number;
}

/** A print area that ended with the last column of the table ends with the last new one; any other stays. */
export function widenPrintArea(
  office: OfficePackage,
  bookPath: string,
  sheet: string,
  { from, to }: AddedColumns,
): void {
  const book = office.document(bookPath).documentElement ?? undefined;
  const place = children(child(book, 'sheets'), 'sheet').findIndex(
    (each) => attribute(each, 'name') === sheet,
  );
  const defined = children(child(book, 'definedNames'), 'definedName').find(
    (each) =>
      attribute(each, 'name') === '_xlnm.Print_Area' && attribute(each, 'localSheetId') === String(place),
  );
  const [, name = '', ref = ''] = /^(.*!)([^!]*)$/.exec(defined?.textContent ?? '') ?? [];
  const area = areaOf(ref);
  if (defined === undefined || area === null || area.right !== from) return;
  office.change(bookPath);
  defined.textContent = `${name}$${columnLetters(area.left)}$${area.top}:$${columnLetters(to)}$${area.bottom}`;
}
