/**
 * Old Word documents, as well as they can be: their text comes without borders or merges, a tab after every cell and
 * one more after every row. What this cannot prove is asked (`paper.old_word`). Source: STACK section 8.
 */
import WordExtractor from 'word-extractor';
import type { Grid, GridRow } from './grid.js';
import { paperQuestion } from './notices.js';
import type { PaperContents, PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';

const columnsMin = 3;

/** The table of an old document. Throws PaperRefused: ledger.damaged, ledger.too_many_rows. */
export async function readDoc(bytes: Uint8Array, limits: PaperLimits): Promise<PaperContents> {
  const { before, rows: printed, after } = rowsOf(await bodyOf(bytes));
  const columns = commonWidth(printed);
  const rows = rejoined(printed, columns);
  if (rows.length > limits.rowsMax) {
    refuseNow('ledger.too_many_rows', { rows: rows.length, rowsMax: limits.rowsMax });
  }
  const questions = [paperQuestion('paper.old_word')];
  if (columns < columnsMin || columns > limits.columnsMax) {
    const lines = [...before, ...rows.flat(), ...after];
    return {
      tables: [{ format: 'doc', columns: 0, before: lines, rows: [], after: [] }],
      questions,
      notices: [],
    };
  }
  const grid: Grid = {
    format: 'doc',
    columns,
    before,
    rows: rows.map((cells, at) => gridRow(cells, at, columns)),
    after,
  };
  return { tables: [grid], questions, notices: [] };
}

async function bodyOf(bytes: Uint8Array): Promise<string> {
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    return document.getBody();
  } catch {
    return refuseNow('ledger.damaged', { part: 'WordDocument' });
  }
}

/** A cell ends with a tab, a row with a tab and a line break; what stands before the first and after the last is loose. */
function rowsOf(body: string): { before: string[]; rows: string[][]; after: string[] } {
  const chunks = body.split('\t\n');
  const after = cleanLines(chunks.pop() ?? '');
  const rows = chunks.map((chunk) => chunk.split('\t').map((cell) => cleanLines(cell).join('\n')));
  const [first = ''] = rows[0] ?? [];
  // Nothing marks where a table begins: of the paragraphs above, only the last can be its first cell.
  const lines = first.split('\n');
  if (rows[0] !== undefined) rows[0][0] = lines.at(-1) ?? '';
  return { before: lines.slice(0, -1), rows, after };
}

function cleanLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A cell that begins with an empty paragraph looks like the end of a row: halves that make a whole row are joined. */
function rejoined(rows: readonly string[][], columns: number): string[][] {
  const whole: string[][] = [];
  for (const cells of rows) {
    const last = whole.at(-1);
    const isHalf = last !== undefined && last.length < columns && last.length + cells.length === columns;
    if (isHalf) last.push(...cells);
    else whole.push([...cells]);
  }
  return whole;
}

/** The number of cells that most rows have. */
function commonWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].toSorted(([widthA, a], [widthB, b]) => b - a || widthB - widthA);
  return most?.[0] ?? 0;
}

function gridRow(cells: readonly string[], at: number, columns: number): GridRow {
  const kept =
    cells.length > columns ? [...cells.slice(0, columns - 1), cells.slice(columns - 1).join('\n')] : cells;
  const missing = Array.from({ length: columns - kept.length }, () => '');
  return {
    cells: [...kept, ...missing].map((text) => ({ text, merge: text === '' ? 'unknown' : 'start' })),
    source: { table: 1, row: at + 1 },
    printedCells: cells.length,
  };
}
