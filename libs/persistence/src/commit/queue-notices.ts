import { effects } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import type { Change } from './change.js';
import { firstSeq } from './change.js';

/** Job of the queue that sends one notice over the channels that leave the house: `{ tenantId, noticeId }`. */
export const deliverNoticeJob = 'deliver-notice';

/** Setting with the channels beside the inbox that this office uses, e.g. `["email"]`. */
export const noticeChannelsSetting = 'noticeChannels';

/** Lower runs first: an urgent notice does not wait behind a thousand others. */
const jobPriority = { urgent: 0, ordinary: 10 };

/**
 * The notice, its receivers as the directory stands now, and one delivery for each of them: the inbox has it with the
 * commit itself; other channels get a job, which exists if and only if the command does. Both are keyed, so that a
 * notice is never queued twice (I6).
 */
export const noticeWrites = (notices: `$${number}`, tenant: `$${number}`): string => `asked as (
    select * from jsonb_to_recordset(${notices}::jsonb) as n(task_id text, id text, seq int, at bigint, template text, track text,
      urgent boolean, addresses jsonb, data jsonb)
  ), stored as (
    insert into notice (id, task_id, seq, template, track_id, urgent, addresses, data, at)
    select id, task_id, seq, template, track, urgent, addresses, data, at from asked
    returning id, urgent
  ), receiver as (
    select asked.id, asked.at, p.id as person, p.email from asked
    cross join lateral jsonb_to_recordset(asked.addresses) as a(role text, unit text, person text)
    cross join lateral (
      select id, email from person where a.person is not null and id = a.person and active
      union all
      select id, email from person
        where a.person is null and a.unit is not null and unit_id = a.unit and a.role = any (roles) and active
      union all
      select id, email from person where a.person is null and a.unit is null and roles @> array[a.role] and active
    ) as p
  ), channel as (
    select jsonb_array_elements_text(value) as name from setting where key = '${noticeChannelsSetting}'
  ), delivery as (
    insert into notice_delivery (notice_id, person_id, channel, status, queued_at, sent_at)
    select id, person, 'inApp', 'sent', at, at from receiver
    union all
    select id, person, channel.name, 'queued', at, null from receiver cross join channel
      where channel.name <> 'email' or receiver.email is not null
    -- somebody who is addressed twice is told once
    on conflict do nothing
    returning notice_id, channel
  ), job as (
    select row ('${deliverNoticeJob}', json_build_object('tenantId', ${tenant}::text, 'noticeId', stored.id), null, null, null,
      'notice/' || ${tenant}::text || '/' || stored.id,
      case when urgent then ${jobPriority.urgent} else ${jobPriority.ordinary} end,
      null)::graphile_worker.job_spec as spec
    from stored where exists (select from delivery d where d.notice_id = stored.id and d.channel <> 'inApp')
  )`;

/** What follows `noticeWrites`: the jobs are queued. */
export const noticeEnd = `select count(*) from (select array_agg(spec) as specs from job having count(*) > 0) as jobs
    cross join lateral graphile_worker.add_jobs(jobs.specs)`;

const queue = statement('notice.queue', `with ${noticeWrites('$1', '$2')} ${noticeEnd}`);

/** Queues notices as `noticesOf` gives them: one statement, none when nobody is told. */
export function queueNotices(tx: Tx, notices: readonly object[]): void {
  if (notices.length > 0) tx.write(queue, noticeValues(tx, notices));
}

/** The notices that follow from a change, as `noticeWrites` takes them. */
export function noticesOf(change: Change): object[] {
  return change.events.flatMap((event, index) => noticesOfEvent(change, event, index));
}

/** The parameters of `noticeWrites`: notices and tenant. */
export function noticeValues(tx: Tx, notices: readonly object[]): string[] {
  return [JSON.stringify(notices), tx.tenantId];
}

function noticesOfEvent(change: Change, event: Change['events'][number], index: number): object[] {
  const state = change.states[index];
  if (state === undefined) return [];
  const seq = firstSeq(change) + index;
  const { taskId: task_id } = change.ask;
  return effects(state, event, seq).map((notice) => ({ ...notice, task_id, seq, at: change.at }));
}
