import type { Light, TaskStatus } from '#domain';

/** One row of a clean export, its texts loaded. Days are YYYY-MM-DD; lists are in the order of the paper. */
export interface ExportRow {
  /** 序号, from 1. */
  no: number;
  /** With its numeral, as shown; blank where there is none. */
  section: string;
  item: string;
  /** 举措. */
  measure: string;
  lead: readonly string[];
  support: readonly string[];
  responsible: readonly string[];
  reviewers: readonly string[];
  /** The day, or the words of the paper where there is none (长期). */
  due: string;
  /** Null before the row is issued. */
  status: TaskStatus | null;
  light: Light | null;
  progress: string;
  closedOn: string | null;
  /** Null where nothing is late. */
  daysLate: number | null;
  note: string;
}

export type ExportLanguage = 'zh' | 'en';

export interface ExportOptions {
  title: string;
  /** A line under the title: which filter, who exported and when. */
  subtitle?: string;
  /** Of headers, states and lights; the texts of the rows stay as they are. */
  language: ExportLanguage;
}

type Words = Readonly<Record<ExportLanguage, string>>;

interface ExportColumn {
  header: Words;
  /** Share of the width of a page, of 267. */
  width: number;
  valueOf: (row: ExportRow, language: ExportLanguage) => string | number;
}

export const statusWords = {
  issued: { zh: '已交办', en: 'Issued' },
  inProgress: { zh: '办理中', en: 'In progress' },
  inReview: { zh: '审核中', en: 'In review' },
  inRework: { zh: '整改中', en: 'In rework' },
  suspended: { zh: '已中止', en: 'Suspended' },
  completed: { zh: '已办结', en: 'Completed' },
  completedLate: { zh: '逾期办结', en: 'Completed late' },
  cancelled: { zh: '已撤销', en: 'Cancelled' },
} as const satisfies Record<TaskStatus, Words>;

/** A light is told in words, never by its colour alone. Source: F53. */
const lightWords = {
  green: { zh: '绿灯', en: 'Green' },
  blue: { zh: '蓝灯', en: 'Blue' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
} as const satisfies Record<Light, Words>;

/** The columns of every clean export, in order. Source: F75. */
export const exportColumns: readonly ExportColumn[] = [
  column('序号', 'No.', 9, ({ no }) => no),
  column('板块', 'Section', 17, ({ section }) => section),
  column('事项', 'Item', 24, ({ item }) => item),
  column('举措', 'Measure', 50, ({ measure }) => measure),
  column('牵头', 'Lead', 18, ({ lead }) => lead.join('、')),
  column('配合', 'Support', 18, ({ support }) => support.join('、')),
  column('责任', 'Responsible', 18, ({ responsible }) => responsible.join('、')),
  column('审核', 'Review', 14, ({ reviewers }) => reviewers.join('、')),
  column('完成时限', 'Due', 17, ({ due }) => due),
  column('状态', 'Status', 12, ({ status }, language) =>
    status === null ? '' : statusWords[status][language],
  ),
  column('灯', 'Light', 9, ({ light }, language) => (light === null ? '' : lightWords[light][language])),
  column('进展', 'Progress', 27, ({ progress }) => progress),
  column('办结日期', 'Closed on', 14, ({ closedOn }) => closedOn ?? ''),
  column('逾期天数', 'Days late', 8, ({ daysLate }) => daysLate ?? ''),
  column('备注', 'Notes', 12, ({ note }) => note),
];

function column(zh: string, en: string, width: number, valueOf: ExportColumn['valueOf']): ExportColumn {
  return { header: { zh, en }, width, valueOf };
}

/** Colours of the lights as RRGGBB, light enough for black words. */
export const lightFill: Readonly<Record<Light, string>> = {
  green: 'D9F2D9',
  blue: 'D6E6FA',
  yellow: 'FFF1BF',
  red: 'FAD4D4',
};
