import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { isGrpcDeadlineError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

/** Results of a poll, by their numbers on the wire. */
const COMPLETED = 2;
const FAILED = 3;

/** gRPC status. */
const NOT_FOUND = 5;

/** Length of one poll. The server keeps a long one waiting although the skip is done (ENGINE 9). */
const SLICE_MS = 3_000;

/**
 * Moves the time of one workflow forward by `ms` on the real server, through every timer on the way, and returns when
 * it has arrived. The workflow keeps the offset. Other workflows, activities and the database stay in real time.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  ms: number,
  limitMs = 180_000,
): Promise<void> {
  const id = randomUUID();
  const target = { namespace: client.options.namespace, workflowExecution: { workflowId } };
  await client.workflowService.updateWorkflowExecutionOptions({
    ...target,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: 2_000,
        fastForwardConfig: { id, duration: msToTs(ms) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    const poll = await client
      .withDeadline(Date.now() + SLICE_MS, () =>
        client.workflowService.pollWorkflowExecutionTimeSkipping({ ...target, fastForwardId: id }),
      )
      .catch((error: unknown) => {
        // one that has just ended may be unknown to the poll; then the description tells
        if (isGrpcDeadlineError(error) || (error as { code?: number }).code === NOT_FOUND) return undefined;
        throw error;
      });
    if (poll?.fastForwardPollingResult === COMPLETED) return;
    if (poll?.fastForwardPollingResult === FAILED)
      throw new Error(`fast-forward of ${workflowId} failed: ${poll.failedReason}`);
    const { raw } = await client.workflow.getHandle(workflowId).describe();
    const state = raw.workflowExtendedInfo?.timeSkippingInfo?.fastForwardInfo;
    if (state?.fastForwardId === id && state.hasCompleted === true) return;
  }
  throw new Error(`fast-forward of ${workflowId} did not arrive within ${limitMs} ms`);
}
