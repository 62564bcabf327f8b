import type { TaskId } from '#domain';
import type { CommitOutcome } from '../commit/commit-ask.js';
import { storedOutcome } from '../commit/record.js';
import type { Tx } from '../database/transaction.js';

/** What became of the command with this key, for a caller who only knows the key; null while nothing is recorded. */
export async function commandOutcome(
  tx: Tx,
  ask: { taskId: TaskId; commandId: string },
): Promise<CommitOutcome | null> {
  return (await storedOutcome(tx, ask.taskId, ask.commandId))?.outcome ?? null;
}
