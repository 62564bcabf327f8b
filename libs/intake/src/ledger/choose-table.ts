/** Which tables of a paper are the ledger: each is scored, the best is taken, tables that go on are read as one. */
import type { IntakeResult, Question } from '../ledger-draft.js';
import type { Grid } from '../readers/grid.js';
import { paperQuestion, someOf } from '../readers/notices.js';
import type { Paper } from '../readers/paper.js';
import { refused } from '../readers/refusals.js';
import { chooseColumns, type ChosenColumn, type Columns } from './columns.js';
import { sheetSection } from './further-tables.js';
import { saidOver, type ColumnsByTable, type GivenColumns } from './given-columns.js';
import { headingOfFirst, joinTables } from './join-tables.js';
import { givenGroups, ownGroups } from './table-groups.js';

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

/** Tables that were read with the same columns, and what these hold. */
export interface ChosenPart {
  /** Places in `paper.tables`, in order. */
  tables: number[];
  columns: ChosenColumn[];
}

/** What was read as the ledger, why, and what else could have been. */
export interface LedgerChoice {
  /** Places in `paper.tables` of the tables that were read, in order. */
  tables: number[];
  /** The one of them that looks most like a ledger, or the first that a person named. */
  main: number;
  scores: TableScore[];
  /** In the order of the file; never empty. */
  parts: ChosenPart[];
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

/**
 * Chooses among the tables of a paper. What is said of columns holds for the part of its table alone and never decides
 * which tables are read, save in a paper where none reads like tasks by itself. Refuses ledger.no_table where none of
 * them, or of the given ones, holds tasks, and ledger.columns_unusable where a part holds none with the columns as said.
 */
export function chooseTable(
  paper: Paper,
  given: readonly number[] | null,
  said: ColumnsByTable = {},
): IntakeResult<ChosenLedger> {
  const judged = paper.tables.map((grid, table) =>
    judge(grid, table, said[table] ?? {}, given?.includes(table) === true),
  );
  const best =
    given === null ? judged.toSorted((a, b) => b.score.score - a.score.score)[0] : judged[given[0] ?? 0];
  const main = best?.score.table ?? 0;
  if (best === undefined || best.columns === null)
    return isSaid(said[main] ?? {}) ? unusable(paper, main) : refused('ledger.no_table');
  const groups = given === null ? ownGroups(paper, judged, main) : givenGroups(paper, judged, given);
  const found = groups.map((group, at) => partOf(paper, group, judged, said, at === 0));
  const bad = found.findIndex((part, at) => part === null && isSaid(saidOfAny(groups[at] ?? [], said)));
  if (bad >= 0) return unusable(paper, groups[bad]?.[0] ?? 0);
  if (found[0] === null) return refused('ledger.no_table');
  const parts = found
    .flatMap((part) => part ?? [])
    .toSorted((a, b) => (a.tables[0] ?? 0) - (b.tables[0] ?? 0));
  const tables = parts.flatMap((part) => part.tables).toSorted((a, b) => a - b);
  const scores = judged.map(({ score }): TableScore =>
    score.table !== parts[0]?.tables[0] && tables.includes(score.table) && tables.length > 1
      ? { ...score, reasons: [...score.reasons, 'continues'] }
      : score,
  );
  return {
    ok: true,
    value: {
      parts: parts.map(({ tables: own, ...part }) => ({
        ...part,
        section:
          own.length > 1
            ? headingOfFirst(paper.tables, own)
            : parts.length > 1
              ? sheetSection(part.grid)
              : '',
      })),
      choice: {
        tables: given === null ? tables : [...given],
        main,
        scores,
        parts: parts.map((part) => ({ tables: part.tables, columns: part.columns.chosen })),
      },
      questions:
        given === null
          ? otherTables(
              judged.map(({ score }) => score),
              tables,
              paper,
            )
          : [],
    },
  };
}

/** Tables read as one, with their columns; null where no tasks can be told in them. */
function partOf(
  paper: Paper,
  tables: number[],
  judged: readonly Judged[],
  said: ColumnsByTable,
  isMain: boolean,
): (Omit<LedgerPart, 'section'> & { tables: number[] }) | null {
  const [only = 0] = tables;
  const isJoined = tables.length > 1;
  const alone = isMain ? withLinesAbove(paper, only) : (paper.tables[only] ?? withLinesAbove(paper, only));
  const grid = isJoined ? joinTables(paper.tables, tables, isMain) : alone;
  const own = saidOfAny(tables, said);
  const columns = isJoined || isSaid(own) ? chooseColumns(grid, own) : (judged[only]?.columns ?? null);
  return columns === null ? null : { tables, grid, columns };
}

/** What is said of one table of a part holds for all of it; where two of them differ, the first counts. */
function saidOfAny(tables: readonly number[], said: ColumnsByTable): GivenColumns {
  return tables.reduceRight<GivenColumns>((before, table) => saidOver(before, said[table] ?? {}), {});
}

function isSaid(columns: GivenColumns): boolean {
  return Object.keys(columns).length > 0;
}

function unusable({ tables }: Paper, table: number): IntakeResult<ChosenLedger> {
  const grid = tables[table];
  return refused('ledger.columns_unusable', {
    table: table + 1,
    name: grid?.name ?? grid?.before.at(-1) ?? '',
  });
}

interface Judged {
  score: TableScore;
  columns: Columns | null;
}

/** By its own words first; what is said of its columns helps a table that does not read like tasks without it. */
function judge(grid: Grid, table: number, said: GivenColumns, isGiven: boolean): Judged {
  const own = grid.columns === 0 ? null : chooseColumns(grid);
  const columns = own === null && grid.columns > 0 && isSaid(said) ? chooseColumns(grid, said) : own;
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
