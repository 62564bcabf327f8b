import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { MS_PER_MINUTE, type TaskId } from '#domain';
import type { KnownWake, ReplicaView } from '#temporal';
import { isAsleep, replicaQuery, taskWorkflowId } from '#temporal';

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
    if (isAsleep(error)) return sleeperOf(client, workflowId);
    throw error;
  }
}

/** What a workflow that has had no task yet was given; the engine's instant where that is another one. */
async function sleeperOf(client: Client, workflowId: string): Promise<ReplicaView> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId },
    maximumPageSize: 1,
  });
  const start = history?.events?.[0];
  const about = start?.workflowExecutionStartedEventAttributes;
  const kept = tsToMs(start?.eventTime) + tsToMs(about?.firstWorkflowTaskBackoff);
  const given = about?.input?.payloads?.[1];
  const wakeAt = given == null ? null : defaultPayloadConverter.fromPayload<KnownWake>(given).wakeAt;
  const agree = wakeAt !== null && Math.abs(kept - wakeAt) <= CLOCKS_DIFFER_MAX;
  return { task: null, wakeAt: agree ? wakeAt : kept };
}
