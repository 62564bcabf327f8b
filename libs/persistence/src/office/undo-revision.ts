import type { EpochMs, PersonId, Refusal } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Ledger, LedgerRow, NewRow } from '../ledgers/ledger.js';
import {
  findLedgerRow,
  insertLedgerRows,
  listLedgerRows,
  lockLedger,
  setLedgerPaper,
  touchLedger,
  undoLedger,
  updateLedgerRows,
} from '../ledgers/ledgers.js';
import { listChanges, listRevisions, settleChange, settleRevision } from '../ledgers/revisions.js';
import { keepRow, keepRows, rowsBeforeRevision } from '../ledgers/row-versions.js';
import type { RowChange } from './row-changes.js';

/**
 * Takes the last import back: a draft, its rows and its answers stand as before it; the first one takes the ledger with
 * it. Of an issued ledger what waited to be sent is sent no more, and every row stands in the file before. False once the ledger was issued since, a command was sent, or a later import stands on it (F2).
 */
export async function undoRevision(
  tx: Tx,
  where: { ledgerId: string; no: number },
  { by, at }: { by: PersonId; at: EpochMs },
): Promise<boolean> {
  const { ledgerId, no } = where;
  const ledger = await lockLedger(tx, ledgerId);
  const last = (await listRevisions(tx, ledgerId)).find(({ status }) => status !== 'undone');
  if (ledger === null || last?.no !== no || last.status !== 'open') return false;
  if (no === 1) return undoLedger(tx, ledgerId, { by, at });
  const created = await createdRows(tx, where);
  if (ledger.status !== 'draft' && (await anyStarted(tx, ledgerId, created))) return false;
  const now = await listLedgerRows(tx, ledgerId);
  const old = await rowsBeforeRevision(tx, ledgerId, no);
  const replaced = new Set(
    ledger.status === 'draft' ? now.map(({ row }) => row) : [...created, ...old.map(({ row }) => row)],
  );
  const leaving = now.filter(({ row }) => replaced.has(row));
  await keepRows(tx, { ledgerId, rows: leaving, why: 'undo', by, at, revision: no });
  await tx.query('delete from ledger_row where ledger_id = $1 and row_no = any ($2::int[])', [
    ledgerId,
    [...replaced],
  ]);
  const version = Math.max(0, ...now.map((row) => row.version)) + 1;
  await insertLedgerRows(
    tx,
    ledgerId,
    old.map((row) => ({ ...row, version })),
  );
  const head = last.headBefore as Pick<Ledger, 'title' | 'questions' | 'source'>;
  await setLedgerPaper(tx, ledgerId, head);
  await settleRevision(tx, where, { status: 'undone', by }, at);
  await touchLedger(tx, ledgerId, at);
  return true;
}

async function createdRows(tx: Tx, where: { ledgerId: string; no: number }): Promise<number[]> {
  const changes = await listChanges(tx, where);
  return changes.flatMap(({ row, body }) =>
    (body as RowChange).kind === 'created' && row !== null ? [row] : [],
  );
}

async function anyStarted(tx: Tx, ledgerId: string, rows: readonly number[]): Promise<boolean> {
  const started = await tx.query(
    `select from issue_row where ledger_id = $1 and row_no = any ($2::int[]) and status <> 'refused' limit 1`,
    [ledgerId, rows],
  );
  return started.length > 0;
}

/** The answer of a running task to a change of its row. Accepted, the ledger says what the task was told. */
export async function settleRevisionChange(
  tx: Tx,
  where: { ledgerId: string; no: number; key: string },
  refusal: Refusal | null,
  { by, at }: { by: PersonId; at: EpochMs },
): Promise<void> {
  const { ledgerId, key } = where;
  await lockLedger(tx, ledgerId);
  const change = (await listChanges(tx, where)).find((one) => one.key === key);
  if (change === undefined || change.outcome !== 'pending') return;
  const { next } = change.body as { next?: NewRow };
  const row = change.row === null ? null : await findLedgerRow(tx, ledgerId, change.row);
  if (refusal === null && next !== undefined && row !== null) {
    await keepRow(tx, { ledgerId, row, why: 'revision', by, at });
    const told: LedgerRow = { ...row, ...next, version: row.version + 1 };
    await updateLedgerRows(tx, ledgerId, [told]);
  }
  await settleChange(tx, where, refusal, at);
}
