import { recoverWorkflowId, taskQueue } from './names.js';

/** Input of a recovery; a next run carries on at `cursor` with the counts so far. */
export interface RecoverInput {
  tenantId: string;
  cursor?: string;
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

/** A page of `limit` open tasks; null begins with the first. */
export interface RecoverPageAsk {
  tenantId: string;
  cursor: string | null;
  limit: number;
}

/** `next`: cursor of the page after this one, null on the last. */
export interface RecoverPage extends RecoverReport {
  next: string | null;
}

export interface RecoverActivities {
  recoverPage(ask: RecoverPageAsk): Promise<RecoverPage>;
}
