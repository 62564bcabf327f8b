import { heartbeat } from '@temporalio/activity';
import { WorkflowNotFoundError, type WorkflowClient } from '@temporalio/client';
import { type EpochMs, MS_PER_DAY, type TaskId } from '#domain';
import { type Tx, closedBetween, inTenant, overdueWakeUps, readSetting, writeSetting } from '#persistence';
import type { ReconcileActivities, SweepAsk, SweepReport, TaskRef } from '#temporal';
import { inParallel, syncSignal, taskStart, taskWorkflowId, workflowTypes } from '#temporal';
import type { Dependencies } from './dependencies.js';
import { startTask } from './start-task.js';

/** Most tasks that one sweep helps; the longest overdue come first, the next sweep takes the rest. */
const TASKS_MAX = 1_000;
const IN_FLIGHT_MAX = 10;
/** How far the first sweep of all looks back for rows that closed. */
const FIRST_LOOK_BACK_MS = MS_PER_DAY;

/** Setting under which the last sweep is told: `SweepReport` with `at`. */
export const lastSweepSetting = 'lastSweep';

/** The safety net (DESIGN 4, I9). Compares with real time, so a workflow whose time was moved forward is left alone. */
export function reconcileActivities(dependencies: Dependencies): ReconcileActivities {
  const { database, metrics } = dependencies;
  return {
    async sweep({ tenantId, graceMs }: SweepAsk): Promise<SweepReport> {
      const now = Date.now();
      const { overdue, closed } = await inTenant(database, tenantId, async (tx) => ({
        overdue: await overdueWakeUps(tx, { now, graceMs, limit: TASKS_MAX }),
        closed: await closedSinceLastSweep(tx, now - graceMs, graceMs),
      }));
      const report: SweepReport = { nudged: overdue.length, restarted: 0 };
      await inParallel(overdue, IN_FLIGHT_MAX, async ({ id: taskId }) => {
        if (await wake(dependencies, { tenantId, taskId })) report.restarted += 1;
        heartbeat();
      });
      await inParallel(closed, IN_FLIGHT_MAX, async (taskId) => {
        if (await tell(dependencies, { tenantId, taskId })) report.nudged += 1;
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

/**
 * Rows whose workflow must have ended since: the engine may have lost the command that closed a row after the record
 * had it, and the person got the record's answer. A sweep that was away looks back to the last one.
 */
async function closedSinceLastSweep(tx: Tx, until: EpochMs, graceMs: number): Promise<TaskId[]> {
  const last = (await readSetting(tx, lastSweepSetting)) as { at: EpochMs } | null;
  const after = last === null ? until - FIRST_LOOK_BACK_MS : last.at - graceMs;
  return closedBetween(tx, { after, until, limit: TASKS_MAX });
}

/** Tells the workflow to look at the record; true when there was none and a new one does so by starting. */
async function wake(dependencies: Dependencies, where: TaskRef): Promise<boolean> {
  return !(await tell(dependencies, where)) && startTask(dependencies, where, 'whenMissing');
}

/**
 * Tells a workflow that runs to look at the record; false when none runs. One that sleeps since its start (`taskStart`)
 * hears only what comes with a start.
 */
async function tell({ workflows, taskQueue }: Dependencies, where: TaskRef): Promise<boolean> {
  const handle = workflows.getHandle(taskWorkflowId(where.tenantId, where.taskId));
  try {
    const { status, executionTime } = await handle.describe();
    if (status.name !== 'RUNNING') return false;
    const sleeps = executionTime !== undefined && executionTime.getTime() > Date.now();
    if (sleeps) await rouse(workflows, where, taskQueue);
    else await handle.signal(syncSignal);
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return false;
  }
}

async function rouse(workflows: WorkflowClient, where: TaskRef, taskQueue: string): Promise<void> {
  await workflows.signalWithStart(workflowTypes.ledgerTask, {
    ...taskStart(where, taskQueue),
    signal: syncSignal,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}
