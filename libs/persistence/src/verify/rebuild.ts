import type { Task, TaskId } from '#domain';
import { readModelChange, writeReadModel } from '../commit/read-model.js';
import { taskRow } from '../commit/projection.js';
import type { Database } from '../database/open-database.js';
import type { Tx } from '../database/transaction.js';
import { inTenant } from '../database/transaction.js';
import { checkRecords, taskIdsAfter } from './read-records.js';
import type { RecordCheck } from './record-check.js';
import type { Violation } from './violation.js';

export interface RebuildReport {
  tasks: number;
  /** Tasks that were left as they are, because their own record does not verify. */
  damaged: Violation[];
}

const BATCH = 100;

/**
 * Projects state, columns, to-do entries, tracks and escalations anew from the events, task by task, each under its
 * lock: people may go on working. Notices are not touched, since what was sent was sent. A record whose chain is broken
 * is reported and not projected: it would turn damage into truth.
 */
export async function rebuild(
  database: Database,
  options: { tenantId: string; onProgress?: (progress: { tasks: number }) => void },
): Promise<RebuildReport> {
  const { tenantId } = options;
  const report: RebuildReport = { tasks: 0, damaged: [] };
  for (let after = ''; ;) {
    const ids = await inTenant(database, tenantId, (tx) => taskIdsAfter(tx, after, BATCH));
    for (const id of ids)
      report.damaged.push(...(await inTenant(database, tenantId, (tx) => rebuildTask(tx, id))));
    report.tasks += ids.length;
    options.onProgress?.({ tasks: report.tasks });
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return report;
    after = last;
  }
}

async function rebuildTask(tx: Tx, id: TaskId): Promise<Violation[]> {
  await tx.query('select from task where id = $1 for update', [id]);
  const check = (await checkRecords(tx, [id])).get(id);
  if (check === undefined) return [];
  const damage = check.violations.filter(({ invariant }) => invariant === 'I7' || invariant === 'I4');
  if (damage.length > 0) return damage;
  for (const table of ['todo_entry', 'task_track', 'escalation_step'])
    await tx.query(`delete from ${table} where task_id = $1`, [id]);
  if (check.state !== null) await restore(tx, id, check, check.state);
  return [];
}

async function restore(tx: Tx, id: TaskId, check: RecordCheck, state: Task): Promise<void> {
  const row = taskRow(state);
  await tx.query(
    `insert into task (id, ledger_id, row_no, coordinating_unit, issued_at, seq, head_hash, state, changed_at,
       status, standing, due_day, wake_at, closed_at, days_late, blue_from, yellow_from, red_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     on conflict (tenant_id, id) do update set seq = excluded.seq, head_hash = excluded.head_hash,
       state = excluded.state, changed_at = excluded.changed_at, status = excluded.status,
       standing = excluded.standing, due_day = excluded.due_day, wake_at = excluded.wake_at,
       closed_at = excluded.closed_at, days_late = excluded.days_late, blue_from = excluded.blue_from,
       yellow_from = excluded.yellow_from, red_from = excluded.red_from`,
    [
      id,
      state.ledger,
      state.row,
      state.coordinatingUnit,
      state.issuedAt,
      check.seq,
      check.headHash,
      JSON.stringify(state),
      state.at,
      ...Object.values(row),
    ],
  );
  const projected = readModelChange(null, state, []);
  await writeReadModel(tx, id, { ...projected, fired: check.escalations() });
}
