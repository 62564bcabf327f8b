/** Which column of a paper takes what, and in which words. Pure; the same for papers and sheets. Source: F75. */
import { normalWords } from '../../diff/likeness.js';
import { fileText } from '../cell-text.js';

/** Where a row stands in the original: rows of the printed table or of the sheet, from 1. */
export type RefillSource = { table: number; row: number } | { sheet: string; row: number };

/** What is written beside one row; blank where there is nothing to say. */
export interface RefillRow {
  source: RefillSource;
  status: string;
  progress: string;
  /** The day of closing, as it shall be read. */
  closedOn: string;
}

/** A row that was left as it is: a formula stands there, or the row has no cell in the column. */
export interface NotFilled {
  source: RefillSource;
  reason: 'formula' | 'no_cell';
}

export interface RefillOptions {
  /** The existing column that takes everything, from 1; found by its header when left out. */
  column?: number;
}

export const refillFields = ['status', 'progress', 'closedOn'] as const;
export type RefillField = (typeof refillFields)[number];

/** Headers of our own columns; a column that has one is filled in again. */
export const refillHeaders: Readonly<Record<RefillField, string>> = {
  status: '办理状态',
  progress: '最新进展',
  closedOn: '办结日期',
};

/** Begins our words in a column that has others too; what follows it is ours and is replaced the next time. */
const mark = '【办理情况】';

const headerWords =
  /序号|编号|任务|事项|内容|措施|举措|目标|责任|单位|部门|分工|时限|时间|期限|进度|进展|情况|状态|日期|备注|牵头|配合|协同|领导|节点|步骤|[科处股]室/;
const progressHeader = /进展|进度|(?:完成|落实|办理|推进)情况/;
const planHeader = /安排|要求|计划|目标|时限|时间|期限/;
const remarkHeader = /^备注|^说明/;
const headerLengthMax = 24;

/** A row of a table as far as its kind is concerned. */
export interface PlainRow {
  /** Texts of its cells, in order. */
  texts: readonly string[];
  /** It is filled in, so it is no header whatever it says. */
  isTarget: boolean;
  /** A cell of it goes on in the row below, or spans columns that the row below may name one by one. */
  reachesDown: boolean;
}

/**
 * Places of the header rows: the first row above the rows to be filled that names columns, those that follow it and do
 * so too (a header of two lines), and rows that repeat one of them on a later page.
 */
export function headerRowsOf(rows: readonly PlainRow[]): number[] {
  const first = rows.findIndex(({ texts, isTarget }) => isTarget || namesColumns(texts));
  if (first < 0 || rows[first]?.isTarget === true) return [];
  let end = first + 1;
  while (continuesHeader(rows[end - 1], rows[end])) end += 1;
  const header = new Set(rows.slice(first, end).map(keyOf));
  return rows.flatMap((row, at) =>
    (at >= first && at < end) || (at >= end && !row.isTarget && header.has(keyOf(row))) ? [at] : [],
  );
}

function continuesHeader(above: PlainRow | undefined, row: PlainRow | undefined): boolean {
  const isNumber = (text: string): boolean => /^[\d一二三四五六七八九十.、（）()]+$/.test(normalWords(text));
  if (above?.reachesDown !== true || row === undefined || row.isTarget) return false;
  return namesColumns(row.texts) && !row.texts.some(isNumber);
}

/** Most of the texts are names of columns. Blank cells do not count, and a label with its value names none. */
function namesColumns(texts: readonly string[]): boolean {
  const filled = texts.map(normalWords).filter((text) => text !== '');
  const named = filled.filter(
    (text) => text.length <= headerLengthMax && headerWords.test(text) && !/[:：]./.test(text),
  );
  return filled.length >= 2 && named.length >= Math.max(2, filled.length / 2);
}

/** A repeated header may lack our own columns, so they are left out of the comparison. */
function keyOf({ texts }: PlainRow): string {
  const own = new Set<string>(Object.values(refillHeaders));
  const others = texts.map(normalWords).filter((text) => !own.has(text) && text !== '');
  return others.join('\u0001');
}

export interface HeaderCell {
  /** Column of the grid, from 0. */
  column: number;
  text: string;
}

export interface RefillPlan {
  /** Columns of our own that exist already, from 0. */
  own: Partial<Record<RefillField, number>>;
  /** An existing column, from 0, that takes the fields without a column of their own. */
  shared: number | null;
  /** Fields for which a column must be added, in order. */
  added: RefillField[];
}

/** The plan for a table with these header cells. A column for progress goes before one for remarks. */
export function planRefill(headers: readonly HeaderCell[], { column }: RefillOptions): RefillPlan {
  const named = headers.map((cell) => ({ column: cell.column, text: normalWords(cell.text) }));
  const own: Partial<Record<RefillField, number>> = {};
  for (const field of refillFields) {
    const found = named.find(({ text }) => text === refillHeaders[field]);
    if (found !== undefined && column === undefined) own[field] = found.column;
  }
  const open = refillFields.filter((field) => own[field] === undefined);
  if (open.length === 0) return { own, shared: null, added: [] };
  const taken = new Set(Object.values(own));
  const free = named.filter((cell) => !taken.has(cell.column));
  const shared =
    column === undefined
      ? (free.find(({ text }) => progressHeader.test(text) && !planHeader.test(text)) ??
        free.find(({ text }) => remarkHeader.test(text)))
      : { column: column - 1 };
  return { own, shared: shared?.column ?? null, added: shared === undefined ? open : [] };
}

/** The words of a row for a shared column, mark included; blank where there is nothing to say. */
export function sharedText(row: RefillRow, plan: RefillPlan): string {
  const has = (field: RefillField): string => (plan.own[field] === undefined ? row[field].trim() : '');
  const closedOn = has('closedOn') === '' ? '' : `（${has('closedOn')}）`;
  const words = [`${has('status')}${closedOn}`, has('progress')].filter((text) => text !== '');
  return words.length === 0 ? '' : `${mark}${fileText(words.join('\n'))}`;
}

/** Where our words begin in a text, or its end. */
export function markAt(text: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
}
