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

/** Tasks that are locked and projected in one transaction: commands for them wait for so long. */
const BATCH = 25;

/**
 * Projects state, columns, to-do entries, tracks and escalations anew from the events, a few tasks at a time under their
 * locks: people may go on working. Notices are not touched, since what was sent was sent. A record whose chain is broken
 * is reported and not projected: it would turn damage into truth.
 */
export async function rebuild(
  database: Database,
  options: { tenantId: string; onProgress?: (progress: { tasks: number }) => void },
): Promise<RebuildReport> {
  const report: RebuildReport = { tasks: 0, damaged: [] };
  for (let after = ''; ;) {
    const batch = await inTenant(database, options.tenantId, (tx) => rebuildBatch(tx, after));
    report.damaged.push(...batch.damaged);
    report.tasks += batch.ids.length;
    options.onProgress?.({ tasks: report.tasks });
    const last = batch.ids.at(-1);
    if (last === undefined || batch.ids.length < BATCH) return report;
    after = last;
  }
}

async function rebuildBatch(tx: Tx, after: TaskId): Promise<{ ids: TaskId[]; damaged: Violation[] }> {
  const ids = await taskIdsAfter(tx, after, BATCH);
  await tx.query('select from task where id = any ($1::text[]) order by id for update', [ids]);
  const checks = [...(await checkRecords(tx, ids))];
  const damaged = checks.flatMap(([, check]) => damageOf(check));
  const sound = checks.filter(([, check]) => damageOf(check).length === 0);
  await tx.query(clear, [sound.map(([id]) => id)]);
  for (const [id, check] of sound) if (check.state !== null) await restore(tx, id, check, check.state);
  return { ids, damaged };
}

/** What keeps a record from being projected: a broken chain, or an event that cannot be folded. */
function damageOf(check: RecordCheck): Violation[] {
  return check.violations.filter(({ invariant }) => invariant === 'I7' || invariant === 'I4');
}

const clear = `with todo as (delete from todo_entry where task_id = any ($1::text[])),
    track as (delete from task_track where task_id = any ($1::text[]))
  delete from escalation_step where task_id = any ($1::text[])`;

async function restore(tx: Tx, id: TaskId, check: RecordCheck, state: Task): Promise<void> {
  const row = taskRow(state);
  await tx.query(
    `insert into task (id, ledger_id, row_no, coordinating_unit, issued_at, seq, head_hash, state, changed_at,
       status, standing, due_day, wake_at, closed_at, days_late, blue_from, yellow_from, red_from,
       amended_text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict (tenant_id, id) do update set seq = excluded.seq, head_hash = excluded.head_hash,
       state = excluded.state, changed_at = excluded.changed_at, status = excluded.status,
       standing = excluded.standing, due_day = excluded.due_day, wake_at = excluded.wake_at,
       closed_at = excluded.closed_at, days_late = excluded.days_late, blue_from = excluded.blue_from,
       yellow_from = excluded.yellow_from, red_from = excluded.red_from,
       amended_text = excluded.amended_text`,
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
  writeReadModel(tx, id, { ...projected, fired: check.escalations() });
}
