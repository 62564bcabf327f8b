import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { TaskId } from '#domain';
import type { ReplicaView } from '#temporal';
import { replicaQuery, taskWorkflowId } from '#temporal';

/** Longest wait for one workflow's answer, in milliseconds. */
const QUERY_LIMIT_MS = 10_000;

/** What the workflow of a row believes; null when it does not run. Needs a worker. */
export async function replicaOf(
  client: Client,
  tenantId: string,
  taskId: TaskId,
): Promise<ReplicaView | null> {
  const handle = client.workflow.getHandle(taskWorkflowId(tenantId, taskId));
  try {
    return await client.withDeadline(Date.now() + QUERY_LIMIT_MS, () => handle.query(replicaQuery));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
