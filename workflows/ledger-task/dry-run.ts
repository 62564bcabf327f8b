import { ApplicationFailure } from '@temporalio/workflow';
import { decide, isRefusal } from '#domain';
import type { CommandCall } from '#temporal';
import { COMMAND_BYTES_MAX, COMMAND_ID_MAX, bounded, refusalFailure } from '#temporal';
import type { Replica } from './replica.js';

/**
 * Validator of the `command` update: refuses what the replica already refuses, so that it leaves no trace. Only the
 * commit decides; before the replica is loaded everything well-formed passes. Synchronous, changes nothing.
 */
export function dryRun(replica: Replica, call: CommandCall): void {
  checkForm(call);
  if (!replica.loaded) return;
  const at = Math.max(Date.now(), replica.task?.at ?? 0);
  const decision = decide(replica.task, call.command, at);
  if (isRefusal(decision)) throw refusalFailure(decision.refusal);
}

/** What would break the handler instead of being refused by the law. */
function checkForm(call: CommandCall): void {
  const id: unknown = call?.commandId;
  const kind: unknown = call?.command?.kind;
  if (typeof id !== 'string' || id === '' || id.length > COMMAND_ID_MAX || typeof kind !== 'string')
    throw ApplicationFailure.nonRetryable('a command needs a commandId and a kind', 'command.malformed');
  bounded(call.command, COMMAND_BYTES_MAX, `the command ${id}`);
}
