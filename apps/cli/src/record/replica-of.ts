import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { MS_PER_MINUTE, type TaskId } from '#domain';
import type { KnownWake, ReplicaView } from '#temporal';
import { replicaQuery, taskWorkflowId } from '#temporal';

/** Longest wait for one workflow's answer, in milliseconds. */
const QUERY_LIMIT_MS = 10_000;

/** The clocks of two machines differ by less, in milliseconds. */
const CLOCKS_DIFFER_MAX = MS_PER_MINUTE;

/**
 * What the workflow of a row believes; null when it does not run. Needs a worker, but not for a row that sleeps since its
 * start: no worker has seen that one, and all it believes are the instant it was given and the one the engine keeps.
 */
export async function replicaOf(
  client: Client,
  tenantId: string,
  taskId: TaskId,
): Promise<ReplicaView | null> {
  const workflowId = taskWorkflowId(tenantId, taskId);
  const handle = client.workflow.getHandle(workflowId);
  try {
    return await client.withDeadline(Date.now() + QUERY_LIMIT_MS, () => handle.query(replicaQuery));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    const asleep = isNotReady(error) ? await sleeperOf(client, workflowId) : null;
    if (asleep === null) throw error;
    return asleep;
  }
}

/** `FAILED_PRECONDITION`: the engine cannot ask a workflow that has had no task, nor one whose tasks fail. */
const isNotReady = (error: unknown): boolean =>
  ((error as { cause?: { code?: unknown } } | null)?.cause?.code ?? null) === 9;

/** The view of a workflow that has had no task yet; null when it has. */
async function sleeperOf(client: Client, workflowId: string): Promise<ReplicaView | null> {
  const { workflowExecutionInfo: info } = (await client.workflow.getHandle(workflowId).describe()).raw;
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId },
    maximumPageSize: 1,
  });
  const given = history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[1];
  if (given == null || info?.executionTime == null) return null;
  const { wakeAt } = defaultPayloadConverter.fromPayload<KnownWake>(given);
  const kept = tsToMs(info.executionTime);
  if (kept <= Date.now()) return null;
  const agree = wakeAt !== null && Math.abs(kept - wakeAt) <= CLOCKS_DIFFER_MAX;
  return { task: null, wakeAt: agree ? wakeAt : kept };
}
