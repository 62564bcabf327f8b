/** Which tables of a paper are read together, each group with columns of its own. */
import type { Grid } from '../readers/grid.js';
import type { Paper } from '../readers/paper.js';
import type { Columns } from './columns.js';
import { furtherTables } from './further-tables.js';

/** A table of the paper with what its columns hold by themselves; null where no task can be told in it. */
export interface JudgedColumns {
  columns: Columns | null;
}

/** The best table with those that go on from it, then every other that is a ledger in its own right. */
export function ownGroups(paper: Paper, judged: readonly JudgedColumns[], best: number): number[][] {
  const continuations = new Continuations(paper, judged);
  const groups = [continuations.of(best)];
  const taken = new Set(groups.flat());
  const tables = judged.map(({ columns }, at) => ({ grid: paper.tables[at], columns }));
  for (const table of furtherTables(tables, [...taken])) {
    if (taken.has(table)) continue;
    const group = continuations.of(table).filter((at) => !taken.has(at));
    groups.push(group);
    for (const at of group) taken.add(at);
  }
  return groups;
}

/** Tables that a person named are read as one, save those whose headers differ. */
export function givenGroups(
  { tables }: Paper,
  judged: readonly JudgedColumns[],
  given: readonly number[],
): number[][] {
  const headers = given.flatMap((at) => {
    const grid = tables[at];
    const header = grid === undefined ? '' : headerOf(judged[at]?.columns ?? null, grid);
    return header === '' ? [] : [header];
  });
  return new Set(headers).size < 2 ? [[...given]] : given.map((at) => [at]);
}

/** The tables of a paper by their headers, so that each is looked at once. */
class Continuations {
  private readonly headers: string[];
  private readonly alike = new Map<string, number[]>();

  constructor(
    private readonly paper: Paper,
    judged: readonly JudgedColumns[],
  ) {
    this.headers = paper.tables.map((grid, at) => headerOf(judged[at]?.columns ?? null, grid));
    paper.tables.forEach((_, at) => {
      const key = this.keyOf(at);
      const alike = this.alike.get(key);
      if (alike === undefined) this.alike.set(key, [at]);
      else alike.push(at);
    });
  }

  /** Tables of a document with the same header are one ledger cut by headings or pages; sheets are kept apart. */
  of(table: number): number[] {
    if (this.paper.format !== 'docx') return [table];
    const key = this.keyOf(table);
    const alike = key === '' ? [table] : (this.alike.get(key) ?? []);
    return alike.flatMap((at) => [at, ...this.goingOnFrom(at)]);
  }

  /** A table that goes on under the last one without a line between has no header of its own. */
  private goingOnFrom(table: number): number[] {
    const { tables } = this.paper;
    const found: number[] = [];
    for (let at = table + 1; at < tables.length; at += 1) {
      const grid = tables[at];
      if (grid?.nested === true) continue;
      const isOwn = this.headers[at] !== '' || grid?.columns !== tables[table]?.columns;
      if (isOwn || (grid?.before.length ?? 0) > 0) break;
      found.push(at);
    }
    return found;
  }

  private keyOf(at: number): string {
    const header = this.headers[at] ?? '';
    return header === '' ? '' : `${this.paper.tables[at]?.columns ?? 0} ${header}`;
  }
}

function headerOf(columns: Columns | null, grid: Grid): string {
  if (columns === null) return '';
  return [...columns.frame.headerRows]
    .slice(0, 1)
    .map((at) => grid.rows[at]?.cells.map(({ text }) => text.replace(/\s/g, '')).join('|') ?? '')
    .join();
}
