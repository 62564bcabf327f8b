import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { LedgerExportQuery, Locale } from '#contract';
import type { ExportOptions, ExportRefusal, ExportRow, RefillRow, RefillSource } from '#intake';
import { exportStatusWords, refillOriginal, writeCsv, writeDocx, writeXlsx } from '#intake';
import type { Ledger, LedgerExportRow } from '#persistence';
import { closingDay, exportRowOf, exportedRows, filePlaceOf, findLedger, getContent } from '#persistence';
import { keptName } from '../content/attachment-name.js';
import type { ProblemError } from '../http/problem-error.js';
import { problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import { ledgerFilter } from './ledger-filter.js';

/** A file on its way: its name, its type, and how it is written. */
export interface LedgerFile {
  fileName: string;
  mediaType: string;
  write(sink: Writable): Promise<void>;
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Ledgers as files: clean, or as the paper that came in, with exactly the rows of a filter (F75). */
@Injectable()
export class ExportService {
  constructor(private readonly record: RecordGateway) {}

  /** The file; refusals are thrown before a byte leaves. Throws `ledger.no_original`, `ledger.not_exported`. */
  async file(id: string, query: LedgerExportQuery, language: Locale): Promise<LedgerFile> {
    const ledger = await this.record.read((tx) => findLedger(tx, id));
    if (ledger === null || ledger.status === 'undone') throw unknownResource();
    return query.layout === 'original'
      ? this.original(ledger, query, language)
      : this.standard(ledger, query, language);
  }

  private async standard(ledger: Ledger, query: LedgerExportQuery, language: Locale): Promise<LedgerFile> {
    const { format } = query;
    const options: ExportOptions = { title: ledger.title, language };
    const rows = numbered(this.rows(ledger.id, query));
    const head = { fileName: fileName(ledger.title, format), mediaType: mediaTypes[format] };
    if (format !== 'docx')
      return {
        ...head,
        write: async (sink) => {
          await (format === 'csv' ? writeCsv(rows, options, sink) : writeXlsx(rows, options, sink));
        },
      };
    const written = await writeDocx(rows, options);
    if (!written.ok) throw refusedExport('ledger.not_exported', written.refusal);
    return { ...head, write: (sink) => ended(sink, written.value) };
  }

  private async original(ledger: Ledger, query: LedgerExportQuery, language: Locale): Promise<LedgerFile> {
    const { source } = ledger;
    const stored = source === null ? null : await this.record.read((tx) => getContent(tx, source.sha256));
    if (stored === null) throw problem('ledger.no_original');
    const rows: RefillRow[] = [];
    for await (const row of this.rows(ledger.id, query)) {
      const place = filePlaceOf(row);
      if (place !== null) rows.push(refillRow(row, place, language));
    }
    const filled = await refillOriginal(stored.bytes, rows);
    if (!filled.ok) throw refusedExport('ledger.no_original', filled.refusal);
    const { bytes, format } = filled.value;
    return {
      fileName: fileName(ledger.title, format),
      mediaType: mediaTypes[format],
      write: (sink) => ended(sink, bytes),
    };
  }

  private rows(ledgerId: string, query: LedgerExportQuery): AsyncGenerator<LedgerExportRow> {
    const { format: _format, layout: _layout, ...asked } = query;
    const ask = { ledgerId, filter: ledgerFilter(asked), at: Date.now() };
    return exportedRows((work) => this.record.read(work), ask);
  }
}

function ended(sink: Writable, bytes: Uint8Array): Promise<void> {
  sink.end(bytes);
  return Promise.resolve();
}

async function* numbered(rows: AsyncIterable<LedgerExportRow>): AsyncGenerator<ExportRow> {
  let no = 0;
  for await (const row of rows) yield exportRowOf(row, (no += 1));
}

function refillRow(row: LedgerExportRow, source: RefillSource, language: Locale): RefillRow {
  const status = row.status === null ? '' : exportStatusWords[row.status][language];
  return { source, status, progress: row.progress ?? '', closedOn: closingDay(row) ?? '' };
}

/** The ledger's title without signs that no file name holds; the extension is never cut. */
function fileName(title: string, extension: string): string {
  return keptName(`${title}.${extension}`);
}

function refusedExport(
  what: 'ledger.no_original' | 'ledger.not_exported',
  { code, message, messageEn, data }: ExportRefusal,
): ProblemError {
  const reason = message.replace(/。$/, '');
  return problem(what, { detail: messageEn, data: { ...data, reason, cause: code } });
}
