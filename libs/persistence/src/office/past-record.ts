import type { EpochMs, TaskId } from '#domain';
import type { Tx } from '../database/transaction.js';

/** Keys of the commands that a task has answered, accepted or refused: a script goes on after the last of them. */
export async function answeredCommands(tx: Tx, taskId: TaskId): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    'select command_id as id from task_command where task_id = $1',
    [taskId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Notices in the inbox that were sent before `before` count as read; what came later still waits to be seen. */
export async function readNoticesBefore(tx: Tx, before: EpochMs): Promise<void> {
  await tx.query(
    `update notice_delivery set status = 'read', read_at = sent_at
     where channel = 'inApp' and status = 'sent' and sent_at < $1`,
    [before],
  );
}
