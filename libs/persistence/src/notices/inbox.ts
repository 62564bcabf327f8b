import type { EpochMs, NoticeTemplate, PersonId, TaskId, TrackId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Page, PageAsk } from '../queries/paging.js';
import { keyAfter, pageOf, rowsToRead } from '../queries/paging.js';
import { wordsListed } from '../queries/row-words.js';

/** A notice in a person's inbox (待阅, F76). */
export interface InboxItem {
  id: string;
  template: NoticeTemplate;
  task: TaskId;
  track: TrackId | null;
  urgent: boolean;
  data: Record<string, string | number | null>;
  at: EpochMs;
  readAt: EpochMs | null;
  ledger: string;
  row: number;
  content: string;
}

/** Notices for a person, latest first. */
export async function inboxPage(
  tx: Tx,
  ask: PageAsk & { person: PersonId; unreadOnly: boolean },
): Promise<Page<InboxItem>> {
  const [at, id] = keyAfter(ask, [Number.MAX_SAFE_INTEGER, '']);
  const rows = await tx.query<InboxItem & Record<string, unknown>>(
    `select n.id, n.template, n.task_id as task, n.track_id as track, n.urgent, n.data, d.queued_at as at,
       d.read_at as "readAt", t.ledger_id as ledger, t.row_no as row,
       ${wordsListed} as content
     from notice_delivery d join notice n on n.id = d.notice_id join task t on t.id = n.task_id
     left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where d.channel = 'inApp' and d.person_id = $1 and (d.queued_at, d.notice_id) < ($2::bigint, $3::text)
       and (not $4::boolean or d.status = 'sent')
     order by d.queued_at desc, d.notice_id desc limit $5`,
    [ask.person, at, id, ask.unreadOnly, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.at, item.id],
    (item) => item,
  );
}

/** How many notices a person has not read. */
export async function unreadCount(tx: Tx, person: PersonId): Promise<number> {
  const [count] = await tx.query<{ count: number }>(
    `select count(*)::int as count from notice_delivery where person_id = $1 and channel = 'inApp' and status = 'sent'`,
    [person],
  );
  return count?.count ?? 0;
}

/** Notes that a person read these notices, or all of theirs; gives how many were unread. The first time counts. */
export async function markRead(
  tx: Tx,
  ask: { person: PersonId; notices: readonly string[] | 'all'; at: EpochMs },
): Promise<number> {
  const read = await tx.query(
    `update notice_delivery set status = 'read', read_at = $3
     where person_id = $1 and channel = 'inApp' and status = 'sent' and ($2::text[] is null or notice_id = any ($2))
     returning notice_id`,
    [ask.person, ask.notices === 'all' ? null : ask.notices, ask.at],
  );
  return read.length;
}
