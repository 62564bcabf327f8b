import type { Client } from '@temporalio/client';
import { recoverStart, workflowTypes, type RecoverReport } from '#temporal';
import { CliProblem } from '../command/problem.js';

/** A worker takes pages of two hundred tasks; a hundred thousand take a few minutes. */
const RECOVER_LIMIT_MS = 3_600_000;

/**
 * Starts the workflow of every open task that has none (DESIGN 5), by the system workflow `recover`; one that runs
 * already is waited for. Needs a worker. Throws `recover.failed` when it does not come to its end.
 */
export async function recoverWorkflows(
  client: Client,
  tenantId: string,
  signal: AbortSignal,
): Promise<RecoverReport> {
  const handle = await client.workflow.start(workflowTypes.recover, {
    ...recoverStart({ tenantId }),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  const ended = (
    client.withDeadline(Date.now() + RECOVER_LIMIT_MS, () => handle.result()) as Promise<RecoverReport>
  ).catch((cause: unknown) => {
    throw Object.assign(failed(), { cause });
  });
  return Promise.race([ended, interruption(signal)]);
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void =>
      reject(signal.reason instanceof Error ? signal.reason : new Error('interrupted'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

const failed = (): CliProblem =>
  new CliProblem(
    'recover.failed',
    { zh: '没有全部启动。', en: 'Not every workflow was started.' },
    {
      zh: '请用 taizhang doctor 确认工作进程在岗，然后再次执行 taizhang recover。',
      en: 'Make sure by taizhang doctor that a worker is there, then run taizhang recover again.',
    },
  );
