import type { Command, TaskId } from '#domain';
import { commandHash } from '../commit/command-hash.js';
import type { CommitOutcome } from '../commit/commit-ask.js';
import { keyReused } from '../commit/commit-fault.js';
import { storedOutcome } from '../commit/record.js';
import type { Tx } from '../database/transaction.js';

/**
 * What was answered to this key before, without asking the engine: a repeated request is not judged anew. Null for a new
 * key. Throws `CommitFault` `command.key_reused` when the key stands for another command.
 */
export async function knownOutcome(
  tx: Tx,
  ask: { taskId: TaskId; commandId: string; command: Command },
): Promise<CommitOutcome | null> {
  const known = await storedOutcome(tx, ask.taskId, ask.commandId);
  if (known === null) return null;
  if (!known.bodyHash.equals(commandHash(ask.command))) throw keyReused(ask.taskId, ask.commandId);
  return known.outcome;
}
