import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { CommitAnswer, CommitAsk, LedgerTaskActivities, LoadedTask, TaskRef } from '#temporal';

/**
 * Inside the workflow task: cheapest, and good as long as the database answers at once. Its time is well below that of
 * a workflow task (`WORKFLOW_TASK_TIMEOUT_MS`), which would otherwise be prolonged with three more events each time.
 */
const quick = proxyLocalActivities<LedgerTaskActivities>({
  startToCloseTimeout: '2s',
  scheduleToCloseTimeout: '2500ms',
  retry: { maximumAttempts: 3, initialInterval: '100ms', backoffCoefficient: 3 },
});

/** Of the same name, as an activity of its own: what is asked is durable before it runs, and waits for the database. */
const patient = proxyActivities<LedgerTaskActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** Commits a command; does not give up before the record has answered. Throws the record's final failures only. */
export const commit = (ask: CommitAsk): Promise<CommitAnswer> =>
  persistently('commit', quick.commit, patient.commit, ask);

/** Reads the task; does not give up before the record has answered. */
export const load = (where: TaskRef): Promise<LoadedTask> =>
  persistently('load', quick.load, patient.load, where);

async function persistently<A, R>(
  name: string,
  inTask: (ask: A) => Promise<R>,
  durable: (ask: A) => Promise<R>,
  ask: A,
): Promise<R> {
  try {
    return await inTask(ask);
  } catch (failure) {
    if (isCancellation(failure)) throw failure;
    throwIfFinal(failure);
    log.warn(`${name} waits for the record`, { failure });
  }
  try {
    return await durable(ask);
  } catch (failure) {
    throwIfFinal(failure);
    throw failure;
  }
}

/** A failure that no repetition mends, as itself: its type is the code that the caller is told. */
function throwIfFinal(failure: unknown): void {
  const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
  if (cause instanceof ApplicationFailure && cause.nonRetryable === true) throw cause;
}
