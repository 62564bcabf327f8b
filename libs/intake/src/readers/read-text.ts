/**
 * The text form of a ledger: every cell is a paragraph that starts with a tab, further paragraphs of the cell stand
 * under it without one, a blank line ends the row. Source: LEDGER section 3 and the annotation of the Chaoyang table.
 */
import type { IntakeResult } from '../ledger-draft.js';
import type { Grid, GridRow } from './grid.js';
import { refuse } from './refusals.js';

export interface ReadLimits {
  bytesMax: number;
  rowsMax: number;
}

export const defaultReadLimits: ReadLimits = { bytesMax: 5 * 1024 * 1024, rowsMax: 20_000 };

/** Fewer cells than this are a title or a header, never a row of tasks. */
const columnsMin = 3;
const columnsMax = 40;

/** Leading bytes of files that are no text, whatever their name says. */
const signatures: readonly { format: string; bytes: readonly number[] }[] = [
  { format: 'Word/Excel/ZIP', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { format: 'Word 97/Excel 97', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { format: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { format: 'RTF', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: 'UTF-16', bytes: [0xff, 0xfe] },
  { format: 'UTF-16', bytes: [0xfe, 0xff] },
  { format: 'gzip', bytes: [0x1f, 0x8b] },
];

/**
 * Reads the bytes or the text of a ledger into a neutral grid.
 * Refuses ledger.empty, ledger.too_large, ledger.too_many_rows, ledger.encoding, ledger.unsupported_format, ledger.no_table.
 */
export function readLedgerText(
  input: Uint8Array | string,
  limits: ReadLimits = defaultReadLimits,
): IntakeResult<Grid> {
  const bytes = typeof input === 'string' ? input.length : input.byteLength;
  if (bytes > limits.bytesMax) {
    return { ok: false, refusal: refuse('ledger.too_large', { bytes, bytesMax: limits.bytesMax }) };
  }
  const decoded = typeof input === 'string' ? { ok: true as const, value: input } : decode(input);
  if (!decoded.ok) return decoded;
  const text = decoded.value.replace(/^\uFEFF/, '');
  if (text.trim() === '') return { ok: false, refusal: refuse('ledger.empty') };
  if (text.includes('\0'))
    return { ok: false, refusal: refuse('ledger.unsupported_format', { format: 'binary' }) };
  return gridOf(blocksOf(text.split(/\r\n|\r|\n/)), limits);
}

function decode(input: Uint8Array): IntakeResult<string> {
  const foreign = signatures.find(({ bytes }) => bytes.every((byte, at) => input[at] === byte));
  if (foreign !== undefined) {
    return { ok: false, refusal: refuse('ledger.unsupported_format', { format: foreign.format }) };
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(input) };
  } catch {
    return { ok: false, refusal: refuse('ledger.encoding', { byte: firstBadByte(input) }) };
  }
}

/** Where the text stops being UTF-8: the first replacement character of a lenient reading, counted back into bytes. */
function firstBadByte(input: Uint8Array): number {
  const [readable = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(input).split('\uFFFD', 1);
  return new TextEncoder().encode(readable).byteLength + 1;
}

interface Block {
  cells: string[][];
  lines: [first: number, last: number];
}

/** Rows as they stand: a blank line between tabs ends a row, between other lines it is an empty paragraph of a cell. */
function blocksOf(lines: readonly string[]): { blocks: Block[]; loose: { line: number; text: string }[] } {
  const blocks: Block[] = [];
  const loose: { line: number; text: string }[] = [];
  let current: Block | null = null;
  let width = 0;
  lines.forEach((line, at) => {
    if (line === '' && current !== null) {
      const goesOn = current.cells.length < width && isParagraph(lines[at + 1]);
      if (!goesOn) {
        width = Math.max(width, current.cells.length);
        current = null;
      }
      return;
    }
    if (line.startsWith('\t')) {
      if (current === null) {
        current = { cells: [], lines: [at + 1, at + 1] };
        blocks.push(current);
      }
      current.cells.push([line.slice(1)]);
      current.lines[1] = at + 1;
    } else if (current !== null) {
      current.cells.at(-1)?.push(line);
      current.lines[1] = at + 1;
    } else if (line.trim() !== '') {
      loose.push({ line: at + 1, text: line.trim() });
    }
  });
  return { blocks, loose };
}

function isParagraph(line: string | undefined): boolean {
  return line !== undefined && line !== '' && !line.startsWith('\t');
}

/** Between the first whole row and the last row of cells every block and every loose line is a row: nothing is left out. */
function gridOf(
  { blocks, loose }: { blocks: Block[]; loose: { line: number; text: string }[] },
  limits: ReadLimits,
): IntakeResult<Grid> {
  const columns = commonWidth(blocks);
  const first = blocks.find(({ cells }) => cells.length === columns)?.lines[0];
  const last = blocks.findLast(({ cells }) => cells.length >= columnsMin)?.lines[1];
  if (columns > columnsMax || first === undefined || last === undefined) {
    return { ok: false, refusal: refuse('ledger.no_table') };
  }
  const all: Block[] = [
    ...blocks,
    ...loose.map(({ line, text }): Block => ({ cells: [[text]], lines: [line, line] })),
  ].toSorted((a, b) => a.lines[0] - b.lines[0]);
  const table = all.filter(({ lines, cells }) => {
    const isHeader = lines[0] < first && cells.length >= columnsMin;
    return isHeader || (lines[0] >= first && lines[0] <= last);
  });
  if (table.length > limits.rowsMax) {
    return {
      ok: false,
      refusal: refuse('ledger.too_many_rows', { rows: table.length, rowsMax: limits.rowsMax }),
    };
  }
  const inTable = new Set(table);
  const around = all.filter((block) => !inTable.has(block));
  const linesOf = (part: readonly Block[]): string[] =>
    part.map(({ cells }) => cells.map(textOf).join(' ').trim()).filter((text) => text !== '');
  return {
    ok: true,
    value: {
      format: 'txt',
      columns,
      before: linesOf(around.filter(({ lines }) => lines[0] < first)),
      rows: table.map((block) => rowOf(block, columns)),
      after: linesOf(around.filter(({ lines }) => lines[0] > last)),
    },
  };
}

/** The number of cells that most rows have. */
function commonWidth(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of blocks) {
    if (cells.length >= columnsMin) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const [widest] = [...counts].toSorted(([widthA, a], [widthB, b]) => b - a || widthB - widthA);
  return widest?.[0] ?? 0;
}

function rowOf({ cells, lines }: Block, columns: number): GridRow {
  const texts = cells.map(textOf);
  // Words beyond the last column are kept in it rather than dropped.
  const kept =
    texts.length > columns
      ? [
          ...texts.slice(0, columns - 1),
          texts
            .slice(columns - 1)
            .join('\n')
            .trim(),
        ]
      : texts;
  const missing = Array.from({ length: columns - kept.length }, () => '');
  return {
    cells: [...kept, ...missing].map((text) => ({ text, merge: text === '' ? 'unknown' : 'start' })),
    source: { lines },
    printedCells: cells.length,
  };
}

function textOf(paragraphs: readonly string[]): string {
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}
