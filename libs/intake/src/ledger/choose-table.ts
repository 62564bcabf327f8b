/** Which tables of a paper are the ledger: each is scored, the best is taken, tables that go on are read as one. */
import type { Question } from '../ledger-draft.js';
import type { Grid } from '../readers/grid.js';
import { paperQuestion, someOf } from '../readers/notices.js';
import type { Paper } from '../readers/paper.js';
import { chooseColumns, type ChosenColumn, type Columns, type GivenColumns } from './columns.js';
import { furtherTables, sheetSection } from './further-tables.js';
import { headingOfFirst, joinTables } from './join-tables.js';

/** How a table of the paper was judged. */
export interface TableScore {
  /** Place in `paper.tables`, counted from 0. */
  table: number;
  /** The sheet's name; null where tables have none. */
  name: string | null;
  rows: number;
  /** 0 where no task can be told in it; else the sum of its columns' scores, weighed by its length. */
  score: number;
  reasons: ('no_task_columns' | 'columns' | 'hidden' | 'given' | 'continues')[];
}

/** What was read as the ledger, why, and what else could have been. */
export interface LedgerChoice {
  /** Places in `paper.tables` of the tables that were read as one, in order. */
  tables: number[];
  scores: TableScore[];
  columns: ChosenColumn[];
}

/** Tables that are read with the same columns. */
export interface LedgerPart {
  grid: Grid;
  columns: Columns;
  /** What heads rows without a section of their own: the name of a sheet, '' where there is none. */
  section: string;
}

export interface ChosenLedger {
  /** In the order of the file; never empty. */
  parts: LedgerPart[];
  choice: LedgerChoice;
  questions: Question[];
}

/** A hidden sheet is taken only where no visible one will do. */
const hiddenWeight = 0.01;

/** Chooses among the tables of a paper; null where none of them, or of the given ones, holds tasks. */
export function chooseTable(
  paper: Paper,
  given: readonly number[] | null,
  columns: GivenColumns = {},
): ChosenLedger | null {
  const judged = paper.tables.map((grid, table) => {
    const isAsked = given === null || given.includes(table);
    return judge(grid, table, isAsked ? columns : {}, given?.includes(table) === true);
  });
  const best =
    given === null ? judged.toSorted((a, b) => b.score.score - a.score.score)[0] : judged[given[0] ?? 0];
  if (best === undefined || best.columns === null) return null;
  const groups =
    given === null
      ? ownGroups(paper, judged, best.score.table)
      : givenGroups(paper, judged, given, Object.keys(columns).length > 0);
  const taken = groups.flatMap((group, at) => partOf(paper, group, judged, columns, at === 0) ?? []);
  const [main] = taken;
  if (main === undefined || main.tables[0] !== groups[0]?.[0]) return null;
  const parts = taken.toSorted((a, b) => (a.tables[0] ?? 0) - (b.tables[0] ?? 0));
  const tables = parts.flatMap((part) => part.tables).toSorted((a, b) => a - b);
  const scores = judged.map(({ score }): TableScore =>
    score.table !== parts[0]?.tables[0] && tables.includes(score.table) && tables.length > 1
      ? { ...score, reasons: [...score.reasons, 'continues'] }
      : score,
  );
  return {
    parts: parts.map(({ tables: own, ...part }) => ({
      ...part,
      section:
        own.length > 1 ? headingOfFirst(paper.tables, own) : parts.length > 1 ? sheetSection(part.grid) : '',
    })),
    choice: { tables: given === null ? tables : [...given], scores, columns: main.columns.chosen },
    questions:
      given === null
        ? otherTables(
            judged.map(({ score }) => score),
            tables,
            paper,
          )
        : [],
  };
}

/** Tables read as one, with their columns; null where no tasks can be told in them. */
function partOf(
  paper: Paper,
  tables: number[],
  judged: readonly Judged[],
  given: GivenColumns,
  isMain: boolean,
): (Omit<LedgerPart, 'section'> & { tables: number[] }) | null {
  const [only = 0] = tables;
  const isJoined = tables.length > 1;
  const alone = isMain ? withLinesAbove(paper, only) : (paper.tables[only] ?? withLinesAbove(paper, only));
  const grid = isJoined ? joinTables(paper.tables, tables, isMain) : alone;
  const columns = isJoined ? chooseColumns(grid, given) : (judged[only]?.columns ?? null);
  return columns === null ? null : { tables, grid, columns };
}

/** The best table with those that go on from it, then every other that is a ledger in its own right. */
function ownGroups(paper: Paper, judged: readonly Judged[], best: number): number[][] {
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

/** Tables that a person named are read as one, save those whose headers differ and whose columns nobody settled. */
function givenGroups(
  { tables }: Paper,
  judged: readonly Judged[],
  given: readonly number[],
  isSettled: boolean,
): number[][] {
  const headers = given.flatMap((at) => {
    const grid = tables[at];
    const header = grid === undefined ? '' : headerOf(judged[at]?.columns ?? null, grid);
    return header === '' ? [] : [header];
  });
  const isOne = isSettled || new Set(headers).size < 2;
  return isOne ? [[...given]] : given.map((at) => [at]);
}

interface Judged {
  score: TableScore;
  columns: Columns | null;
}

function judge(grid: Grid, table: number, given: GivenColumns, isGiven: boolean): Judged {
  const columns = grid.columns === 0 ? null : chooseColumns(grid, given);
  const reasons: TableScore['reasons'] = isGiven ? ['given'] : [];
  const base = { table, name: grid.name ?? null, rows: grid.rows.length };
  if (columns === null)
    return { columns, score: { ...base, score: 0, reasons: [...reasons, 'no_task_columns'] } };
  const fields = new Set(['deadline', 'lead', 'responsible', 'support', 'reviewer', 'content']);
  const sum = columns.chosen.reduce((total, { field, score }) => total + (fields.has(field) ? score : 0), 0);
  const isHidden = grid.hidden === true;
  const score = sum * Math.log2(grid.rows.length + 1) * (isHidden ? hiddenWeight : 1);
  return {
    columns,
    score: {
      ...base,
      score: Math.round(score * 100) / 100,
      reasons: [...reasons, 'columns', ...(isHidden ? ['hidden' as const] : [])],
    },
  };
}

/** The tables of a paper by their headers, so that each is looked at once. */
class Continuations {
  private readonly headers: string[];
  private readonly alike = new Map<string, number[]>();

  constructor(
    private readonly paper: Paper,
    judged: readonly Judged[],
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

/** A title may stand above an earlier table of the same document. */
function withLinesAbove({ tables }: Paper, at: number): Grid {
  const grid = tables[at];
  if (grid === undefined) throw new RangeError('no such table');
  if (grid.format !== 'docx' || at === 0) return grid;
  return { ...grid, before: tables.slice(0, at + 1).flatMap(({ before }) => before) };
}

/** Tables that read like tasks and were left out must not be lost unseen. */
function otherTables(scores: readonly TableScore[], taken: readonly number[], { tables }: Paper): Question[] {
  const others = scores.filter(({ table, score }) => score > 0 && !taken.includes(table));
  if (others.length === 0) return [];
  const nameOf = (table: number): string => tables[table]?.name ?? `表${table + 1}`;
  const chosen = taken.map(nameOf).join('、');
  return [
    paperQuestion('paper.other_tables', { chosen, others: someOf(others.map(({ table }) => nameOf(table))) }),
  ];
}
