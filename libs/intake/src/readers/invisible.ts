/** Characters that nobody sees: left out for matching, kept in the raw text of their cell, and told. */
import type { CellRef, Grid, GridCell } from './grid.js';
import { notice, someOf } from './notices.js';
import type { PaperNotice } from './paper.js';

/** Control and format characters, among them those that turn the direction of writing; line breaks and tabs stay. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/** The same tables with clean texts, and a notice where anything was left out. */
export function withoutInvisible(tables: readonly Grid[]): { tables: Grid[]; notices: PaperNotice[] } {
  const places: string[] = [];
  const clean = (cell: GridCell): GridCell => {
    const text = visible(cell.text);
    if (text === cell.text) return cell;
    places.push(placeOf(cell.source));
    return { ...cell, text, raw: cell.text };
  };
  const cleaned = tables.map((grid) => ({
    ...grid,
    before: grid.before.map(visible).filter((line) => line !== ''),
    after: grid.after.map(visible).filter((line) => line !== ''),
    rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map(clean) })),
  }));
  const told = { count: places.length, cells: someOf(places) };
  return {
    tables: cleaned,
    notices: places.length === 0 ? [] : [notice('paper.invisible_characters', told)],
  };
}

function visible(text: string): string {
  return text.replace(invisible, '').trim();
}

/** Where a cell stands, in the fewest words that both languages understand. */
export function placeOf(source: CellRef | undefined): string {
  if (source === undefined) return '–';
  if ('lines' in source) return `L${source.lines[0]}`;
  if ('sheet' in source) return `${source.sheet}!${columnLetters(source.column)}${source.row}`;
  return `T${source.table} R${source.row} C${source.cell}`;
}

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
