/**
 * Everything by which a running workflow is found or asked. Workflows live for a year and outlast many releases, so
 * none of these names ever changes; `wire-names.spec.ts` holds them.
 */

/** Namespace of the product in the engine, and the one queue of its workers. */
export const namespace = 'taizhang';
export const taskQueue = 'taizhang';

/** Workflow types, by the name of their function. */
export const workflowTypes = {
  ledgerTask: 'ledgerTask',
  issueLedger: 'issueLedger',
  reconcile: 'reconcile',
  recover: 'recover',
} as const;

/** Longest workflow id that the engine's search tables hold (ENGINE 4). */
const WORKFLOW_ID_MAX = 255;

/** The workflow of one row. */
export function taskWorkflowId(tenantId: string, taskId: string): string {
  return workflowId('task', tenantId, taskId);
}

/** The workflow that issues a ledger for the `issueNo`-th time; asked twice, the second one finds the first. */
export function issueWorkflowId(tenantId: string, ledgerId: string, issueNo: number): string {
  return workflowId('issue', tenantId, ledgerId, String(issueNo));
}

/** The sweep of one tenant. */
export function reconcileWorkflowId(tenantId: string): string {
  return workflowId('reconcile', tenantId);
}

/** The run that starts every open task's workflow again after the engine's own database was lost. */
export function recoverWorkflowId(tenantId: string): string {
  return workflowId('recover', tenantId);
}

/**
 * The key of the command that issues a row. `digest` is one of the command itself: an issue that is resumed finds what
 * it has done, and one that goes on after the paper was mended asks anew.
 */
export function issueCommandId(issueNo: number, digest: string): string {
  return `issue/${issueNo}/${digest}`;
}

/**
 * The key of a timer's command. The run and the count of its timers, never the instant: a task run a second time asks
 * under the same key, and two timers for one instant under different ones.
 */
export function tickCommandId(runId: string, count: number): string {
  return `tick/${runId}/${count}`;
}

function workflowId(...parts: string[]): string {
  const id = parts.join('/');
  if (id.length > WORKFLOW_ID_MAX)
    throw new RangeError(`the workflow id ${id.slice(0, 60)}… is longer than ${WORKFLOW_ID_MAX} characters`);
  return id;
}
