import fs from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  exportStatusWords,
  refillOriginal,
  writeCsv,
  writeDocx,
  writeXlsx,
  type ExportResult,
  type ExportRow,
  type RefillRow,
} from '#intake';
import {
  closingDay,
  exportRowOf,
  exportedRows,
  filePlaceOf,
  getContent,
  inTenant,
  type Database,
  type Ledger,
  type LedgerExportRow,
} from '#persistence';
import type { Command, Given } from '../command/command.js';
import { CliProblem, exitCodes, usageProblem } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseWhereabouts } from '../connection/whereabouts.js';
import { filterOf, filterOptions, unitOf } from './export-filter.js';
import { mustFindLedger } from './find-ledger.js';

const formats = ['xlsx', 'docx', 'csv'] as const;
type Format = (typeof formats)[number];
type Language = 'zh' | 'en';

/** A ledger as a file: clean, or the paper that came in with how each row stands (F75). */
export const exportCommand: Command = {
  name: 'ledger export',
  summary: { zh: '导出台账，或回填原文件', en: 'write a ledger to a file, or fill its paper in again' },
  arguments: ['ID'],
  about: {
    zh: '--layout original 在最近一次导入的 docx 或 xlsx 原件上填写办理状态、最新进展和办结日期，其余保持原样。给出筛选条件时，只写出台账页面同样筛选所显示的行。文件已存在时不覆盖。',
    en: '--layout original fills state, progress and day of closing into the docx or xlsx of the last import and keeps everything else. With a filter the file has the rows that the page of the ledger shows under it. A file that exists is not overwritten.',
  },
  options: {
    format: {
      type: 'value',
      value: 'FORMAT',
      help: { zh: 'xlsx（默认）、docx 或 csv', en: 'xlsx (the default), docx or csv' },
    },
    layout: {
      type: 'value',
      value: 'LAYOUT',
      help: { zh: 'standard（默认）或 original', en: 'standard (the default) or original' },
    },
    ...filterOptions,
    out: { type: 'value', value: 'FILE', help: { zh: '写到这个文件', en: 'the file to write' } },
  },
  examples: [
    'taizhang ledger export l2027-0a1b2c3d --format xlsx --out ledger.xlsx',
    'taizhang ledger export l2027-0a1b2c3d --layout original --out filled.docx',
    'taizhang ledger export l2027-0a1b2c3d --text 公开 --unit 区司法局 --out part.xlsx',
  ],
  run: (given, surroundings) => {
    const { terminal } = surroundings;
    const { language } = terminal;
    const where = databaseWhereabouts(surroundings);
    const { format, layout } = choices(given);
    const narrowed = filterOf(given);
    return withDatabase(where, async (database) => {
      const read = <T>(work: Parameters<typeof inTenant<T>>[2]): Promise<T> =>
        inTenant(database, where.tenant, work, 'snapshot');
      const ledger = await read((tx) => mustFindLedger(tx, given.arguments[0] ?? ''));
      const filter = { ...narrowed, unit: await read((tx) => unitOf(tx, given)) };
      const rows = exportedRows(read, { ledgerId: ledger.id, filter, at: Date.now() });
      const lang: Language = language === 'en' ? 'en' : 'zh';
      const out = given.value('out') ?? `${ledger.id}.${format}`;
      if (layout === 'original') {
        const filled = await refilled(database, where.tenant, ledger, rows, lang);
        await written(out, (sink) => void sink.end(filled));
      } else await standard(out, format, rows, { title: ledger.title, language: lang });
      terminal.print({ zh: `✓ 已写出 ${out}`, en: `✓ Wrote ${out}` });
      return exitCodes.ok;
    });
  },
};

function choices(given: Given): { format: Format; layout: 'standard' | 'original' } {
  const format = formats.find((one) => one === (given.value('format') ?? 'xlsx'));
  const layout = (['standard', 'original'] as const).find(
    (one) => one === (given.value('layout') ?? 'standard'),
  );
  if (format !== undefined && layout !== undefined) return { format, layout };
  throw usageProblem(
    {
      zh: '--format 为 xlsx、docx 或 csv，--layout 为 standard 或 original。',
      en: '--format is xlsx, docx or csv; --layout is standard or original.',
    },
    'ledger export',
  );
}

async function standard(
  out: string,
  format: Format,
  rows: AsyncIterable<LedgerExportRow>,
  options: { title: string; language: Language },
): Promise<void> {
  if (format === 'docx') {
    const paper = value(await writeDocx(numbered(rows), options));
    return written(out, (sink) => void sink.end(paper));
  }
  return written(out, async (sink) => {
    await (format === 'csv'
      ? writeCsv(numbered(rows), options, sink)
      : writeXlsx(numbered(rows), options, sink));
  });
}

async function refilled(
  database: Database,
  tenant: string,
  { source }: Ledger,
  rows: AsyncIterable<LedgerExportRow>,
  language: Language,
): Promise<Uint8Array> {
  const original =
    source === null ? null : await inTenant(database, tenant, (tx) => getContent(tx, source.sha256));
  if (original === null)
    throw new CliProblem(
      'ledger.no_original',
      { zh: '这份台账没有原文件。', en: 'This ledger has no paper.' },
      { zh: '请用 --layout standard。', en: 'Use --layout standard.' },
    );
  const places: RefillRow[] = [];
  for await (const row of rows) {
    const place = filePlaceOf(row);
    const status = row.status === null ? '' : exportStatusWords[row.status][language];
    if (place !== null)
      places.push({ source: place, status, progress: row.progress ?? '', closedOn: closingDay(row) ?? '' });
  }
  return value(await refillOriginal(original.bytes, places)).bytes;
}

async function* numbered(rows: AsyncIterable<LedgerExportRow>): AsyncGenerator<ExportRow> {
  let no = 0;
  for await (const row of rows) yield exportRowOf(row, (no += 1));
}

function value<T>(result: ExportResult<T>): T {
  if (result.ok) return result.value;
  const { code, message, messageEn } = result.refusal;
  throw new CliProblem(
    code,
    { zh: message, en: messageEn },
    { zh: '没有写出任何文件。', en: 'No file was written.' },
  );
}

/** Writes a new file; one that is there already is never overwritten, and one that failed half way is removed. */
async function written(out: string, write: (sink: Writable) => void | Promise<void>): Promise<void> {
  const file = await fs.promises.open(out, 'wx').catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).code === 'EEXIST' ? fileExists(out, cause) : cause;
  });
  const sink = file.createWriteStream();
  try {
    await Promise.all([finished(sink), write(sink)]);
  } catch (cause) {
    fs.rmSync(out, { force: true });
    throw cause;
  }
}

function fileExists(out: string, cause: unknown): CliProblem {
  const problem = new CliProblem(
    'file.exists',
    { zh: `文件 ${out} 已经存在。`, en: `The file ${out} exists already.` },
    { zh: '请换一个文件名。', en: 'Choose another name.' },
  );
  return Object.assign(problem, { cause });
}
