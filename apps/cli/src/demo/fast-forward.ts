import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { pause } from '#engine';
import type { EpochMs } from '#domain';

/** More timers than this lie in no stretch of a demo. */
const SKIPS_MAX = 2_000;
const ARRIVAL_LIMIT_MS = 120_000;
const ASK_EVERY_MS = 50;

/**
 * Moves the time of one workflow forward to an instant, through every timer on the way, on the real server; returns
 * when it has arrived there. Other workflows and the database stay in real time (ENGINE 9). An instant that is over
 * already is left alone. Should real time reach the instant while a wake-up on the way is still at work, the server
 * (1.32.1) skips on to the next timer: an instant well behind the last timer that matters keeps clear of that.
 */
export async function advanceTo(client: Client, workflowId: string, instant: EpochMs): Promise<void> {
  const distance = instant - (await virtualTime(client, workflowId));
  if (distance <= 0) return;
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: SKIPS_MAX,
        fastForwardConfig: { id: randomUUID(), duration: msToTs(distance) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (const end = Date.now() + ARRIVAL_LIMIT_MS; Date.now() < end;) {
    const info = await skippingInfo(client, workflowId);
    // a stretch that has ended is told by its absence: skipping is off again, and the clock stands at the instant
    const skips = info?.effectiveConfig?.enabled === true;
    if (!skips && info?.currentTime != null && tsToMs(info.currentTime) >= instant) return;
    await pause(ASK_EVERY_MS);
  }
  throw new Error(`the time of ${workflowId} did not arrive at ${new Date(instant).toISOString()}`);
}

/** What time it is for the workflow; real time until something was skipped. */
export async function virtualTime(client: Client, workflowId: string): Promise<EpochMs> {
  const current = (await skippingInfo(client, workflowId))?.currentTime;
  return current == null ? Date.now() : tsToMs(current);
}

async function skippingInfo(client: Client, workflowId: string) {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  return raw.workflowExtendedInfo?.timeSkippingInfo;
}
