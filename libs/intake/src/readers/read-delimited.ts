/** Tables as text with a sign between the cells (CSV, TSV), quoted as RFC 4180 says. */
import type { Grid, GridCell } from './grid.js';
import type { PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';

const delimiters = [',', '\t', ';', '|'] as const;
/** Rows that are read to find the sign; a table repeats itself sooner. */
const sampleMax = 200;
/** Share of the sampled rows that must have the same number of cells. */
const agreementMin = 0.6;
const columnsMin = 3;
/** Characters of a name of a column, with all that is sometimes explained there. */
const nameMax = 60;

interface Line {
  cells: string[];
  lines: [first: number, last: number];
}

/**
 * The table of a delimited text, or null where no sign cuts its lines into rows of equal length.
 * Throws PaperRefused: ledger.too_many_rows.
 */
export function readDelimited(text: string, limits: PaperLimits): Grid | null {
  const delimiter = delimiterOf(text);
  if (delimiter === null) return null;
  const all = [...linesOf(text, delimiter, limits.rowsMax + 2)];
  const kept = withoutFrame(all.filter(({ cells }) => cells.some((cell) => !/^[\s:-]*$/.test(cell))));
  if (kept.length > limits.rowsMax) {
    refuseNow('ledger.too_many_rows', { rows: kept.length, rowsMax: limits.rowsMax });
  }
  const columns = Math.max(...kept.map(({ cells }) => lastFilled(cells)));
  if (columns < columnsMin || columns > limits.columnsMax) return null;
  return {
    format: 'csv',
    columns,
    before: [],
    rows: kept.map(({ cells, lines }) => ({
      cells: Array.from({ length: columns }, (_, at) => cellOf(cells[at], lines)),
      source: { lines },
      // A program writes blank cells to the full width or leaves them out; neither says that a row is cut.
      printedCells: columns,
    })),
    after: [],
  };
}

/** A sign in front of every line, as | … | has it, makes no column. */
function withoutFrame(rows: Line[]): Line[] {
  const titled = rows.filter(({ cells }) => cells.length >= columnsMin);
  const isFramed = titled.length > 0 && titled.every(({ cells }) => cells[0]?.trim() === '');
  if (!isFramed) return rows;
  return rows.map((row) => ({
    ...row,
    cells: row.cells.length < columnsMin ? row.cells : row.cells.slice(1),
  }));
}

function cellOf(raw: string | undefined, lines: [number, number]): GridCell {
  const paragraphs = (raw ?? '').split(/\r\n|\r|\n/).map((line) => line.trim());
  const text = paragraphs.filter((line) => line !== '').join('\n');
  return { text, merge: text === '' ? 'unknown' : 'start', source: { lines } };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** The sign that cuts most rows into the same, largest number of cells. */
function delimiterOf(text: string): string | null {
  const scores = delimiters.map((delimiter) => {
    const counts = new Map<number, number>();
    let rows = 0;
    let header: string[] | null = null;
    let isRagged = true;
    let long = 0;
    for (const { cells } of linesOf(text, delimiter, sampleMax)) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      if (cells.length < columnsMin) continue;
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
      header ??= cells;
      long += 1;
      // Blank cells at the end may be left out, where the first row names every column.
      isRagged &&= cells.length <= header.length && header.every(isName);
    }
    const most = isRagged ? long : Math.max(0, ...counts.values());
    return { delimiter, agreement: rows === 0 ? 0 : most / rows };
  });
  const [best] = scores.toSorted((a, b) => b.agreement - a.agreement);
  return best === undefined || best.agreement < agreementMin ? null : best.delimiter;
}

/** What may head a column; the first sentence of a text with commas in it heads none. */
const isName = (cell: string): boolean =>
  cell.trim() !== '' && cell.length <= nameMax && !cell.includes('。');

/** Rows as they stand; a quoted cell may hold the sign, doubled quotes and line breaks. */
function* linesOf(text: string, delimiter: string, rowsMax: number): Generator<Line> {
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  let at = 0;
  let rows = 0;
  while (at < text.length && rows < rowsMax) {
    const { value, end } = quoted(text, at, delimiter) ?? plain(text, at, delimiter);
    cells.push(value);
    line += breaksIn(value);
    at = end;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      if (at < text.length) continue;
      cells.push('');
    }
    yield { cells, lines: [first, line] };
    rows += 1;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    first = line;
    cells = [];
  }
}

function plain(text: string, from: number, delimiter: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r' && text[end] !== delimiter) end += 1;
  return { value: text.slice(from, end), end };
}

/** What follows the closing quote up to the next sign belongs to the cell; a quote that never closes is a plain one. */
function quoted(text: string, from: number, delimiter: string): { value: string; end: number } | null {
  if (text.charAt(from) !== '"') return null;
  const parts: string[] = [];
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0) return null;
    parts.push(text.slice(start, quote));
    if (text.charAt(quote + 1) !== '"') {
      const rest = plain(text, quote + 1, delimiter);
      return { value: [...parts, rest.value].join(''), end: rest.end };
    }
    parts.push('"');
    start = quote + 2;
  }
}

function breaksIn(value: string): number {
  return value.match(/\r\n|\r|\n/g)?.length ?? 0;
}
