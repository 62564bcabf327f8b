import type { Address, EpochMs, NoticeTemplate, PersonId, TaskId, TrackId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { readTask } from '../record/tasks.js';

export const noticeChannels = ['inApp', 'email', 'webhook'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** A notice as it was queued. */
export interface StoredNotice {
  id: string;
  task: TaskId;
  seq: number;
  template: NoticeTemplate;
  track: TrackId | null;
  urgent: boolean;
  addresses: Address[];
  data: Record<string, string | number | null>;
  at: EpochMs;
}

/** A delivery that is still to be made, over a channel that leaves the house. */
export interface PendingDelivery {
  person: PersonId;
  name: string;
  email: string | null;
  channel: Exclude<NoticeChannel, 'inApp'>;
  attempts: number;
}

export interface NoticeForDelivery {
  notice: StoredNotice;
  pending: PendingDelivery[];
  /** False when what the notice speaks of was answered meanwhile: it is dropped, not sent (F56). */
  stillHolds: boolean;
}

/** What a job has to send now; null for an unknown notice. Deliveries that were sent or given up are not in it. */
export async function noticeForDelivery(tx: Tx, noticeId: string): Promise<NoticeForDelivery | null> {
  const [notice] = await tx.query<StoredNotice & Record<string, unknown>>(
    `select id, task_id as task, seq, template, track_id as track, urgent, addresses, data, at
     from notice where id = $1`,
    [noticeId],
  );
  if (notice === undefined) return null;
  const pending = await tx.query<PendingDelivery & Record<string, unknown>>(
    `select d.person_id as person, p.name, p.email, d.channel, d.attempts
     from notice_delivery d join person p on p.id = d.person_id
     where d.notice_id = $1 and d.channel <> 'inApp' and d.status = 'queued' order by d.person_id, d.channel`,
    [noticeId],
  );
  return { notice, pending, stillHolds: await stillHolds(tx, notice) };
}

/** A step of a ladder holds while its clock is neither answered nor stopped; any other notice tells what happened. */
async function stillHolds(tx: Tx, notice: StoredNotice): Promise<boolean> {
  const { deadline } = notice.data;
  if (typeof deadline !== 'string') return true;
  const stored = await readTask(tx, notice.task);
  const clock = stored?.state.deadlines.find((d) => d.id === deadline);
  return clock?.status === 'running' || clock?.status === 'paused';
}

export type DeliveryResult =
  | { status: 'sent' }
  /** Tried in vain; `final` when it will not be tried again. */
  | { status: 'failed'; error: string; final: boolean };

const ERROR_CHARS_MAX = 2_000;

/** Records an attempt. What was sent stays sent: a second report of the same delivery changes nothing (I6). */
export async function recordDelivery(
  tx: Tx,
  delivery: { noticeId: string; person: PersonId; channel: NoticeChannel; at: EpochMs },
  result: DeliveryResult,
): Promise<void> {
  const failed = result.status === 'failed';
  await tx.query(
    `update notice_delivery set attempts = attempts + 1, status = $4::text, error = $5,
       sent_at = case when $4::text = 'sent' then $6::bigint end
     where notice_id = $1 and person_id = $2 and channel = $3 and status in ('queued', 'failed')`,
    [
      delivery.noticeId,
      delivery.person,
      delivery.channel,
      failed ? (result.final ? 'failed' : 'queued') : 'sent',
      failed ? result.error.slice(0, ERROR_CHARS_MAX) : null,
      delivery.at,
    ],
  );
}

/** What could not be delivered, latest first, for the supervisors to see (F78). */
export function failedDeliveries(
  tx: Tx,
  limit = 200,
): Promise<
  { notice: string; task: TaskId; person: PersonId; channel: NoticeChannel; error: string | null }[]
> {
  return tx.query(
    `select n.id as notice, n.task_id as task, d.person_id as person, d.channel, d.error
     from notice_delivery d join notice n on n.id = d.notice_id
     where d.status = 'failed' order by d.queued_at desc, n.id limit $1`,
    [limit],
  );
}
