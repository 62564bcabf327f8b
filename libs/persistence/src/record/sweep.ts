import type { EpochMs, TaskId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Page, PageAsk } from '../queries/paging.js';
import { keyAfter, pageOf, rowsToRead } from '../queries/paging.js';

export interface OpenTask {
  id: TaskId;
  seq: number;
  wakeAt: EpochMs | null;
}

/** Tasks that are not closed, by id: after the loss of the engine's database each needs its workflow again. */
export async function openTasks(tx: Tx, ask: PageAsk): Promise<Page<OpenTask>> {
  const [after] = keyAfter(ask, ['']);
  const rows = await tx.query<OpenTask & Record<string, unknown>>(
    `select id, seq, wake_at as "wakeAt" from task where closed_at is null and id > $1 order by id limit $2`,
    [after, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    ({ id }) => [id],
    (row) => row,
  );
}

/**
 * Open tasks whose wake-up passed more than `graceMs` before `now` without a tick, longest first. Healthy: none (I9).
 * A row that was issued with its past, or went on just now, has had less time than its wake-up says.
 */
export function overdueWakeUps(
  tx: Tx,
  ask: { now: EpochMs; graceMs: number; limit: number },
): Promise<{ id: TaskId; wakeAt: EpochMs }[]> {
  return tx.query(
    `select id, wake_at as "wakeAt" from task where closed_at is null and wake_at < $1 and changed_at < $1
     order by wake_at, id limit $2`,
    [ask.now - ask.graceMs, ask.limit],
  );
}

/** Tasks that closed after `after` and not after `until`, first closed first: by now their workflows have ended. */
export async function closedBetween(
  tx: Tx,
  ask: { after: EpochMs; until: EpochMs; limit: number },
): Promise<TaskId[]> {
  const rows = await tx.query<{ id: TaskId }>(
    'select id from task where closed_at > $1 and closed_at <= $2 order by closed_at, id limit $3',
    [ask.after, ask.until, ask.limit],
  );
  return rows.map(({ id }) => id);
}
