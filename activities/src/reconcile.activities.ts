import { heartbeat } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { inTenant, overdueWakeUps, writeSetting } from '#persistence';
import type { ReconcileActivities, SweepAsk, SweepReport, TaskRef } from '#temporal';
import { inParallel, syncSignal, taskWorkflowId } from '#temporal';
import type { Dependencies } from './dependencies.js';

import { startTask } from './start-task.js';

/** Most tasks that one sweep helps; the longest overdue come first, the next sweep takes the rest. */
const TASKS_MAX = 1_000;
const IN_FLIGHT_MAX = 10;

/** Setting under which the last sweep is told: `SweepReport` with `at`. */
export const lastSweepSetting = 'lastSweep';

/** The safety net (DESIGN 4, I9). Compares with real time, so a workflow whose time was moved forward is left alone. */
export function reconcileActivities(dependencies: Dependencies): ReconcileActivities {
  const { database, metrics } = dependencies;
  return {
    async sweep({ tenantId, graceMs }: SweepAsk): Promise<SweepReport> {
      const ask = { now: Date.now(), graceMs, limit: TASKS_MAX };
      const overdue = await inTenant(database, tenantId, (tx) => overdueWakeUps(tx, ask));
      const report: SweepReport = { nudged: overdue.length, restarted: 0 };
      await inParallel(overdue, IN_FLIGHT_MAX, async ({ id: taskId }) => {
        if (await wake(dependencies, { tenantId, taskId })) report.restarted += 1;
        heartbeat();
      });
      metrics.sweepNudged.inc(report.nudged);
      metrics.sweepRestarted.inc(report.restarted);
      metrics.sweepAt.setToCurrentTime();
      const at = Date.now();
      await inTenant(database, tenantId, (tx) => writeSetting(tx, lastSweepSetting, { ...report, at }, at));
      return report;
    },
  };
}

/** Tells the workflow to look at the record; true when there was none and a new one does so by starting. */
async function wake(dependencies: Dependencies, where: TaskRef): Promise<boolean> {
  const handle = dependencies.workflows.getHandle(taskWorkflowId(where.tenantId, where.taskId));
  try {
    await handle.signal(syncSignal);
    return false;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return startTask(dependencies, where, 'whenMissing');
  }
}
