import type { Task, TaskId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';
import { PAGE_MAX } from './paging.js';

const statesById = statement('task.states', 'select id, state from task where id = any ($1::text[])');

/** The states of these tasks by id, at most one page of them; those that do not exist are left out. */
export async function taskStates(tx: Tx, ids: readonly TaskId[]): Promise<Map<TaskId, Task>> {
  const rows = await tx.query<{ id: TaskId; state: Task }>(statesById, [
    [...new Set(ids)].slice(0, PAGE_MAX),
  ]);
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Open tasks whose next wake-up comes soonest, in that order: what will happen next stands in their states. */
export async function soonestTasks(tx: Tx, ask: { ledger: string | null; limit: number }): Promise<Task[]> {
  const rows = await tx.query<{ state: Task }>(
    `select state from task where closed_at is null and wake_at is not null and ($1::text is null or ledger_id = $1)
     order by wake_at, id limit $2`,
    [ask.ledger, Math.min(ask.limit, PAGE_MAX)],
  );
  return rows.map((row) => row.state);
}
