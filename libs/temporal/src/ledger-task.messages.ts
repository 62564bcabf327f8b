import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command, EpochMs, Refusal, Task, TaskEvent } from '#domain';
import { taskQueue, taskWorkflowId } from './names.js';

/** The row a workflow stands for. All that a next run is ever given. */
export interface TaskRef {
  tenantId: string;
  taskId: string;
}

/**
 * What a run may know from its start: when time alone will do something next, as the record said just now. It need not
 * load the record for that; the first commit that it makes brings the events there are. Until that instant, or the first
 * command, it sleeps: the engine has its start and its instant, and no worker has seen it (`taskStart`).
 */
export interface KnownWake {
  wakeAt: EpochMs | null;
}

/** One command for a task. `commandId` is the idempotency key, and the id of the update that brings it. */
export interface CommandCall {
  commandId: string;
  command: Command;
  /**
   * Number of events of the state on which the sender's own dry run allowed it; missing when there was none. The same
   * question about the same state is not asked twice: only a replica that stands elsewhere makes a dry run of its own.
   */
  allowedAtSeq?: number;
}

/** What became of a command, for ever. `seq`: number of events of the task right after it. */
export type CommandOutcome = { accepted: true; seq: number } | { accepted: false; refusal: Refusal };

/**
 * Answer of the `command` update. A refusal comes in two ways: as a failure (see `refusalOf`) when the workflow's
 * replica already refuses, which leaves no trace, and as an outcome when the transaction does.
 * `seq`: number of events of the task now.
 */
export interface CommandReply {
  seq: number;
  outcome: CommandOutcome;
  /**
   * Hash of the command that the outcome is about, in hexadecimal. The engine looks at the key alone: when two different
   * commands meet under one key, the second is given the answer to the first. Missing in answers of an earlier release.
   */
  commandHash?: string;
}

/**
 * What the workflow holds. `task` is null before the record was looked at (right after the issue, until the first
 * command), and for a row that nobody issued.
 */
export interface ReplicaView {
  task: Task | null;
  wakeAt: EpochMs | null;
}

/**
 * A command (DESIGN 4). Send it with `updateId` = `commandId` and a deadline. When no workflow answers
 * (`WorkflowNotFoundError`: the task is closed, or its workflow is missing), send it again as update-with-start with
 * `taskStart`, conflict policy USE_EXISTING and reuse policy ALLOW_DUPLICATE: the new run loads the record, and
 * `reopen` is done there. When `shouldRepeat` says so, send it again as it is. After a refusal by failure ask the record for the key first: the replica refuses what was
 * done before, also when this very key did it in an earlier run.
 */
export const commandUpdate = defineUpdate<CommandReply, [CommandCall]>('command');

/**
 * Loads the record again: something may have been committed that this workflow was not told of. A row that sleeps
 * since its start hears it only with another one (signal-with-start); by itself it waits for the first task.
 */
export const syncSignal = defineSignal('sync');

/** Begins a new run with an empty history at the next quiet moment, e.g. after an upgrade of the workers. */
export const renewSignal = defineSignal('renew');

/** The replica, to be compared with the record (`taizhang verify`). */
export const replicaQuery = defineQuery<ReplicaView>('replica');

/** How long a worker may be gone with a task in hand before another one gets it. */
export const WORKFLOW_TASK_TIMEOUT_MS = 5_000;

/**
 * The options with which every task workflow is started, by whomever. A row whose next instant is known has nothing to
 * do before it, so the engine is asked to hand its first task out then, or when a command comes: a start costs less than
 * half, and no worker holds rows that nobody touches (ADR 0017).
 */
export function taskStart(where: TaskRef, queue: string = taskQueue, known?: KnownWake) {
  const sleepsMs = Math.max(0, (known?.wakeAt ?? 0) - Date.now());
  return {
    workflowId: taskWorkflowId(where.tenantId, where.taskId),
    taskQueue: queue,
    args: (known === undefined ? [where] : [where, known]) as [TaskRef, KnownWake?],
    workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
    ...(sleepsMs > 0 ? { startDelay: sleepsMs } : {}),
  };
}

/** What `commit` is asked: the call, when it was made, and the number of events the replica has folded. */
export interface CommitAsk extends TaskRef, CommandCall {
  at: EpochMs;
  knownSeq: number;
}

/** What `commit` answers: all the workflow ever learns. It is recorded in history, so replay asks no law. */
export interface CommitAnswer {
  outcome: CommandOutcome;
  commandHash?: string;
  /** The events after `knownSeq`, or none when they are too many for one answer. */
  events: TaskEvent[];
  seq: number;
  wakeAt: EpochMs | null;
  closed: boolean;
}

/** The row as it stands in the record; `task` is null when nobody issued it. */
export interface LoadedTask {
  task: Task | null;
  wakeAt: EpochMs | null;
  closed: boolean;
}

/** The activities of a task workflow. Both may be asked any number of times. */
export interface LedgerTaskActivities {
  commit(ask: CommitAsk): Promise<CommitAnswer>;
  load(where: TaskRef): Promise<LoadedTask>;
}
