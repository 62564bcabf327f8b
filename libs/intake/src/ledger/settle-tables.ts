/** The tables and columns of a paper as people settled them, for this version of it and for earlier ones. */
import type { IntakeResult, Question } from '../ledger-draft.js';
import type { Paper } from '../readers/paper.js';
import { refused } from '../readers/refusals.js';
import { chooseTable, type ChosenLedger } from './choose-table.js';
import { fieldSaidTwice, saidOver, type ColumnsByTable } from './given-columns.js';
import { recalledColumns, rememberedColumns, type RememberedColumns } from './remembered-columns.js';

/** Parts of a paper that come and go with its versions are not kept for ever. */
const rememberedMax = 100;

/** A person's word on which tables are read and what their columns hold. */
export interface SettledTables {
  /** Places in the file, counted from 0; null leaves the choice to the reader. */
  given: readonly number[] | null;
  columns: ColumnsByTable;
  /** What was said of the columns of earlier versions of the paper. */
  remembered: readonly RememberedColumns[];
}

export interface SettledLedger extends ChosenLedger {
  /** What was said of columns, now or before, as the next version needs it. */
  remembered: RememberedColumns[];
}

/**
 * The ledger of a paper with all that was said of it; what is said now goes before what was said of an earlier version.
 * The latter never keeps a paper from being read: where a part holds no task with it, it is left out and asked about.
 * Refuses ledger.no_such_column, ledger.field_twice and what `chooseTable` refuses.
 */
export function settleTables(paper: Paper, settled: SettledTables): IntakeResult<SettledLedger> {
  const { given, columns, remembered } = settled;
  const missing = missingPlace(paper, settled);
  if (missing !== null) return refused('ledger.no_such_column', { what: missing });
  const twice = twiceSaid(columns);
  if (twice !== null) return refused('ledger.field_twice', twice);
  const { columns: recalled, absent } = recalledColumns(paper, remembered);
  const all = saidOverAll(recalled, columns);
  const whole = chooseTable(paper, given, all);
  const keep = (said: ColumnsByTable) =>
    [...rememberedColumns(paper, said), ...absent].slice(0, rememberedMax);
  if (whole.ok) return { ok: true, value: { ...whole.value, remembered: keep(all) } };
  if (whole.refusal.code !== 'ledger.columns_unusable') return whole;
  let usable = columns;
  let chosen = chooseTable(paper, given, usable);
  const questions: Question[] = [];
  for (const [place, before] of Object.entries(recalled)) {
    const more = saidOverAll({ [Number(place)]: before }, usable);
    const tried = chooseTable(paper, given, more);
    if (tried.ok) [usable, chosen] = [more, tried];
    else questions.push(unfitQuestion(Number(place)));
  }
  if (!chosen.ok) return chosen;
  return {
    ok: true,
    value: {
      ...chosen.value,
      remembered: keep(usable),
      questions: [...chosen.value.questions, ...questions],
    },
  };
}

function saidOverAll(before: ColumnsByTable, now: ColumnsByTable): ColumnsByTable {
  const over = Object.entries(now).map(([place, columns]) => [
    place,
    saidOver(before[Number(place)] ?? {}, columns),
  ]);
  return { ...before, ...Object.fromEntries(over) };
}

/** The first place that a person named and the paper does not have; parts may be wider than the first of their tables. */
function missingPlace({ tables }: Paper, { given, columns }: SettledTables): string | null {
  const named = [...(given ?? []), ...Object.keys(columns).map(Number)];
  const table = named.find((place) => tables[place] === undefined);
  if (table !== undefined || given?.length === 0) return `table ${table ?? '–'}`;
  const widest = Math.max(0, ...tables.map((grid) => grid.columns));
  for (const said of Object.values(columns))
    for (const [place, field] of Object.entries(said)) {
      const column = Number(place);
      if (!Number.isInteger(column) || column < 0 || column >= widest) return `${field} ${place}`;
    }
  return null;
}

function twiceSaid(columns: ColumnsByTable): { table: number; field: string } | null {
  for (const [place, said] of Object.entries(columns)) {
    const field = fieldSaidTwice(said);
    if (field !== null) return { table: Number(place) + 1, field };
  }
  return null;
}

function unfitQuestion(table: number): Question {
  return {
    code: 'paper.columns',
    message: `上一版对第 ${table + 1} 张表栏目的更正不适用于这一版，已按内容读取，请核对各列。`,
    messageEn: `What was corrected in the columns of table ${table + 1} before does not fit this version; they were read by their contents. Please check them.`,
    data: { table: table + 1 },
  };
}
