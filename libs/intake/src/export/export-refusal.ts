/** Why a file is not written or not filled in again. Nothing of it is delivered then. */
export type ExportRefusalCode =
  | 'export.too_many_rows'
  | 'refill.unsupported_format'
  | 'refill.not_safe'
  | 'refill.too_large'
  | 'refill.damaged'
  | 'refill.no_header'
  | 'refill.rows_beside'
  | 'refill.row_unknown';

export interface ExportRefusal {
  code: ExportRefusalCode;
  message: string;
  messageEn: string;
  data: Record<string, string | number>;
}

export type ExportResult<T> = { ok: true; value: T } | { ok: false; refusal: ExportRefusal };

type Sentences = (data: Record<string, string | number>) => [zh: string, en: string];

const sentences: Readonly<Record<ExportRefusalCode, Sentences>> = {
  'export.too_many_rows': ({ rowsMax = 0 }) => [
    `导出内容超过 ${rowsMax} 行，请缩小筛选范围，或改用表格（xlsx、csv）导出。`,
    `There are more than ${rowsMax} rows to export; please narrow the filter, or export a spreadsheet (xlsx, csv).`,
  ],
  'refill.unsupported_format': () => [
    '只能回填 .docx 和 .xlsx 原件，请将原件另存为其中一种后重新导入。',
    'Only .docx and .xlsx papers can be filled in again; please save the paper as one of them and import it again.',
  ],
  'refill.not_safe': ({ reason = '' }) => [
    `原件的压缩内容不安全（${reason}），未作回填，请用办公软件另存一份后重新导入。`,
    `What the paper holds packed is not safe (${reason}); it was not filled in. Please save it anew with an office program and import it again.`,
  ],
  'refill.too_large': ({ part = '', bytes = 0, bytesMax = 0 }) => [
    `原件中的“${part}”过大（${bytes} 字节，上限 ${bytesMax} 字节），请拆分原件后重新导入，或改用标准格式导出。`,
    `The part "${part}" of the paper is too large (${bytes} bytes, at most ${bytesMax}); please split the paper and import it again, or export the standard layout.`,
  ],
  'refill.damaged': ({ part = '' }) => [
    `原件已损坏，无法读取其中的“${part}”，请用办公软件修复后重新导入。`,
    `The paper is damaged: its part "${part}" cannot be read. Please repair it with an office program and import it again.`,
  ],
  'refill.no_header': (data) => {
    const [place, placeEn] = placeOf(data);
    return [
      `在${place}中没有找到表头，请指明填写进展的列。`,
      `No header row was found in ${placeEn}; please say which column takes the progress.`,
    ];
  },
  'refill.rows_beside': () => [
    '原件中几项任务写在同一行（左右并列或横排的表），无法逐项回填，请改用标准格式导出。',
    'Several tasks stand in one row of the paper (tables side by side, or a task in each column), so they cannot be filled in one by one; please export the standard layout.',
  ],
  'refill.row_unknown': (data) => {
    const [place, placeEn] = placeOf(data);
    return [
      `原件的${place}中没有第 ${data['row'] ?? 0} 行，原件与台账不一致，请核对所用的原件。`,
      `The paper has no row ${data['row'] ?? 0} in ${placeEn}; it does not match the ledger. Please check which paper is used.`,
    ];
  },
};

/** A refusal with its sentences in both languages. */
export function refuseExport(
  code: ExportRefusalCode,
  data: Record<string, string | number> = {},
): { ok: false; refusal: ExportRefusal } {
  const [message, messageEn] = sentences[code](data);
  return { ok: false, refusal: { code, message, messageEn, data } };
}

function placeOf({ table, sheet = '' }: ExportRefusal['data']): [zh: string, en: string] {
  return table === undefined
    ? [`工作表“${sheet}”`, `the sheet "${sheet}"`]
    : [`第 ${table} 个表格`, `table ${table}`];
}
