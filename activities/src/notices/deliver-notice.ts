import type { Database, DeliveryResult, NoticeForDelivery, PendingDelivery } from '#persistence';
import { inTenant, noticeForDelivery, recordDelivery, taskHeaders } from '#persistence';
import type { Logger } from '#telemetry';
import { inParallel } from '#temporal';
import type { WorkerMetrics } from '../worker-metrics.js';
import { type Channel, type Message, PermanentFailure } from './channel.js';

export interface DeliveryDependencies {
  database: Database;
  channels: Readonly<Partial<Record<PendingDelivery['channel'], Channel>>>;
  logger: Logger;
  metrics: Pick<WorkerMetrics, 'deliveries'>;
}

/** Attempts of one delivery; with the queue's growing pauses they reach over about three hours. */
export const ATTEMPTS_MAX = 9;

const IN_FLIGHT_MAX = 4;

/**
 * Sends one notice to everybody it was not sent to yet, and records each attempt (F78). What no longer holds is
 * dropped, not sent (F56). Rejects when something is left to try again, so that the queue comes back.
 */
export async function deliverNotice(
  dependencies: DeliveryDependencies,
  job: { tenantId: string; noticeId: string },
): Promise<void> {
  const { tenantId, noticeId } = job;
  const read = await inTenant(dependencies.database, tenantId, async (tx) => {
    const found = await noticeForDelivery(tx, noticeId);
    const task = found?.notice.task;
    return found === null || task === undefined
      ? null
      : { found, about: (await taskHeaders(tx, [task], Date.now())).get(task) ?? null };
  });
  if (read === null) return;
  let left = 0;
  await inParallel(read.found.pending, IN_FLIGHT_MAX, async (receiver) => {
    const message = { tenantId, notice: read.found.notice, receiver, about: read.about };
    const result = await attempt(dependencies, read.found, message, receiver);
    await record(dependencies, message, receiver, result);
    if (result.status === 'failed' && !result.final) left += 1;
  });
  if (left > 0)
    throw new Error(`${left} of ${read.found.pending.length} deliveries of ${noticeId} are left to try`);
}

async function attempt(
  { channels, logger }: DeliveryDependencies,
  { stillHolds }: NoticeForDelivery,
  message: Message,
  { channel: name, attempts, person }: PendingDelivery,
): Promise<DeliveryResult> {
  if (!stillHolds)
    return { status: 'failed', error: 'dropped: it was answered before it was sent', final: true };
  const channel = channels[name];
  if (channel === undefined)
    return {
      status: 'failed',
      error: `the channel ${name} is not set up`,
      final: attempts + 1 >= ATTEMPTS_MAX,
    };
  try {
    await channel.send(message);
    return { status: 'sent' };
  } catch (err) {
    const final = err instanceof PermanentFailure || attempts + 1 >= ATTEMPTS_MAX;
    logger.warn(
      { err, notice: message.notice.id, person, channel: name, final },
      'a notice was not delivered',
    );
    return { status: 'failed', error: err instanceof Error ? err.message : String(err), final };
  }
}

async function record(
  { database, metrics }: DeliveryDependencies,
  { tenantId, notice }: Message,
  { person, channel }: PendingDelivery,
  result: DeliveryResult,
): Promise<void> {
  const delivery = { noticeId: notice.id, person, channel, at: Date.now() };
  await inTenant(database, tenantId, (tx) => recordDelivery(tx, delivery, result));
  metrics.deliveries.inc({
    channel,
    outcome: result.status === 'sent' ? 'sent' : result.final ? 'failed' : 'retried',
  });
}
