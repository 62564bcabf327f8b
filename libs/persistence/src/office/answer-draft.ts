import type { EpochMs, PersonId } from '#domain';
import { sameJson } from '../commit/canonical-json.js';
import type { Tx } from '../database/transaction.js';
import { addAnswers, listAnswers } from '../ledgers/answers.js';
import type { Ledger, LedgerRow } from '../ledgers/ledger.js';
import { listLedgerRows, lockLedger, touchLedger, updateLedgerRows } from '../ledgers/ledgers.js';
import { listRevisions } from '../ledgers/revisions.js';
import { keepRows } from '../ledgers/row-versions.js';
import type { LedgerAnswer, RowEdit } from './answer.js';
import type { ImportDecisions, ImportProblem } from './import-plan.js';
import { planImport } from './import-plan.js';
import { readImportOffice } from './known-names.js';
import type { PaperColumns } from './paper-columns.js';
import type { PaperLedgerRow } from './paper-ledger.js';
import { recordsOf, storeNames } from './store-import.js';

export type AnswerProblem =
  | ImportProblem
  | { code: 'resource.unknown' }
  | { code: 'ledger.stale'; version: number }
  | { code: 'ledger.answer_unfit'; answer: number; row: number };

export type DraftAnswered =
  { ok: true; version: number; changed: number[] } | { ok: false; problem: AnswerProblem };

/** What a decision says where a ledger brings none. */
export const plainDecisions: ImportDecisions = {
  same: {},
  createUnits: false,
  groups: {},
  dueDays: {},
  inherit: false,
  standIn: null,
  columns: [],
};

/**
 * Takes answers into a draft: every row that is not issued yet is understood anew with all that was ever answered, so an
 * answer about words settles them wherever they stand. Kept for ever; a name that was answered is learned.
 */
export async function answerDraft(
  tx: Tx,
  ask: { ledgerId: string; version: number; answers: readonly LedgerAnswer[]; by: PersonId; at: EpochMs },
): Promise<DraftAnswered> {
  const { ledgerId, by, at } = ask;
  const ledger = await lockLedger(tx, ledgerId);
  if (ledger === null || ledger.status === 'undone')
    return { ok: false, problem: { code: 'resource.unknown' } };
  if (ledger.version !== ask.version)
    return { ok: false, problem: { code: 'ledger.stale', version: ledger.version } };
  const open = await openRows(tx, ledger);
  const rows = new Set(open.map(({ row }) => row));
  const unfit = ask.answers.findIndex((answer) => 'row' in answer && !rows.has(answer.row));
  const strange = ask.answers[unfit];
  if (strange !== undefined && 'row' in strange)
    return { ok: false, problem: { code: 'ledger.answer_unfit', answer: unfit + 1, row: strange.row } };
  const { revision, decisions, past } = await settledSoFar(tx, ledger);
  const planned = planImport({
    rows: open.map(paperOf),
    office: await readImportOffice(tx),
    decisions: { ...decisions, coordinatingUnit: ledger.coordinatingUnit },
    answers: [...past, ...ask.answers],
  });
  if (!planned.ok) return planned;
  const before = new Map(open.map((row) => [row.row, row]));
  const changed = planned.plan.rows.flatMap(({ row }) => {
    const old = before.get(row.row);
    return old === undefined || isSame(old, row) ? [] : [{ old, row: { ...row, version: old.version + 1 } }];
  });
  await keepRows(tx, { ledgerId, rows: changed.map(({ old }) => old), why: 'answer', by, at });
  await updateLedgerRows(
    tx,
    ledgerId,
    changed.map(({ row }) => row),
  );
  await storeNames(tx, planned.plan);
  await addAnswers(tx, { ledgerId, revision }, recordsOf(ask.answers, { by, at }));
  await touchLedger(tx, ledgerId, at);
  return { ok: true, version: ledger.version + 1, changed: changed.map(({ row }) => row.row) };
}

/** What a person set by hand on a row, kept beside the answers. */
export async function recordEdit(
  tx: Tx,
  ledgerId: string,
  edit: RowEdit,
  change: { by: PersonId; at: EpochMs },
): Promise<void> {
  const revision = await currentRevision(tx, ledgerId);
  await addAnswers(tx, { ledgerId, revision }, recordsOf([edit], change));
}

/** Number of the last import that was not undone; 0 for a ledger that was typed in. */
export async function currentRevision(tx: Tx, ledgerId: string): Promise<number> {
  return (await listRevisions(tx, ledgerId)).find(({ status }) => status !== 'undone')?.no ?? 0;
}

/** Decisions and answers of the import that the draft stands on. */
export async function settledSoFar(
  tx: Tx,
  ledger: Ledger,
): Promise<{ revision: number; decisions: ImportDecisions; past: (LedgerAnswer | RowEdit)[] }> {
  const current = (await listRevisions(tx, ledger.id)).find(({ status }) => status !== 'undone');
  const revision = current?.no ?? 0;
  const records = await listAnswers(tx, ledger.id, revision);
  return {
    revision,
    decisions: { ...plainDecisions, ...(current?.decisions as Partial<ImportDecisions> | undefined) },
    past: records.map(({ answer }) => answer),
  };
}

/** What was said of the columns of the paper that a ledger stands on; nothing where an older release stored it. */
export async function settledColumns(tx: Tx, ledger: Ledger): Promise<readonly PaperColumns[]> {
  return (await settledSoFar(tx, ledger)).decisions.columns;
}

/** Rows that are still drafts and that an import understood; a row that was typed in says what it says. */
async function openRows(tx: Tx, ledger: Ledger): Promise<LedgerRow[]> {
  const started = await tx.query<{ row: number }>(
    `select row_no as row from issue_row where ledger_id = $1 and status <> 'refused'`,
    [ledger.id],
  );
  const taken = new Set(started.map(({ row }) => row));
  return (await listLedgerRows(tx, ledger.id)).filter(
    (row) => !taken.has(row.row) && Array.isArray((row.reading as Partial<PaperLedgerRow>).assignments),
  );
}

/** The row as its paper states it, under the number it has in the ledger. */
export function paperOf(row: LedgerRow): PaperLedgerRow {
  return { ...(row.reading as PaperLedgerRow), row: row.row };
}

/** The words of a stored row as its paper has them; a row that was typed in has no leaders and no other cells. */
export interface WordsOfRow extends PaperLedgerRow {
  leaders: string[];
  otherCells: { header: string; text: string }[];
}

/** A stored row in the words that two versions of a paper are compared by. */
export function wordsOf(row: LedgerRow): WordsOfRow {
  const { sectionNo, sectionTitle, itemNo, itemTitle, content, responsibilityText, deadlineText } = row;
  const { leaders = [], otherCells = [], ...read } = paperOf(row) as Partial<WordsOfRow> & PaperLedgerRow;
  const headings = { sectionNo, sectionTitle, itemNo, itemTitle };
  return { ...read, leaders, otherCells, ...headings, content, responsibilityText, deadlineText };
}

function isSame(old: LedgerRow, row: object): boolean {
  const { version: _, ...rest } = old;
  return sameJson(rest, row);
}
