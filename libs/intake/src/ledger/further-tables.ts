/** Tables of one paper that are ledgers beside its first: a sheet for each section, an annex with columns of its own. */
import type { Grid } from '../readers/grid.js';
import type { Columns } from './columns.js';
import { linesAround } from './lines-around.js';
import { isOneUnit } from './units-above.js';

export interface JudgedTable {
  grid: Grid | undefined;
  columns: Columns | null;
}

/** Share of its tasks that another table has too from which a table is a copy, a summary or an earlier month. */
const copyShare = 0.5;
const periods =
  /(?:19|20)\d{2}年?度?|第?(?:[一二三四]|[1-4])季度?|[上下]半年|(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月份?|第?\d+周/g;
const plainName = /^(?:sheet|工作表|表)\s*\d*$|(?:汇总|总表|台账|清单|任务表|分解表|一览表)$/i;

/** Copies and patterns that offices keep beside the ledger itself. */
const noLedger = /旧[稿版表]|原稿|草稿|备份|历史(?:版本|数据|记录)|已归档|作废|模板|样表|示例|范例/;

/**
 * Places of the tables that are read as well. A table must call its tasks, units and deadlines so in its header, be visible, be
 * of the same year and period, and hold tasks of its own; every other one is left for a person to choose.
 */
export function furtherTables(judged: readonly JudgedTable[], taken: readonly number[]): number[] {
  const main = judged[taken[0] ?? -1];
  if (main === undefined) return [];
  const period = { name: main.grid?.name ?? '', year: yearOf(main) };
  const known = new Set(taken.flatMap((at) => tasksOf(judged[at])));
  return judged.flatMap((table, at) => {
    const called = `${table.grid?.name ?? ''} ${table.grid?.before.at(-1) ?? ''}`;
    const isSeen =
      table.grid?.hidden !== true && table.grid?.nested === main.grid?.nested && !noLedger.test(called);
    if (taken.includes(at) || !isSeen || !isNamed(table) || isOtherPeriod(table, period)) return [];
    const tasks = tasksOf(table);
    const copies = tasks.filter((task) => known.has(task)).length;
    if (tasks.length === 0 || copies >= tasks.length * copyShare) return [];
    for (const task of tasks) known.add(task);
    return [at];
  });
}

/** The name of a sheet that says what its rows have in common; the unit that has them is no section. */
export function sheetSection({ name = '' }: Grid): string {
  const plain = name.trim();
  if (isOneUnit(plain)) return '';
  return plainName.test(plain) || plain.replace(periods, '') === '' ? '' : plain;
}

function isNamed({ columns }: JudgedTable): boolean {
  if (columns === null) return false;
  const isCalled = (column: number): boolean =>
    columns.chosen.some((each) => each.column === column && each.reasons.includes('header'));
  const units = columns.responsibility.map(({ column }) => column);
  const duty = [columns.content, ...units, ...(columns.deadline === null ? [] : [columns.deadline])];
  const hasUnits = units.length > 0 || columns.above !== null;
  return hasUnits && columns.deadline !== null && duty.every(isCalled);
}

/** 一月 beside 二月, 2025年 beside 2026年: the same ledger at another time. */
function isOtherPeriod(table: JudgedTable, main: { name: string; year: number | null }): boolean {
  const own = table.grid?.name ?? '';
  const isTwin = own !== main.name && own.replace(periods, '') === main.name.replace(periods, '');
  const year = yearOf(table);
  return isTwin || (year !== null && main.year !== null && year !== main.year);
}

function yearOf({ grid, columns }: JudgedTable): number | null {
  return grid === undefined || columns === null ? null : linesAround(grid, columns).year;
}

function tasksOf(table: JudgedTable | undefined): string[] {
  const { grid, columns } = table ?? {};
  if (grid === undefined || columns === undefined || columns === null) return [];
  const { headerRows, titleRows, noteRows } = columns.frame;
  return grid.rows.flatMap((row, at) => {
    const task = row.cells[columns.content]?.text.replace(/\s/g, '') ?? '';
    const isTask = !headerRows.has(at) && !titleRows.has(at) && !noteRows.has(at);
    return isTask && task !== '' ? [task] : [];
  });
}
