/** Writing texts into cells of a sheet; never a formula. */
import type { Element } from '@xmldom/xmldom';
import { sheetText, startsLikeFormula } from '../cell-text.js';
import { markAt } from './refill-plan.js';
import type { SheetGrid } from './sheet-grid.js';
import { append, attribute, child, children, copyOf, remove, setText } from './xml-tree.js';

/** The formats of a workbook, from its part of styles. */
export class CellFormats {
  private readonly formats: Element | undefined;

  /** `styles`: the root of the part of styles; `onAdd` is told before a format is added to it. */
  constructor(
    styles: Element | undefined,
    private readonly onAdd: () => void,
  ) {
    this.formats = child(styles, 'cellXfs');
  }

  /**
   * The place of the same format with quotePrefix, so that the text stays a text when it is edited. Found where it
   * exists, so that filling in twice adds nothing.
   */
  quoted(format: string | undefined): string | undefined {
    if (this.formats === undefined) return format;
    const all = children(this.formats, 'xf');
    const base = all[Number(format ?? 0)];
    if (base === undefined || attribute(base, 'quotePrefix') === '1') return format;
    const copy = copyOf(base);
    copy.setAttribute('quotePrefix', '1');
    const known = all.findIndex((each) => signature(each) === signature(copy));
    if (known >= 0) return String(known);
    this.onAdd();
    this.formats.appendChild(copy);
    this.formats.setAttribute('count', String(all.length + 1));
    return String(all.length);
  }
}

/** A format with its attributes in order, to be compared. */
function signature(element: Element): string {
  const attributes = Array.from({ length: element.attributes.length }, (_, at) => {
    const each = element.attributes.item(at);
    return each === null ? '' : `${each.name}=${each.value}`;
  });
  return `${element.localName}[${attributes.toSorted().join(' ')}](${children(element).map(signature).join('')})`;
}

/** True for a cell that computes its value; it is never written over. */
export function isFormula(cell: Element): boolean {
  return child(cell, 'f') !== undefined;
}

/** Replaces what a cell holds. */
export function replaceCell(cell: Element, text: string, formats: CellFormats): void {
  clear(cell);
  if (text === '') return;
  setText(append(inlineOf(cell, text, formats), 't'), sheetText(text));
}

/** Keeps the words of others with their formats and replaces our own, which begin at the mark. */
export function replaceOwnCellWords(
  cell: Element,
  text: string,
  formats: CellFormats,
  grid: SheetGrid,
): void {
  const words = grid.textOf(cell);
  const theirs = words.slice(0, markAt(words)).trimEnd();
  if (theirs === '') {
    if (words !== '' || text !== '') replaceCell(cell, text, formats);
    return;
  }
  if (markAt(words) === words.length && text === '') return;
  const runs = keptRuns(grid.richText(cell));
  const ours = text === '' ? '' : `\n${text}`;
  if (runs.length === 0) {
    replaceCell(cell, theirs + ours, formats);
    return;
  }
  clear(cell);
  const inline = inlineOf(cell, theirs, formats);
  for (const run of runs) inline.appendChild(run);
  if (ours !== '') setText(append(append(inline, 'r'), 't'), sheetText(ours));
}

/** Copies of the formatted runs before our own words; none for a text without formats. */
function keptRuns(entry: Element | undefined): Element[] {
  const runs = children(entry, 'r');
  const ours = runs.findIndex((run) => {
    const words = child(run, 't')?.textContent ?? '';
    return markAt(words) < words.length;
  });
  return (ours < 0 ? runs : runs.slice(0, ours)).map(copyOf);
}

function inlineOf(cell: Element, text: string, formats: CellFormats): Element {
  const format = attribute(cell, 's');
  const guarded = startsLikeFormula(text) ? formats.quoted(format) : format;
  if (guarded !== undefined) cell.setAttribute('s', guarded);
  cell.setAttribute('t', 'inlineStr');
  return append(cell, 'is');
}

function clear(cell: Element): void {
  for (const each of children(cell)) if (each.localName !== 'extLst') remove(each);
  for (const name of ['t', 'cm', 'vm']) cell.removeAttribute(name);
}
