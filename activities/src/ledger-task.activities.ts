import { ApplicationFailure } from '@temporalio/common';
import { isClosed, systemActor } from '#domain';
import { CommitFault, commit, loadTask } from '#persistence';
import type { CommitAnswer, CommitAsk, LedgerTaskActivities, LoadedTask, TaskRef } from '#temporal';
import { ANSWER_BYTES_MAX, bounded } from '#temporal';
import type { Dependencies } from './dependencies.js';
import type { RightOfWay } from './right-of-way.js';

/** The two ways of a task workflow to its record. Either may be asked again at any time. */
export function ledgerTaskActivities(
  { database, metrics }: Pick<Dependencies, 'database' | 'metrics'>,
  way: RightOfWay,
): LedgerTaskActivities {
  return {
    /** Decides and records one command. Fails with the code of `CommitFault`, finally when no repetition mends it. */
    async commit(ask: CommitAsk): Promise<CommitAnswer> {
      if (ask.command.by.person !== systemActor.person) way.person();
      const stop = metrics.commitSeconds.startTimer();
      try {
        const { duplicate, ...answer } = await commit(database, ask);
        stop({ outcome: duplicate ? 'duplicate' : answer.outcome.accepted ? 'accepted' : 'refused' });
        return withinBounds(answer);
      } catch (cause) {
        stop({ outcome: 'failed' });
        throw commitFailure(cause);
      }
    },

    async load(where: TaskRef): Promise<LoadedTask> {
      const { task, wakeAt } = await loadTask(database, where);
      const loaded = { task, wakeAt, closed: task !== null && isClosed(task) };
      return bounded(loaded, ANSWER_BYTES_MAX, `task ${where.taskId}`);
    },
  };
}

/** Without its events when they are too large for one payload: then the workflow loads the task instead. */
function withinBounds(answer: CommitAnswer): CommitAnswer {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  return bytes <= ANSWER_BYTES_MAX ? answer : { ...answer, events: [] };
}

function commitFailure(cause: unknown): unknown {
  if (!(cause instanceof CommitFault)) return cause;
  return ApplicationFailure.create({
    type: cause.code,
    message: cause.message,
    nonRetryable: !cause.retryable,
    cause: cause.cause instanceof Error ? cause.cause : undefined,
  });
}
