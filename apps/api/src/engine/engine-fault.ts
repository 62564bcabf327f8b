import type { Refusal } from '#domain';
import { failureCode, refusalOf, shouldRepeat, wasNotTaken } from '#temporal';

/** What an error of the engine's client says about the command that was sent. */
export type EngineFault =
  /** The law said no. */
  | { kind: 'refused'; refusal: Refusal }
  /** The command itself cannot be done: the code of its final failure. */
  | { kind: 'failed'; code: string }
  /** No workflow runs under this id. */
  | { kind: 'missing' }
  /** Sent, and not known to be done: it may still happen. */
  | { kind: 'unsettled' }
  /** Too much at once; nothing was done. */
  | { kind: 'busy' }
  /** The engine does not answer. */
  | { kind: 'away' };

const gRPC = {
  NOT_FOUND: 5,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNAVAILABLE: 14,
  DEADLINE_EXCEEDED: 4,
};

/** Failures of a run that ended before its answer was fetched; the record knows what became of the command. */
const cutShort: ReadonlySet<string> = new Set(['AcceptedUpdateCompletedWorkflow', 'WorkflowUpdateCutShort']);

/** By name and shape, never by class: classes differ between realms (ENGINE 3.1). Null for an error of another kind. */
export function engineFault(error: unknown): EngineFault | null {
  const refusal = refusalOf(error);
  if (refusal !== null) return { kind: 'refused', refusal };
  if (wasNotTaken(error)) return { kind: 'busy' };
  if (shouldRepeat(error)) return { kind: 'unsettled' };
  switch ((error as { name?: unknown } | null)?.name) {
    case 'WorkflowNotFoundError':
      return { kind: 'missing' };
    case 'WorkflowUpdateRPCTimeoutOrCancelledError':
      return { kind: 'unsettled' };
    case 'WorkflowUpdateFailedError':
      return updateFault(error);
    case 'NamespaceNotFoundError':
      return { kind: 'away' };
    default:
      return statusFault(statusOf(error));
  }
}

function updateFault(error: unknown): EngineFault {
  const code = failureCode(error);
  return code === null || cutShort.has(code) ? { kind: 'unsettled' } : { kind: 'failed', code };
}

function statusFault(status: number | null): EngineFault | null {
  switch (status) {
    case gRPC.NOT_FOUND:
      return { kind: 'missing' };
    case gRPC.RESOURCE_EXHAUSTED:
    case gRPC.FAILED_PRECONDITION:
      return { kind: 'busy' };
    case gRPC.UNAVAILABLE:
      return { kind: 'away' };
    case gRPC.DEADLINE_EXCEEDED:
      return { kind: 'unsettled' };
    default:
      return null;
  }
}

const CAUSES_MAX = 5;

/** The gRPC status in a chain of causes. */
function statusOf(error: unknown): number | null {
  let current = error;
  for (let depth = 0; depth < CAUSES_MAX && typeof current === 'object' && current !== null; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'number') return code;
    current = cause;
  }
  return null;
}
