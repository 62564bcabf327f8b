import { recoverWorkflowId, taskQueue } from './names.js';

/** Input of a recovery; a next run carries on after the task `after` with the counts so far. */
export interface RecoverInput {
  tenantId: string;
  after?: string;
  started?: number;
  running?: number;
}

/** Open tasks whose workflow was started, and those that had one. */
export interface RecoverReport {
  started: number;
  running: number;
}

/** The options with which a recovery is started; one runs at a time. */
export function recoverStart(input: RecoverInput, queue: string = taskQueue) {
  return {
    workflowId: recoverWorkflowId(input.tenantId),
    taskQueue: queue,
    args: [input] as [RecoverInput],
  };
}

/** The first `limit` open tasks after `after`, in the order of their ids. */
export interface RecoverPageAsk {
  tenantId: string;
  after: string;
  limit: number;
}

/** `next`: the last task looked at, null when there are no more. */
export interface RecoverPage extends RecoverReport {
  next: string | null;
}

export interface RecoverActivities {
  recoverPage(ask: RecoverPageAsk): Promise<RecoverPage>;
}
