import type { IntakeResult, LedgerDraft, Question } from '../ledger-draft.js';
import type { Paper, PaperLimits } from '../readers/paper.js';
import { readPaper } from '../readers/read-paper.js';
import { refused } from '../readers/refusals.js';
import type { DraftOptions } from './build-draft.js';
import { chooseTable, type LedgerChoice } from './choose-table.js';
import { cardsAsTable } from './cards-as-table.js';
import type { Columns, GivenColumns } from './columns.js';
import { draftOfParts } from './draft-of-parts.js';
import { planBesideTables } from './plan-beside-tables.js';

export interface PaperLedgerOptions extends DraftOptions {
  /** Only compared with what the contents are. */
  fileName?: string;
  /** The tables of the paper to read, counted from 0, where a person has chosen; several are read as one. */
  table?: number | readonly number[];
  /** The columns, counted from 0, where a person has chosen; the others are found around them. */
  columns?: GivenColumns;
  limits?: PaperLimits;
}

export interface PaperLedger {
  /** Every table as printed. */
  paper: Paper;
  /** What was taken for the ledger, with scores and reasons. */
  choice: LedgerChoice;
  draft: LedgerDraft;
}

/**
 * Reads any file of an office as a ledger: its tables, the choice of table and columns, and the draft. The same bytes
 * and options give the same result on every day. Refuses what `readPaper` refuses, and ledger.no_table,
 * ledger.no_such_column; a doubt about one row is a question of that row and refuses nothing. Source: FEATURES 1, 2.
 */
export async function readPaperLedger(
  bytes: Uint8Array,
  { fileName, table, columns = {}, limits, ...options }: PaperLedgerOptions = {},
): Promise<IntakeResult<PaperLedger>> {
  const read = await readPaper(bytes, {
    ...(fileName === undefined ? {} : { fileName }),
    ...(limits === undefined ? {} : { limits }),
  });
  if (!read.ok) return read;
  let paper = read.value;
  const given = table === undefined ? null : [table].flat();
  const missing = missingPlace(paper, given, columns);
  if (missing !== null) return refused('ledger.no_such_column', { what: missing });
  let chosen = chooseTable(paper, given, columns);
  const other =
    chosen === null && given === null ? (cardsAsTable(paper) ?? planBesideTables(paper, limits)) : null;
  if (other !== null) {
    paper = { ...paper, tables: [...paper.tables, other] };
    chosen = chooseTable(paper, null, columns);
  }
  if (chosen === null) return refused('ledger.no_table');
  const draft = draftOfParts(chosen.parts, options);
  const questions = [
    ...paper.questions,
    ...chosen.questions,
    ...chosen.parts.flatMap(({ columns }) => columnQuestions(columns)),
    ...draft.questions,
  ];
  return { ok: true, value: { paper, choice: chosen.choice, draft: { ...draft, questions } } };
}

/** The first place that the options name and the paper does not have. */
function missingPlace(
  { tables }: Paper,
  given: readonly number[] | null,
  columns: GivenColumns,
): string | null {
  const table = given?.find((place) => tables[place] === undefined);
  if (table !== undefined || given?.length === 0) return `table ${table ?? '–'}`;
  const widths = (given ?? tables.map((_, at) => at)).map((place) => tables[place]?.columns ?? 0);
  const widest = Math.max(0, ...widths);
  for (const [field, places] of Object.entries(columns)) {
    const bad = [places ?? []]
      .flat()
      .find((column) => !Number.isInteger(column) || column < 0 || column >= widest);
    if (bad !== undefined) return `${field} ${bad}`;
  }
  return null;
}

/** Doubts about the columns as a whole: a header that the contents contradict, units that no column has a role for. */
function columnQuestions({ chosen }: Columns): Question[] {
  return chosen.flatMap(({ header, field, reasons, column }): Question[] => {
    if (
      header === '' ||
      !reasons.includes('header_contradicted') ||
      field === 'itemTitle' ||
      field === 'sectionTitle'
    ) {
      return [];
    }
    return [
      {
        code: 'paper.columns',
        message: `表头“${header}”一列的内容与表头不符，已按内容读取，请核对各列。`,
        messageEn: `The column headed "${header}" holds something else; it was read by its contents. Please check the columns.`,
        data: { column, header, field },
      },
    ];
  });
}
