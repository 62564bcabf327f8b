import type { CommandOf, EpochMs, PersonId, Refusal, TaskId } from '#domain';
import { systemActor } from '#domain';
import type { Tx } from '../database/transaction.js';
import { calendarValue, calendarYears } from '../settings/calendars.js';
import { currentPolicy } from '../settings/policies.js';
import { taskIdOf } from './ledger.js';
import { findLedger, findLedgerRows } from './ledgers.js';
import { closeRevisions } from './revisions.js';

/** How far an issue has come (F6): `started + refused + pending = total`. */
export interface IssueProgress {
  ledgerId: string;
  issueNo: number;
  requestedBy: PersonId;
  requestedAt: EpochMs;
  /** Null while rows are still pending. */
  finishedAt: EpochMs | null;
  total: number;
  started: number;
  refused: number;
  pending: number;
}

export interface IssueRow {
  row: number;
  taskId: TaskId;
  status: 'pending' | 'started' | 'refused';
  refusal: Refusal | null;
}

/**
 * Begins the issue of a ledger (F6). While one is running, or when every row is issued already, nothing is added and
 * its progress is the answer: asked twice, rows start once. Rows that were refused before are tried anew.
 * Null for a ledger that does not exist or was taken back.
 */
export async function beginIssue(
  tx: Tx,
  ask: { ledgerId: string; by: PersonId; at: EpochMs },
): Promise<IssueProgress | null> {
  const [ledger] = await tx.query<{ status: string }>('select status from ledger where id = $1 for update', [
    ask.ledgerId,
  ]);
  if (ledger === undefined || ledger.status === 'undone') return null;
  const running = await issueProgress(tx, ask.ledgerId);
  if (running !== null && running.finishedAt === null) return running;
  const rows = await rowsToIssue(tx, ask.ledgerId);
  if (rows.length === 0) return running;
  const issueNo = (running?.issueNo ?? 0) + 1;
  await tx.query(
    'insert into issue_batch (ledger_id, issue_no, requested_by, requested_at) values ($1, $2, $3, $4)',
    [ask.ledgerId, issueNo, ask.by, ask.at],
  );
  await tx.query(
    `insert into issue_row (ledger_id, row_no, issue_no, task_id, status)
     select $1::text, r.row, $2, r.task, 'pending' from jsonb_to_recordset($3::jsonb) as r(row int, task text)
     on conflict (tenant_id, ledger_id, row_no) do update
       set issue_no = excluded.issue_no, status = 'pending', refusal = null, settled_at = null`,
    [ask.ledgerId, issueNo, JSON.stringify(rows.map((row) => ({ row, task: taskIdOf(ask.ledgerId, row) })))],
  );
  await tx.query(`update ledger set status = 'issuing', changed_at = $2 where id = $1`, [
    ask.ledgerId,
    ask.at,
  ]);
  await closeRevisions(tx, ask.ledgerId, ask.at);
  return issueProgress(tx, ask.ledgerId);
}

/** Rows that the next issue starts: neither started nor merged into another ledger's row (F6, F10). */
export async function rowsToIssue(tx: Tx, ledgerId: string): Promise<number[]> {
  const rows = await tx.query<{ row: number }>(
    `select r.row_no as row from ledger_row r
     where r.ledger_id = $1 and r.merged_ledger is null and not exists (
       select from issue_row i where i.ledger_id = r.ledger_id and i.row_no = r.row_no and i.status = 'started')
     order by 1`,
    [ledgerId],
  );
  return rows.map(({ row }) => row);
}

/** Progress of the latest issue of a ledger; null when it was never issued. */
export async function issueProgress(tx: Tx, ledgerId: string): Promise<IssueProgress | null> {
  const [progress] = await tx.query<IssueProgress & Record<string, unknown>>(
    `select b.ledger_id as "ledgerId", b.issue_no as "issueNo", b.requested_by as "requestedBy",
       b.requested_at as "requestedAt", b.finished_at as "finishedAt", count(r.row_no)::int as total,
       count(r.row_no) filter (where r.status = 'started')::int as started,
       count(r.row_no) filter (where r.status = 'refused')::int as refused,
       count(r.row_no) filter (where r.status = 'pending')::int as pending
     from issue_batch b left join issue_row r on r.ledger_id = b.ledger_id and r.issue_no = b.issue_no
     where b.ledger_id = $1 group by b.ledger_id, b.issue_no, b.requested_by, b.requested_at, b.finished_at
     order by b.issue_no desc limit 1`,
    [ledgerId],
  );
  return progress ?? null;
}

/** Rows of an issue in their order, after `after`; only pending ones when asked so. */
export function issueRows(
  tx: Tx,
  ask: { ledgerId: string; issueNo: number; after: number; limit: number; pendingOnly: boolean },
): Promise<IssueRow[]> {
  return tx.query<IssueRow & Record<string, unknown>>(
    `select row_no as row, task_id as "taskId", status, refusal from issue_row
     where ledger_id = $1 and issue_no = $2 and row_no > $3 and (not $5 or status = 'pending')
     order by row_no limit $4`,
    [ask.ledgerId, ask.issueNo, ask.after, ask.limit, ask.pendingOnly],
  );
}

/** What became of one row of an issue: `refusal` is the law's, null when the row stands in the record. */
export interface SettledRow {
  row: number;
  refusal: Refusal | null;
}

/** Settles rows of an issue. The last row that was settled also settles the issue and makes the ledger an issued one. */
export async function settleIssueRows(
  tx: Tx,
  settled: { ledgerId: string; rows: readonly SettledRow[]; at: EpochMs },
): Promise<void> {
  await tx.query('select from ledger where id = $1 for update', [settled.ledgerId]);
  await tx.query(
    `update issue_row i set refusal = s.refusal, settled_at = $3,
       status = case when s.refusal is null then 'started' else 'refused' end
     from jsonb_to_recordset($2::jsonb) as s(row int, refusal jsonb)
     where i.ledger_id = $1 and i.row_no = s.row and i.status <> 'started'`,
    [
      settled.ledgerId,
      JSON.stringify(settled.rows.map(({ row, refusal }) => ({ row, refusal }))),
      settled.at,
    ],
  );
  await tx.query(
    `with done as (
       update issue_batch b set finished_at = $2 where b.ledger_id = $1 and b.finished_at is null and not exists (
         select from issue_row r where r.ledger_id = b.ledger_id and r.issue_no = b.issue_no and r.status = 'pending')
       returning b.ledger_id
     )
     update ledger l set status = 'issued', changed_at = $2 from done where l.id = done.ledger_id`,
    [settled.ledgerId, settled.at],
  );
}

/**
 * The commands that issue rows, in their order, from the paper, the calendar and the policy as they stand now. The
 * calendar begins with the year before the ledger's, which is enough for every step of its rows. A row that the ledger
 * does not have is left out; throws when the office has no policy yet (`prepareTenant`).
 */
export async function issueCommands(
  tx: Tx,
  ledgerId: string,
  rows: readonly number[],
): Promise<CommandOf<'issue'>[]> {
  const ledger = await findLedger(tx, ledgerId);
  if (ledger === null) return [];
  const papers = await findLedgerRows(tx, ledgerId, rows);
  const policy = await currentPolicy(tx);
  if (policy === null) throw new Error(`tenant ${tx.tenantId} has no policy: it was not prepared`);
  const years = (await calendarYears(tx)).map(({ year }) => year).filter((year) => year >= ledger.year - 1);
  const calendar = await calendarValue(tx, years);
  return papers.map((paper) => ({
    kind: 'issue',
    by: systemActor,
    task: taskIdOf(ledgerId, paper.row),
    ledger: ledgerId,
    row: paper.row,
    standing: paper.standing,
    skippable: paper.skippable,
    dueDay: paper.dueDay,
    coordinatingUnit: ledger.coordinatingUnit,
    responsibleLeader: paper.responsibleLeader ?? ledger.responsibleLeader,
    calendar,
    policy,
    assignments: paper.assignments,
    placeholders: paper.placeholders,
    phases: paper.phases,
  }));
}
