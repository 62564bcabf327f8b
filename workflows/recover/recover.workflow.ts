import { makeContinueAsNewFunc, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { RecoverActivities, RecoverInput, RecoverPage, RecoverReport } from '#temporal';

/** Tasks of one activity. */
const PAGE_TASKS = 200;

const { recoverPage } = proxyActivities<RecoverActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * Starts the workflow of every open task from the record (DESIGN 5): after the loss of the engine's own database, and
 * after an office was loaded with tasks that already have a past. Tasks that have a workflow are left alone.
 */
export async function recover(input: RecoverInput): Promise<RecoverReport> {
  const { tenantId } = input;
  const report: RecoverReport = { started: input.started ?? 0, running: input.running ?? 0 };
  let cursor: string | null = input.cursor ?? null;
  do {
    const page: RecoverPage = await recoverPage({ tenantId, cursor, limit: PAGE_TASKS });
    report.started += page.started;
    report.running += page.running;
    cursor = page.next;
    if (cursor !== null && workflowInfo().continueAsNewSuggested)
      await nextRun({ tenantId, cursor, ...report });
  } while (cursor !== null);
  return report;
}

const nextRun = makeContinueAsNewFunc<typeof recover>();
