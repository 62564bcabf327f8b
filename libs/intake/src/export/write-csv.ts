import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileText, startsLikeFormula } from './cell-text.js';
import { exportColumns, type ExportOptions, type ExportRow } from './export-row.js';
import type { WrittenRows } from './write-xlsx.js';

/**
 * Writes UTF-8 with a byte order mark, a header line and CRLF line ends (RFC 4180) to a stream and ends it. Every text
 * stands in quotes; one that begins like a formula gets a leading apostrophe. Title and subtitle are left out, so that
 * the first line is the header. Rejects when the rows or the sink fail. Source: F75, QUALITY 3.2 rule 26.
 */
export async function writeCsv(
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  { language }: Pick<ExportOptions, 'language'>,
  sink: Writable,
): Promise<WrittenRows> {
  const progress = { rows: 0 };
  await pipeline(Readable.from(lines(rows, language, progress)), sink);
  return progress;
}

async function* lines(
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  language: ExportOptions['language'],
  progress: { rows: number },
): AsyncGenerator<string> {
  yield `\uFEFF${line(exportColumns.map(({ header }) => header[language]))}`;
  for await (const row of rows) {
    yield line(exportColumns.map(({ valueOf }) => valueOf(row, language)));
    progress.rows += 1;
  }
}

function line(values: readonly (string | number)[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = fileText(value);
  return `"${(startsLikeFormula(value) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
