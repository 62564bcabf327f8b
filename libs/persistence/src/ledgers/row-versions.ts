import type { EpochMs, PersonId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { LedgerRow } from './ledger.js';

/** Why a row is no longer what it was. */
export type RowVersionCause = 'edit' | 'answer' | 'revision' | 'undo';

interface Keep {
  ledgerId: string;
  why: RowVersionCause;
  by: PersonId;
  at: EpochMs;
}

/** Keeps a row as it is, before it is changed; nothing of a row is ever lost. */
export function keepRow(tx: Tx, keep: Keep & { row: LedgerRow }): Promise<void> {
  const { row, ...rest } = keep;
  return keepRows(tx, { ...rest, rows: [row] });
}

/** Keeps rows as they are, before they are changed, replaced or left out. */
export async function keepRows(
  tx: Tx,
  { ledgerId, rows, why, by, at, revision }: Keep & { rows: readonly LedgerRow[]; revision?: number },
): Promise<void> {
  await tx.query(
    `insert into ledger_row_version (ledger_id, row_no, revision_no, why, body, changed_by, changed_at)
     select $1::text, (r.body->>'row')::int,
       coalesce($2::int, (select max(revision_no) from ledger_revision where ledger_id = $1 and status <> 'undone'), 0),
       $3::text, r.body, $4::text, $5::bigint
     from jsonb_array_elements($6::jsonb) as r(body)`,
    [ledgerId, revision ?? null, why, by, at, JSON.stringify(rows)],
  );
}

/** The rows of a ledger as they stood before a revision replaced them. */
export async function rowsBeforeRevision(tx: Tx, ledgerId: string, revision: number): Promise<LedgerRow[]> {
  const rows = await tx.query<{ body: LedgerRow }>(
    `select body from ledger_row_version
     where ledger_id = $1 and revision_no = $2 and why = 'revision' order by row_no, version_no`,
    [ledgerId, revision],
  );
  return rows.map(({ body }) => body);
}
