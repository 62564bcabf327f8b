import type { IntakeRefusal, IntakeRefusalCode, IntakeResult } from '../ledger-draft.js';

type Sentences = (data: Record<string, string | number>) => [zh: string, en: string];

/** What makes an archive unsafe, in the words of both languages. */
const dangers: Readonly<Record<ArchiveDanger, [zh: string, en: string]>> = {
  entries: ['内部文件过多', 'it holds too many files'],
  size: ['解压后过大', 'it unpacks to too much'],
  ratio: ['压缩比异常', 'it is packed suspiciously tight'],
  names: ['内部文件名不合规', 'names inside it are not allowed'],
  overlap: ['内部数据重叠', 'its entries overlap'],
};

export type ArchiveDanger = 'entries' | 'size' | 'ratio' | 'names' | 'overlap';

const sentences: Readonly<Record<IntakeRefusalCode, Sentences>> = {
  'ledger.empty': () => ['文件是空的，请选择台账文件。', 'The file is empty; please choose a ledger.'],
  'ledger.too_large': ({ bytes = 0, bytesMax = 0 }) => [
    `文件过大（${bytes} 字节，上限 ${bytesMax} 字节），请拆分后再导入。`,
    `The file is too large (${bytes} bytes, at most ${bytesMax}); please split it.`,
  ],
  'ledger.too_many_rows': ({ rows = 0, rowsMax = 0 }) => [
    `表格有 ${rows} 行，上限 ${rowsMax} 行，请拆分后再导入。`,
    `The table has ${rows} rows, at most ${rowsMax}; please split it.`,
  ],
  'ledger.too_heavy': () => [
    '文件过于复杂，读取所需的时间或内存超过上限，请拆分，或在 Word、Excel、WPS 中另存后再导入。',
    'The file is too heavy: reading it takes more time or memory than is allowed. Please split it, or save it again in Word, Excel or WPS.',
  ],
  'ledger.encoding': ({ byte = 0 }) => [
    `文件不是有效的 UTF-8 文本（第 ${byte} 字节起无法识别），请另存为 UTF-8 后再导入。`,
    `The file is not valid UTF-8 text (unreadable from byte ${byte}); please save it as UTF-8.`,
  ],
  'ledger.unsupported_format': ({ format = '' }) => [
    `这是${formatName(format)}文件，此处不能按台账读取，请另存为 .docx、.xlsx 或文本后再导入。`,
    `This is a ${format} file, which cannot be read as a ledger here. Please save it as .docx, .xlsx or text.`,
  ],
  'ledger.no_table': () => [
    '没有找到任务表格：需要每行有任务、责任单位和完成时限的表格。',
    'No table of tasks was found: each row needs a task, the responsible units and a deadline.',
  ],
  'ledger.no_such_column': ({ what = '' }) => [
    `指定的表格或列不存在（${what}），请重新选择。`,
    `The table or column that was chosen does not exist (${what}); please choose again.`,
  ],
  'ledger.field_twice': ({ table = 0, field = '' }) => [
    `第 ${table} 张表有两列都指定为同一栏（${field}），这一栏只能是一列，请只留一列。`,
    `Two columns of table ${table} were both said to hold ${field}, which one column alone may hold; please keep one.`,
  ],
  'ledger.columns_unusable': ({ table = 0, name = '' }) => [
    `按现在指定的栏目，第 ${table} 张表${name === '' ? '' : `（${name}）`}读不出任务：至少要有工作内容栏和责任单位栏。请改选其他列，或撤回这次更正。`,
    `With its columns as they are said now, table ${table}${name === '' ? '' : ` (${name})`} holds no tasks: one column must hold the measure and one the units. Please choose other columns, or take the correction back.`,
  ],
  'ledger.damaged': ({ part = '' }) => [
    `文件已损坏或不完整（${part}），请用 Word、Excel 或 WPS 打开后另存，再导入。`,
    `The file is damaged or cut off (${part}); please open it in Word, Excel or WPS and save it again.`,
  ],
  'ledger.encrypted': () => [
    '文件设有打开密码，无法读取，请取消密码后再导入。',
    'The file is protected by a password; please remove the password and import it again.',
  ],
  'ledger.unsafe_archive': ({ danger = '' }) => [
    `文件的压缩结构异常（${dangerOf(danger)[0]}），为安全起见不予读取，请用 Word、Excel 或 WPS 另存后再导入。`,
    `The archive inside the file is not safe to read (${dangerOf(danger)[1]}); please save it again in Word, Excel or WPS.`,
  ],
  'ledger.unsafe_xml': ({ part = '' }) => [
    `文件内部（${part}）含有不安全的声明，不予读取，请用 Word、Excel 或 WPS 另存后再导入。`,
    `A part of the file (${part}) carries declarations that are not safe to read; please save it again in Word, Excel or WPS.`,
  ],
};

const formatNames = new Map<string | number, string>([
  ['HTML', '网页（HTML）'],
  ['MHTML', '单个文件网页（MHTML）'],
  ['binary', '二进制'],
]);

function formatName(format: string | number): string {
  return formatNames.get(format) ?? ` ${format} `;
}

function dangerOf(name: string | number): [zh: string, en: string] {
  return Object.entries(dangers).find(([key]) => key === name)?.[1] ?? ['', ''];
}

/** A refusal with its sentences in both languages. */
export function refuse(code: IntakeRefusalCode, data: Record<string, string | number> = {}): IntakeRefusal {
  const [message, messageEn] = sentences[code](data);
  return { code, message, messageEn, data };
}

/** The same as the outcome of a reader. */
export function refused<T>(
  code: IntakeRefusalCode,
  data: Record<string, string | number> = {},
): IntakeResult<T> {
  return { ok: false, refusal: refuse(code, data) };
}

/** Thrown inside a reader where a refusal must leave many calls at once; caught where the reader begins. */
export class PaperRefused extends Error {
  constructor(readonly refusal: IntakeRefusal) {
    super(refusal.messageEn);
  }
}

/** Ends a reader with a refusal. */
export function refuseNow(code: IntakeRefusalCode, data: Record<string, string | number> = {}): never {
  throw new PaperRefused(refuse(code, data));
}
