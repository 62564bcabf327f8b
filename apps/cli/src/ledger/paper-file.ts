import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { readPaperLedger, type PaperLedger, type UnitDirectory } from '#intake';
import type { PaperColumns } from '#persistence';
import { CliProblem } from '../command/problem.js';

/** More than any ledger has; the reader has bounds of its own below this. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;

export interface PaperFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** The bytes of a file. Throws `file.unreadable` or `file.too_large`. */
export function readPaperFile(file: string): PaperFile {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile())
    throw new CliProblem(
      'file.unreadable',
      { zh: `找不到文件 ${file}。`, en: `There is no file ${file}.` },
      { zh: '请检查路径。', en: 'Check its path.' },
    );
  if (stat.size > FILE_BYTES_MAX)
    throw new CliProblem(
      'file.too_large',
      {
        zh: `文件 ${file} 有 ${stat.size} 字节，过大。`,
        en: `The file ${file} has ${stat.size} bytes, which is too much.`,
      },
      { zh: '请确认这是一份台账。', en: 'Make sure that it is a ledger.' },
    );
  const bytes = fs.readFileSync(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, fileName: path.basename(file), mediaType: mediaTypeOf(file) };
}

/** Told by the name alone: it is shown with the stored file, and decides nothing. */
function mediaTypeOf(file: string): string {
  return mediaTypes[path.extname(file).slice(1).toLowerCase()] ?? 'text/plain';
}

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How a file is to be read, beside what its contents say. */
export interface ReadingOptions {
  directory?: UnitDirectory;
  year?: number;
  /** The table of the file that is the ledger, from 0. */
  table?: number;
  /** What was said of the columns of earlier versions of the paper. */
  remembered?: readonly PaperColumns[];
}

/**
 * A paper of any format (docx, xlsx, xls, csv, txt, doc) as a ledger, with what was chosen in it; a paper that is none is
 * a problem under the reader's own code.
 */
export async function readLedgerFile(paper: PaperFile, options: ReadingOptions = {}): Promise<PaperLedger> {
  const result = await readPaperLedger(paper.bytes, { ...options, fileName: paper.fileName });
  if (result.ok) return result.value;
  const { code, message, messageEn } = result.refusal;
  throw new CliProblem(
    code,
    { zh: message, en: messageEn },
    { zh: '没有导入任何内容。', en: 'Nothing was imported.' },
  );
}
