/** A table drawn with lines (┌─┬─┐, +---+), its cells broken where the column ends. */
import { numberingAt } from '../grammar/numbering.js';
import type { Grid, GridCell, GridRow } from './grid.js';
import type { PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';

const columnsMin = 3;
/** What stands between two cells of a line, or at its ends. */
const upright = /[│┃║|├┤┼┬┴┌┐└┘┠┨┯┷┿╂┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬+]/;
const drawn = /[─━═]{2}|\+-{2}/;
const rule = /^[─━═=\s-]*[─━═=-]{2}[─━═=\s-]*$/;

interface OpenCell {
  /** Shared with the cell above where its lower border is missing. */
  lines: string[];
  goesOn: boolean;
}

interface OpenRow {
  cells: OpenCell[];
  lines: [first: number, last: number];
}

/**
 * The table of a text that draws it; null where nothing is drawn. A cell whose lower border is missing goes on in the row
 * below. Throws PaperRefused: ledger.too_many_rows.
 */
export function readDrawn(text: string, limits: PaperLimits): Grid | null {
  if (!drawn.test(text)) return null;
  const lines = text.split(/\r\n|\r|\n/);
  const cut = lines.map(cellsOf);
  const columns = Math.max(0, ...cut.map((cells) => cells?.length ?? 0));
  if (columns < columnsMin || columns > limits.columnsMax) return null;
  const first = cut.findIndex((cells) => cells !== null);
  const last = cut.findLastIndex((cells) => cells !== null);
  const rows = rowsBetween(cut.slice(first, last + 1), first);
  if (rows.length > limits.rowsMax)
    refuseNow('ledger.too_many_rows', { rows: rows.length, rowsMax: limits.rowsMax });
  const linesOf = (part: readonly string[]): string[] =>
    part.map((line) => line.trim()).filter((line) => line !== '');
  return {
    format: 'txt',
    columns,
    before: linesOf(lines.slice(0, first)),
    rows: rows.map((row) => gridRow(row, columns)),
    after: linesOf(lines.slice(last + 1)),
  };
}

/** The pieces between the uprights of a line; null for a line outside the table. */
function cellsOf(line: string): string[] | null {
  const trimmed = line.trim();
  if (!upright.test(trimmed.charAt(0)) || !upright.test(trimmed.at(-1) ?? '') || trimmed.length < 3)
    return null;
  return trimmed.slice(1, -1).split(upright);
}

/** A frame and the rule under the header. */
const framingRules = 3;

/** The rows between the rules; without rules between them a row begins where its first cell is filled. */
function rowsBetween(lines: readonly (string[] | null)[], first: number): OpenRow[] {
  const isRule = (cells: readonly string[]): boolean => cells.some((cell) => rule.test(cell));
  const isRuled = lines.filter((cells) => cells !== null && isRule(cells)).length > framingRules;
  const rows: OpenRow[] = [];
  let open: OpenRow | null = null;
  lines.forEach((cells, at) => {
    if (cells === null) return;
    const line = first + at + 1;
    const isBorder = isRule(cells);
    const goesOn = cells.map((cell) => isBorder && rows.length > 0 && !rule.test(cell));
    if (isBorder && !goesOn.includes(true)) {
      open = null;
      return;
    }
    const begins = !isRuled && rows.length > 1 && (cells[0] ?? '').trim() !== '';
    if (open === null || isBorder || begins) {
      const above = rows.at(-1)?.cells ?? [];
      const own = goesOn.map((isOpen, column): OpenCell => {
        const over = isOpen ? above[column] : undefined;
        return over === undefined ? { lines: [], goesOn: false } : { lines: over.lines, goesOn: true };
      });
      open = { cells: own, lines: [line, line] };
      rows.push(open);
    }
    open.lines[1] = line;
    for (const [column, cell] of cells.entries())
      if (!rule.test(cell)) open.cells[column]?.lines.push(cell.trim());
  });
  return rows;
}

function gridRow({ cells, lines }: OpenRow, columns: number): GridRow {
  if (cells.length === 1) {
    const banner = Array.from({ length: columns }, (_, at): GridCell =>
      at === 0
        ? { text: wordsOf(cells[0]?.lines ?? []), merge: 'start', colSpan: columns }
        : { text: '', merge: 'across' },
    );
    return { cells: banner, source: { lines }, printedCells: columns };
  }
  return {
    cells: Array.from({ length: columns }, (_, at): GridCell => {
      const cell = cells[at];
      if (cell?.goesOn === true) return { text: '', merge: 'continued' };
      const text = wordsOf(cell?.lines ?? []);
      return { text, merge: text === '' ? 'none' : 'start' };
    }),
    source: { lines },
    printedCells: cells.length,
  };
}

/** Lines are cut where the column ends, save before a number, which begins a line of its own. */
function wordsOf(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .reduce((words, line) => {
      if (words === '') return line;
      const isOwn = numberingAt(line) !== null && /[。；;]$/.test(words);
      const needsSpace = /[A-Za-z]$/.test(words) && /^[A-Za-z]/.test(line);
      return words + (isOwn ? '\n' : needsSpace ? ' ' : '') + line;
    }, '');
}
