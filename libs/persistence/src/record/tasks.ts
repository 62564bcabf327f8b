import type { EpochMs, Task } from '#domain';
import { nextWake } from '#domain';
import type { Database } from '../database/open-database.js';
import type { Tx } from '../database/transaction.js';
import { inTenantAtOnce, statement } from '../database/transaction.js';

/** A task as it stands in the record: the fold of its events and the hash of the last one. */
export interface StoredTask {
  state: Task;
  headHash: Buffer;
}

interface TaskRow {
  /** Missing when it is the one that was known. */
  state: Task | null;
  head_hash: Buffer;
}

const lock = statement(
  'task.lock',
  'select case when head_hash = $2 then null else state end as state, head_hash from task where id = $1 for update',
);
const read = statement('task.read', 'select state, head_hash from task where id = $1');

/**
 * The task, locked until the transaction ends; null when nobody issued it. `known`: a state that the record had; it is
 * not read again when the record still has it.
 */
export async function lockTask(tx: Tx, taskId: string, known?: StoredTask): Promise<StoredTask | null> {
  return storedTask(await tx.query<TaskRow>(lock, [taskId, known?.headHash ?? null]), known);
}

/** The task as it stands, without a lock; null when nobody issued it. */
export async function readTask(tx: Tx, taskId: string): Promise<StoredTask | null> {
  return storedTask(await tx.query<TaskRow>(read, [taskId]));
}

function storedTask(rows: TaskRow[], known?: StoredTask): StoredTask | null {
  const row = rows[0];
  if (row === undefined) return null;
  const state = row.state ?? known?.state;
  if (state === undefined) throw new Error('a task has no state');
  return { state, headHash: row.head_hash };
}

/** The task's state and when time alone will do something next; both null for a task that nobody issued. */
export async function loadTask(
  database: Database,
  where: { tenantId: string; taskId: string },
): Promise<{ task: Task | null; wakeAt: EpochMs | null }> {
  const stored = await inTenantAtOnce(database, where.tenantId, (tx) => readTask(tx, where.taskId));
  return { task: stored?.state ?? null, wakeAt: stored === null ? null : nextWake(stored.state) };
}
