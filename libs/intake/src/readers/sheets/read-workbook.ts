/** Spreadsheets, new and old: every sheet as a table, with what a reader of the screen would not see told. */
import JSZip from 'jszip';
import { read, set_cptable, type DenseWorkSheet, type WorkBook } from '@e965/xlsx';
import type { Question } from '../../ledger-draft.js';
import { notice, paperQuestion, someOf } from '../notices.js';
import type { Grid } from '../grid.js';
import type { PaperContents, PaperLimits, PaperNotice } from '../paper.js';
import { refuseNow } from '../refusals.js';
import { refuseDeclarations } from '../xml-tree.js';
import { chineseFormats } from './cell-text.js';
import { sheetGrid, type SheetFacts } from './sheet-grid.js';

/** A sheet of one part larger than this is no ledger, and would take seconds to read. */
const sheetBytesMax = 48 * 1024 * 1024;

/**
 * The sheets of an xlsx whose parts have been unpacked and counted.
 * Throws PaperRefused: ledger.damaged, ledger.unsafe_xml, ledger.too_large, ledger.too_many_rows.
 */
export async function readXlsx(
  parts: ReadonlyMap<string, Uint8Array>,
  limits: PaperLimits,
): Promise<PaperContents> {
  // The checked parts go into a fresh archive, so that no second reading of the first one can differ from the check.
  const archive = new JSZip();
  for (const [name, bytes] of parts) {
    refuseDeclarations(bytes, name);
    if (bytes.byteLength > sheetBytesMax) {
      refuseNow('ledger.too_large', { bytes: bytes.byteLength, bytesMax: sheetBytesMax });
    }
    if (/\/worksheets\/[^/]+\.xml$/.test(name)) archive.file(name, withoutBlankEnd(bytes));
    else if (name.endsWith('/styles.xml')) archive.file(name, withChineseFormats(bytes));
    else archive.file(name, bytes);
  }
  const bytes = await archive.generateAsync({ type: 'uint8array', compression: 'STORE' });
  return contentsOf(open(bytes), 'xlsx', limits);
}

/** The sheets of an old workbook. Throws PaperRefused: ledger.damaged, ledger.encrypted, ledger.too_many_rows. */
export async function readXls(bytes: Uint8Array, limits: PaperLimits): Promise<PaperContents> {
  // Workbooks before 1997 store words in the code page of their machine.
  set_cptable(await import('@e965/xlsx/dist/cpexcel'));
  return contentsOf(open(bytes), 'xls', limits);
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'array', dense: true, cellNF: true, cellStyles: true, cellHTML: false });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) refuseNow('ledger.encrypted');
    return refuseNow('ledger.damaged', { part: 'workbook' });
  }
}

function contentsOf(workbook: WorkBook, format: 'xlsx' | 'xls', limits: PaperLimits): PaperContents {
  const facts: SheetFacts = {
    formulas: [],
    uncalculated: [],
    covered: [],
    hiddenRows: [],
    hiddenColumns: [],
    brokenMerges: 0,
    wide: 0,
  };
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const hiddenSheets: string[] = [];
  const tables = workbook.SheetNames.flatMap((name, at): Grid[] => {
    const sheet = workbook.Sheets[name] as DenseWorkSheet | undefined;
    if (sheet?.['!data'] === undefined) return [];
    const grid = sheetGrid(sheet, name, format, date1904, limits, facts);
    const isHidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0;
    if (grid !== null && isHidden) hiddenSheets.push(name);
    return grid === null ? [] : [isHidden ? { ...grid, hidden: true } : grid];
  });
  return { tables, questions: questionsOf(facts, hiddenSheets), notices: noticesOf(facts) };
}

function questionsOf(
  { hiddenRows, hiddenColumns, uncalculated }: SheetFacts,
  hiddenSheets: readonly string[],
): Question[] {
  const questions: Question[] = [];
  if (hiddenRows.length + hiddenColumns.length + hiddenSheets.length > 0) {
    const data = { sheets: someOf(hiddenSheets), rows: someOf(hiddenRows), columns: someOf(hiddenColumns) };
    questions.push(paperQuestion('paper.hidden', data));
  }
  if (uncalculated.length > 0) {
    questions.push(paperQuestion('paper.uncalculated', { cells: someOf(uncalculated) }));
  }
  return questions;
}

function noticesOf({ formulas, covered, brokenMerges, wide }: SheetFacts): PaperNotice[] {
  const notices: PaperNotice[] = [];
  if (formulas.length > 0) {
    notices.push(notice('paper.formulas', { count: formulas.length, cells: someOf(formulas) }));
  }
  if (covered.length > 0) {
    notices.push(notice('paper.covered_text', { count: covered.length, cells: someOf(covered) }));
  }
  if (brokenMerges > 0) notices.push(notice('paper.merges', { count: brokenMerges }));
  if (wide > 0) notices.push(notice('paper.too_wide', { count: wide }));
  return notices;
}

/** Formatted but blank rows at the end, often a hundred thousand, cost a reader seconds and mean nothing. */
function withoutBlankEnd(bytes: Uint8Array): Uint8Array | string {
  const text = new TextDecoder().decode(bytes);
  const end = text.lastIndexOf('</sheetData>');
  if (end < 0) return bytes;
  const last = Math.max(...['<v>', '<v ', '<is>', '<f>', '<f '].map((sign) => text.lastIndexOf(sign, end)));
  const close = last < 0 ? -1 : text.indexOf('</row>', last);
  return close < 0 || close > end ? bytes : text.slice(0, close + '</row>'.length) + text.slice(end);
}

/** Defines the numbers that the file uses without defining them. */
function withChineseFormats(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const added = Object.entries(chineseFormats)
    .filter(([id]) => !new RegExp(`<numFmt [^>]*numFmtId="${id}"`).test(text))
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  if (/<numFmts[^>/]*>/.test(text)) return text.replace(/<numFmts[^>/]*>/, (tag) => tag + added);
  return text.replace(/<styleSheet[^>]*[^/]>/, (tag) => `${tag}<numFmts>${added}</numFmts>`);
}
