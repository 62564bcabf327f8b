import fs from 'node:fs';
import { createHash } from 'node:crypto';
import { readLedger, type LedgerDraft, type UnitDirectory } from '#intake';
import { CliProblem } from '../command/problem.js';

/** More than any ledger has; the reader has bounds of its own below this. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;

export interface PaperFile {
  readonly bytes: Buffer;
  readonly sha256: string;
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
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The draft that a paper gives; a paper that is none is a problem under the reader's own code. */
export function readDraft(
  paper: PaperFile,
  options: { directory?: UnitDirectory; year?: number } = {},
): LedgerDraft {
  const result = readLedger(paper.bytes, options);
  if (result.ok) return result.value;
  const { code, message, messageEn } = result.refusal;
  throw new CliProblem(
    code,
    { zh: message, en: messageEn },
    { zh: '没有导入任何内容。', en: 'Nothing was imported.' },
  );
}
