import { log, makeContinueAsNewFunc, proxyActivities, sleep } from '@temporalio/workflow';
import type { ReconcileActivities, ReconcileInput } from '#temporal';

/** Sweeps of one run; then the next one begins with an empty history. */
const SWEEPS_PER_RUN = 200;

const { sweep } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * The safety net of one tenant (DESIGN 4): looks for open tasks whose instant has passed without a tick, tells their
 * workflows to load again, and starts those that are missing. Runs for ever; in a healthy system it finds nothing.
 */
export async function reconcile(input: ReconcileInput): Promise<never> {
  for (let count = 0; count < SWEEPS_PER_RUN; count += 1) {
    const found = await sweep({ tenantId: input.tenantId, graceMs: input.graceMs });
    if (found.nudged > 0 || found.restarted > 0) log.warn('the sweep had work to do', { ...found });
    await sleep(input.everyMs);
  }
  return nextRun(input);
}

const nextRun = makeContinueAsNewFunc<typeof reconcile>();
