import type { WorkflowClient } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { JustIssued, TaskRef } from '#temporal';
import { taskStart, workflowTypes } from '#temporal';
import type { Dependencies } from './dependencies.js';

/**
 * Starts a row's workflow; false when there is nothing to start. `once`: a workflow that has ended counts as well,
 * so that the row is started once ever; `whenMissing`: only one that runs. `issued`: what the commit of the issue said.
 * The engine hands the first task to this very worker with its answer when it has room, instead of looking for one.
 */
export async function startTask(
  { workflows, taskQueue }: Pick<Dependencies, 'taskQueue'> & { workflows: WorkflowClient },
  where: TaskRef,
  how: 'once' | 'whenMissing',
  issued?: JustIssued,
): Promise<boolean> {
  try {
    await workflows.start(workflowTypes.ledgerTask, {
      ...taskStart(where, taskQueue, issued),
      requestEagerStart: true,
      workflowIdReusePolicy: how === 'once' ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
