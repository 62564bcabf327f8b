import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { refuseExport, type ExportResult } from './export-refusal.js';
import type { ExportOptions, ExportRow } from './export-row.js';
import { firstZipDay } from './refill/office-package.js';
import { sheetFoot, sheetHead, sheetPath, sheetRow, workbookParts } from './sheet-parts.js';

export interface ExportLimits {
  rowsMax: number;
}

/** Far above a year's ledgers, far below what a sheet can hold. */
export const defaultSheetLimits: ExportLimits = { rowsMax: 200_000 };
/** Rows that travel together: small enough for steady memory, large enough to be compressed well. */
const rowsPerChunk = 100;

/**
 * The same rows give the same bytes: one day for all, and no entries for folders, which would
 * carry the time of the day.
 */
const alwaysTheSame = { date: firstZipDay, createFolders: false } as const;

/** How a streamed export went. Its refusal comes when bytes may have left already: the sink is destroyed then. */
export interface WrittenRows {
  rows: number;
}

/**
 * Writes a workbook of one sheet to a stream and ends it. Rows are asked for as the sink takes them, so memory does not
 * grow with their number. Texts are never formulas: each is a string cell, and one that begins like a formula carries
 * quotePrefix, so that it stays a text when it is edited. Refuses export.too_many_rows (the sink is destroyed); rejects
 * when the rows or the sink fail. Source: F75, QUALITY 3.2 rule 26.
 */
export async function writeXlsx(
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  options: ExportOptions,
  sink: Writable,
  { rowsMax }: ExportLimits = defaultSheetLimits,
): Promise<ExportResult<WrittenRows>> {
  const zip = new JSZip();
  const compressed = { ...alwaysTheSame, compression: 'DEFLATE', compressionOptions: { level: 4 } } as const;
  for (const [path, xml] of workbookParts(options)) zip.file(path, xml, compressed);
  const progress = { rows: 0, isTooLong: false };
  const sheet = Readable.from(sheetChunks(rows, options, rowsMax, progress));
  zip.file(sheetPath, sheet, { ...compressed, binary: true });
  const packed = zip.generateNodeStream({ streamFiles: true });
  try {
    await pipeline(packed, sink);
  } catch (cause) {
    if (progress.isTooLong) return refuseExport('export.too_many_rows', { rowsMax });
    throw sheet.errored ?? cause;
  } finally {
    sheet.destroy();
  }
  return { ok: true, value: { rows: progress.rows } };
}

async function* sheetChunks(
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  options: ExportOptions,
  rowsMax: number,
  progress: { rows: number; isTooLong: boolean },
): AsyncGenerator<Buffer> {
  let chunk = [sheetHead(options)];
  for await (const row of rows) {
    if (progress.rows === rowsMax) {
      progress.isTooLong = true;
      throw new Error('too many rows for one sheet');
    }
    chunk.push(sheetRow(row, progress.rows, options));
    progress.rows += 1;
    if (chunk.length < rowsPerChunk) continue;
    yield Buffer.from(chunk.join(''));
    chunk = [];
  }
  chunk.push(sheetFoot(progress.rows));
  yield Buffer.from(chunk.join(''));
}
