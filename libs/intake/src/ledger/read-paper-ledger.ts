import type { IntakeResult, LedgerDraft, Question } from '../ledger-draft.js';
import type { Paper, PaperLimits } from '../readers/paper.js';
import { notice } from '../readers/notices.js';
import { readPaper } from '../readers/read-paper.js';
import type { DraftOptions } from './build-draft.js';
import { chooseTable, type LedgerChoice } from './choose-table.js';
import { cardsAsTable } from './cards-as-table.js';
import type { Columns } from './columns.js';
import { draftOfParts } from './draft-of-parts.js';
import type { ColumnsByTable } from './given-columns.js';
import { planBesideTables } from './plan-beside-tables.js';
import type { RememberedColumns } from './remembered-columns.js';
import { withRowsMovedBack } from './rows-moved-left.js';
import { settleTables, type SettledLedger } from './settle-tables.js';
import { turnedTable } from './turned-table.js';

export interface PaperLedgerOptions extends DraftOptions {
  /** Only compared with what the contents are. */
  fileName?: string;
  /** The tables of the paper to read, counted from 0, where a person has chosen; those headed alike are read as one. */
  table?: number | readonly number[];
  /** What columns hold, by table and column from 0, where a person has said so; the others are found around them. */
  columns?: ColumnsByTable;
  /** What was said of the columns of earlier versions of the paper; `columns` goes before it. */
  remembered?: readonly RememberedColumns[];
  limits?: PaperLimits;
}

export interface PaperLedger {
  /** Every table as printed. */
  paper: Paper;
  /** What was taken for the ledger, with scores and reasons. */
  choice: LedgerChoice;
  /** What was said of its columns, now or before, as the next version needs it. */
  remembered: RememberedColumns[];
  draft: LedgerDraft;
}

/**
 * Reads any file of an office as a ledger: its tables, the choice of tables and columns, and the draft. The same bytes
 * and options give the same result on every day. Refuses what `readPaper` refuses, and ledger.no_table,
 * ledger.no_such_column, ledger.field_twice, ledger.columns_unusable; a doubt about one row is a question of that row and
 * refuses nothing. Source: FEATURES 1, 2.
 */
export async function readPaperLedger(
  bytes: Uint8Array,
  { fileName, table, columns = {}, remembered = [], limits, ...options }: PaperLedgerOptions = {},
): Promise<IntakeResult<PaperLedger>> {
  const read = await readPaper(bytes, {
    ...(fileName === undefined ? {} : { fileName }),
    ...(limits === undefined ? {} : { limits }),
  });
  if (!read.ok) return read;
  const settled = { given: table === undefined ? null : [table].flat(), columns, remembered };
  let paper = withRowsMovedBack(read.value);
  let chosen = settleTables(paper, settled);
  const other = holdsNoTable(chosen) ? foundBeside(paper, limits) : null;
  if (other !== null) {
    const told = other.isTurned ? [notice('paper.turned')] : [];
    paper = { ...paper, tables: [...paper.tables, other.grid], notices: [...paper.notices, ...told] };
    chosen = settleTables(paper, settled);
  }
  if (!chosen.ok) return chosen;
  const { parts, choice, remembered: kept } = chosen.value;
  const draft = draftOfParts(parts, options);
  const questions = [
    ...paper.questions,
    ...chosen.value.questions,
    ...parts.flatMap((part) => columnQuestions(part.columns)),
    ...draft.questions,
  ];
  return { ok: true, value: { paper, choice, remembered: kept, draft: { ...draft, questions } } };
}

/** No table holds tasks, or a place is named that may be the table which is found beside those of the file. */
function holdsNoTable(chosen: IntakeResult<SettledLedger>): boolean {
  if (chosen.ok) return false;
  return chosen.refusal.code === 'ledger.no_table' || chosen.refusal.code === 'ledger.no_such_column';
}

/** One more table made of cards, of a turned one or of numbered paragraphs, where no table of the file is a ledger by itself. */
function foundBeside(
  paper: Paper,
  limits: PaperLimits | undefined,
): { grid: Paper['tables'][number]; isTurned: boolean } | null {
  if (chooseTable(paper, null).ok) return null;
  const cards = cardsAsTable(paper);
  const turned = cards === null ? turnedTable(paper) : null;
  const grid = cards ?? turned ?? planBesideTables(paper, limits);
  return grid === null ? null : { grid, isTurned: turned !== null };
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
