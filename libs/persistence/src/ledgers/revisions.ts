import type { Day, EpochMs, PersonId, Refusal } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { LedgerSource } from './ledger.js';

export type RevisionStatus = 'open' | 'applying' | 'applied' | 'undone';

export interface RevisionCounts {
  created: number;
  changed: number;
  withdrawn: number;
  unchanged: number;
}

/** One import into a ledger; number 1 made it (F2, F9). */
export interface Revision {
  ledgerId: string;
  no: number;
  status: RevisionStatus;
  source: LedgerSource | null;
  /** What people decided for the paper as a whole, in the shape of `ImportDecisions`. */
  decisions: unknown;
  /** Head of the ledger before it; null for the first. */
  headBefore: unknown;
  counts: RevisionCounts;
  effectiveDay: Day | null;
  basis: string | null;
  by: PersonId;
  at: EpochMs;
  /** Who sent its commands; null while none was. */
  appliedBy: PersonId | null;
  /** Who took it back, and when; null while it stands. */
  undone: { by: PersonId | null; at: EpochMs } | null;
  commands: { total: number; done: number; refused: number; pending: number };
}

export type NewRevision = Omit<Revision, 'status' | 'appliedBy' | 'undone' | 'commands'>;

/** A confirmed difference. `body` is in the shape of `RowChange`; a command to a running task waits as `pending`. */
export interface LedgerChange {
  key: string;
  row: number | null;
  body: unknown;
  outcome: 'done' | 'pending' | 'refused';
  refusal: Refusal | null;
}

export async function insertRevision(tx: Tx, revision: NewRevision): Promise<void> {
  const { ledgerId, no, source, decisions, headBefore, counts, effectiveDay, basis, by, at } = revision;
  await tx.query(
    `insert into ledger_revision (ledger_id, revision_no, status, source_sha256, source_format, source_name, decisions,
       head_before, created_rows, changed_rows, withdrawn_rows, unchanged_rows, effective_day, basis, requested_by,
       requested_at)
     values ($1, $2, 'open', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ledgerId,
      no,
      source?.sha256 ?? null,
      source?.format ?? null,
      source?.fileName ?? null,
      JSON.stringify(decisions ?? {}),
      headBefore === null ? null : JSON.stringify(headBefore),
      counts.created,
      counts.changed,
      counts.withdrawn,
      counts.unchanged,
      effectiveDay,
      basis,
      by,
      at,
    ],
  );
}

/** Imports into a ledger, latest first. */
export function listRevisions(tx: Tx, ledgerId: string): Promise<Revision[]> {
  return tx.query<Revision & Record<string, unknown>>(
    `select r.ledger_id as "ledgerId", r.revision_no as no, r.status, r.decisions, r.head_before as "headBefore",
       case when r.source_sha256 is null then null else json_build_object(
         'sha256', r.source_sha256, 'format', r.source_format, 'fileName', r.source_name) end as source,
       json_build_object('created', r.created_rows, 'changed', r.changed_rows, 'withdrawn', r.withdrawn_rows,
         'unchanged', r.unchanged_rows) as counts,
       r.effective_day as "effectiveDay", r.basis, r.requested_by as by, r.requested_at as at,
       r.applied_by as "appliedBy",
       case when r.status = 'undone' then json_build_object('by', r.undone_by, 'at', r.settled_at) end as undone,
       (select json_build_object('total', count(*), 'done', count(*) filter (where c.outcome = 'done'),
          'refused', count(*) filter (where c.outcome = 'refused'),
          'pending', count(*) filter (where c.outcome = 'pending'))
        from ledger_change c where c.ledger_id = r.ledger_id and c.revision_no = r.revision_no
          and c.body->>'becomes' in ('amend', 'cancel')) as commands
     from ledger_revision r where r.ledger_id = $1 order by r.revision_no desc`,
    [ledgerId],
  );
}

/** One import; null when the ledger has none of this number. */
export async function findRevision(tx: Tx, ledgerId: string, no: number): Promise<Revision | null> {
  return (await listRevisions(tx, ledgerId)).find((revision) => revision.no === no) ?? null;
}

/** Nothing of it waits any more: it holds, or somebody took it back. */
export async function settleRevision(
  tx: Tx,
  where: { ledgerId: string; no: number },
  settled: { status: 'applied' } | { status: 'undone'; by: PersonId },
  at: EpochMs,
): Promise<void> {
  await tx.query(
    `update ledger_revision set status = $3, settled_at = $4, undone_by = $5
     where ledger_id = $1 and revision_no = $2`,
    [where.ledgerId, where.no, settled.status, at, settled.status === 'undone' ? settled.by : null],
  );
}

/** Its commands begin to be sent; whoever began goes on to be named. */
export async function beginApplying(
  tx: Tx,
  where: { ledgerId: string; no: number },
  by: PersonId,
): Promise<void> {
  await tx.query(
    `update ledger_revision set status = 'applying', applied_by = coalesce(applied_by, $3)
     where ledger_id = $1 and revision_no = $2 and status in ('open', 'applying')`,
    [where.ledgerId, where.no, by],
  );
}

/** An issue ends the time in which imports can be undone; one whose commands wait stays open for them. */
export async function closeRevisions(tx: Tx, ledgerId: string, at: EpochMs): Promise<void> {
  await tx.query(
    `update ledger_revision r set status = 'applied', settled_at = $2
     where r.ledger_id = $1 and r.status = 'open' and not exists (
       select from ledger_change c where c.ledger_id = r.ledger_id and c.revision_no = r.revision_no
         and c.outcome = 'pending')`,
    [ledgerId, at],
  );
}

export async function insertChanges(
  tx: Tx,
  where: { ledgerId: string; no: number },
  changes: readonly LedgerChange[],
): Promise<void> {
  await tx.query(
    `insert into ledger_change (ledger_id, revision_no, change_key, row_no, body, outcome)
     select $1::text, $2::int, key, row, body, outcome
     from jsonb_to_recordset($3::jsonb) as c(key text, row int, body jsonb, outcome text)`,
    [where.ledgerId, where.no, JSON.stringify(changes)],
  );
}

/** Confirmed differences of a revision; only those whose command waits when asked so. */
export function listChanges(
  tx: Tx,
  where: { ledgerId: string; no: number },
  only: { pending: boolean; limit: number } = { pending: false, limit: 20_000 },
): Promise<LedgerChange[]> {
  return tx.query<LedgerChange & Record<string, unknown>>(
    `select change_key as key, row_no as row, body, outcome, refusal from ledger_change
     where ledger_id = $1 and revision_no = $2 and (not $3 or outcome = 'pending')
     order by row_no nulls last, (body->>'printed')::int, change_key limit $4`,
    [where.ledgerId, where.no, only.pending, only.limit],
  );
}

/** The answer to the command of a difference. The last one settles the revision. */
export async function settleChange(
  tx: Tx,
  where: { ledgerId: string; no: number; key: string },
  refusal: Refusal | null,
  at: EpochMs,
): Promise<void> {
  const { ledgerId, no, key } = where;
  await tx.query(
    `update ledger_change set outcome = $4, refusal = $5, settled_at = $6
     where ledger_id = $1 and revision_no = $2 and change_key = $3 and outcome = 'pending'`,
    [
      ledgerId,
      no,
      key,
      refusal === null ? 'done' : 'refused',
      refusal === null ? null : JSON.stringify(refusal),
      at,
    ],
  );
  await tx.query(
    `update ledger_revision r set status = 'applied', settled_at = $3
     where r.ledger_id = $1 and r.revision_no = $2 and r.status = 'applying' and not exists (
       select from ledger_change c where c.ledger_id = r.ledger_id and c.revision_no = r.revision_no
         and c.outcome = 'pending')`,
    [ledgerId, no, at],
  );
}
