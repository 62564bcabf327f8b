import type { WorkflowClient } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { KnownWake, TaskRef } from '#temporal';
import { taskStart, workflowTypes } from '#temporal';
import type { Dependencies } from './dependencies.js';

/**
 * Starts a row's workflow; false when there is nothing to start. `once`: a workflow that has ended counts as well,
 * so that the row is started once ever; `whenMissing`: only one that runs. `known`: what the record said of it just now.
 * A row that has something to do at once gets its first task with the engine's answer, when this very worker has room.
 */
export async function startTask(
  { workflows, taskQueue }: Pick<Dependencies, 'taskQueue'> & { workflows: WorkflowClient },
  where: TaskRef,
  how: 'once' | 'whenMissing',
  known?: KnownWake,
): Promise<boolean> {
  try {
    await workflows.start(workflowTypes.ledgerTask, {
      ...taskStart(where, taskQueue, known),
      requestEagerStart: true,
      workflowIdReusePolicy: how === 'once' ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
