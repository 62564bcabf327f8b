import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Task, TaskId } from '#domain';
import { replicaQuery, taskWorkflowId } from '#temporal';

/** Longest wait for one workflow's answer, in milliseconds. */
const QUERY_LIMIT_MS = 10_000;

/** What the workflow of a row believes; null when it does not run. Needs a worker. */
export async function replicaOf(client: Client, tenantId: string, taskId: TaskId): Promise<Task | null> {
  const handle = client.workflow.getHandle(taskWorkflowId(tenantId, taskId));
  try {
    const view = await client.withDeadline(Date.now() + QUERY_LIMIT_MS, () => handle.query(replicaQuery));
    return view.task;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
