import { msToTs } from '@temporalio/common/lib/time.js';
import { EngineProblem } from '../problem.js';
import { inStep, type Report } from '../progress.js';
import { waitFor } from '../wait.js';
import { withConnection } from './server.js';

/** How long the engine keeps the history of a closed workflow. The record in PostgreSQL is kept for ever. */
const retention = '30 days';
const notFound = 5;
const alreadyExists = 6;
const limitMs = 60_000;

/** Registers the namespace unless it exists, and waits until the server knows it. Throws `temporal.namespace_failed`. */
export async function ensureNamespace(
  address: string,
  namespace: string,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  await inStep(report, 'temporal.namespace', namespace, async () => {
    let lastError: unknown;
    const known = await waitFor(
      () =>
        register(address, namespace).catch((error: unknown) => {
          lastError = error;
          throw error;
        }),
      { limitMs, everyMs: 100, signal },
    );
    if (known !== true) throw namespaceFailed(address, namespace, lastError);
  });
}

/**
 * One try: is it there? If not, register it; a later try will tell. Each service of the server learns of a namespace
 * by itself, up to 2 s after its registration (ENGINE 2.5), so all three that a workflow needs are asked.
 */
async function register(address: string, namespace: string): Promise<true> {
  return withConnection<true>(address, async ({ workflowService }) => {
    const described = await workflowService.describeNamespace({ namespace }).catch(() => undefined);
    if (described === undefined) {
      await workflowService
        .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) })
        .catch(unless(alreadyExists));
      await workflowService.describeNamespace({ namespace });
    }
    const nobody = 'taizhang-nobody';
    await workflowService.countWorkflowExecutions({ namespace });
    await workflowService.describeTaskQueue({ namespace, taskQueue: { name: nobody }, taskQueueType: 1 });
    await workflowService
      .describeWorkflowExecution({ namespace, execution: { workflowId: nobody } })
      .catch(unless(notFound, /namespace/i));
    return true;
  });
}

/** Swallows an answer of this code, save one whose text says that it is about something else. */
const unless =
  (code: number, other?: RegExp) =>
  (error: unknown): void => {
    const { code: actual, message } = error as { code?: number; message?: string };
    if (actual !== code || other?.test(message ?? '') === true) throw error;
  };

const namespaceFailed = (address: string, namespace: string, cause: unknown): EngineProblem =>
  new EngineProblem(
    'temporal.namespace_failed',
    {
      zh: `命名空间 ${namespace} 未能在 ${address} 登记。`,
      en: `The namespace ${namespace} could not be registered at ${address}.`,
    },
    {
      zh: '请确认该服务器可用，并允许登记命名空间。',
      en: 'Check that the server is usable and lets you register namespaces.',
    },
    cause,
  );
