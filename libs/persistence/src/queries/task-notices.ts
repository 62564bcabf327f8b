import type { NoticeTemplate, TaskId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { TimelineDelivery } from './task-view.js';

/** What the event `seq` of a task sent, and what became of it (F78). */
export interface TaskNotice {
  seq: number;
  id: string;
  template: NoticeTemplate;
  deliveries: Omit<TimelineDelivery, 'notice' | 'template'>[];
}

/** Most notices of one task in one answer; the oldest are left out. */
const NOTICES_MAX = 1_000;

/** The notices of steps that fired on a task, newest first. */
export function stepNotices(tx: Tx, taskId: TaskId): Promise<TaskNotice[]> {
  return tx.query<TaskNotice & Record<string, unknown>>(
    `select n.seq, n.id, n.template, coalesce((
       select json_agg(json_build_object('person', d.person_id, 'channel', d.channel, 'status', d.status,
         'sentAt', d.sent_at, 'readAt', d.read_at) order by d.person_id, d.channel)
       from notice_delivery d where d.notice_id = n.id), '[]') as deliveries
     from notice n join escalation_step s on s.task_id = n.task_id and s.seq = n.seq
     where n.task_id = $1 order by n.seq desc, n.id limit ${NOTICES_MAX}`,
    [taskId],
  );
}
