import { ApplicationFailure, log } from '@temporalio/workflow';
import { decide, isRefusal } from '#domain';
import type { Command, Refusal } from '#domain';
import type { CommandCall } from '#temporal';
import { COMMAND_BYTES_MAX, COMMAND_ID_MAX, bounded, refusalFailure } from '#temporal';
import type { Replica } from './replica.js';

/**
 * Validator of the `command` update: refuses what the replica already refuses, so that it leaves no trace. Only the
 * commit decides. Before the replica is loaded everything well-formed passes, and so does what the sender found allowed
 * on the very state that the replica holds. Synchronous, changes nothing.
 */
export function dryRun(replica: Replica, call: CommandCall): void {
  checkForm(call);
  const isAnswered = !replica.loaded || call.allowedAtSeq === replica.seq;
  const refusal = isAnswered ? null : foreseen(replica, call.command);
  if (refusal !== null) throw refusalFailure(refusal);
}

/** What would break the handler instead of being refused by the law. */
function checkForm(call: CommandCall): void {
  const id: unknown = call?.commandId;
  const kind: unknown = call?.command?.kind;
  if (typeof id !== 'string' || id === '' || id.length > COMMAND_ID_MAX || typeof kind !== 'string')
    throw ApplicationFailure.nonRetryable('a command needs a commandId and a kind', 'command.malformed');
  bounded(call.command, COMMAND_BYTES_MAX, `the command ${id}`);
}

/** The refusal to be expected; none also when this release cannot tell from a state of an earlier one. */
function foreseen(replica: Replica, command: Command): Refusal | null {
  try {
    const { task } = replica;
    const decision = decide(task, command, Math.max(Date.now(), task?.at ?? 0));
    return isRefusal(decision) ? decision.refusal : null;
  } catch (failure) {
    log.warn('no dry run, the commit will decide', { failure });
    return null;
  }
}
