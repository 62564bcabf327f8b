import type { IntakeRefusal, IntakeRefusalCode } from '../ledger-draft.js';

type Sentences = (data: Record<string, string | number>) => [zh: string, en: string];

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
  'ledger.encoding': ({ byte = 0 }) => [
    `文件不是有效的 UTF-8 文本（第 ${byte} 字节起无法识别），请另存为 UTF-8 后再导入。`,
    `The file is not valid UTF-8 text (unreadable from byte ${byte}); please save it as UTF-8.`,
  ],
  'ledger.unsupported_format': ({ format = '' }) => [
    `这是 ${format} 文件，此处只能读取文本形式的台账，请另存为文本后再导入。`,
    `This is a ${format} file; only the text form of a ledger can be read here. Please save it as text.`,
  ],
  'ledger.no_table': () => [
    '没有找到任务表格：需要每行有任务、责任单位和完成时限的表格。',
    'No table of tasks was found: each row needs a task, the responsible units and a deadline.',
  ],
};

/** A refusal with its sentences in both languages. */
export function refuse(code: IntakeRefusalCode, data: Record<string, string | number> = {}): IntakeRefusal {
  const [message, messageEn] = sentences[code](data);
  return { code, message, messageEn, data };
}
