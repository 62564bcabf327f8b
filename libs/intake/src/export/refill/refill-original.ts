import { refuseExport, type ExportResult } from '../export-refusal.js';
import { UnreadablePart, openPackage, type OfficePackage, type PackageLimits } from './office-package.js';
import { relatedPart } from './relationships.js';
import { refillDocx } from './refill-docx.js';
import { refillXlsx } from './refill-xlsx.js';
import type { NotFilled, RefillOptions, RefillRow } from './refill-plan.js';

export interface Refilled {
  bytes: Uint8Array;
  format: 'docx' | 'xlsx';
  notFilled: NotFilled[];
}

/** A file is filled in whole in memory; a longer ledger is exported in the standard layout. */
const rowsMax = 5_000;

/**
 * The original file with state, progress and day of closing beside its rows; everything else stays as it is. An existing
 * column for progress or remarks takes all of them after the mark 【办理情况】, so that words of others stay; without one
 * the columns 办理状态, 最新进展 and 办结日期 are appended in the look of the last one. Filling in a file that was filled in
 * before replaces our words and adds nothing. Rows must point into this very file; give all of them, since rows may
 * share a merged cell. Refuses refill.unsupported_format, refill.not_safe, refill.too_large, refill.damaged,
 * refill.no_header, refill.row_unknown, export.too_many_rows. Source: F75.
 */
export async function refillOriginal(
  original: Uint8Array,
  rows: readonly RefillRow[],
  options: RefillOptions = {},
  limits?: PackageLimits,
): Promise<ExportResult<Refilled>> {
  if (rows.length > rowsMax) return refuseExport('export.too_many_rows', { rowsMax });
  const opened = await openPackage(original, limits);
  if (!opened.ok) return opened;
  try {
    return await refilled(opened.value, rows, options);
  } catch (cause) {
    if (cause instanceof UnreadablePart) return { ok: false, refusal: cause.refusal };
    throw cause;
  }
}

async function refilled(
  office: OfficePackage,
  rows: readonly RefillRow[],
  options: RefillOptions,
): Promise<ExportResult<Refilled>> {
  const main = relatedPart(office, '', 'officeDocument');
  const kind = main === undefined ? undefined : office.document(main).documentElement?.localName;
  if (main === undefined || (kind !== 'document' && kind !== 'workbook'))
    return refuseExport('refill.unsupported_format');
  const isPaper = kind === 'document';
  const ofPaper = rows.flatMap((row) => ('table' in row.source ? [{ ...row, source: row.source }] : []));
  const ofSheets = rows.flatMap((row) => ('sheet' in row.source ? [{ ...row, source: row.source }] : []));
  const stray = rows.find(({ source }) => 'table' in source !== isPaper);
  if (stray !== undefined) return refuseExport('refill.row_unknown', { ...stray.source });
  const places = new Set(rows.map(({ source }) => JSON.stringify(source)));
  if (places.size < rows.length) return refuseExport('refill.rows_beside');
  const filled = isPaper
    ? refillDocx(office, main, ofPaper, options)
    : refillXlsx(office, main, ofSheets, options);
  if (!filled.ok) return filled;
  const format = isPaper ? 'docx' : 'xlsx';
  return { ok: true, value: { bytes: await office.pack(), format, notFilled: filled.value } };
}
