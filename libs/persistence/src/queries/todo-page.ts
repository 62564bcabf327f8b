import type { Actor, EpochMs, Light, TaskId, TaskStatus, TodoKind, TrackId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import { lightAt } from './light.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsListed } from './row-words.js';

/** One thing that is asked of a person now, with what a list shows of its row. */
export interface TodoItem {
  /** Unique within the task. */
  id: string;
  kind: TodoKind;
  task: TaskId;
  track: TrackId | null;
  subject: string | null;
  since: EpochMs;
  due: EpochMs | null;
  status: TaskStatus;
  light: Light;
  ledger: string;
  row: number;
  itemTitle: string | null;
  /** The beginning of the row's text. */
  content: string;
}

/** Every receiver key under which something may be asked of this person. */
export function receiversOf(actor: Actor): string[] {
  return [`person:${actor.person}`, ...actor.roles.flatMap((role) => [`${role}@${actor.unit}`, `${role}@*`])];
}

const page = statement(
  'todo.page',
  `with entry as (
    select e.* from unnest($1::text[]) as r(receiver) cross join lateral (
      select task_id, entry_id, kind, track_id, subject, since, due_at, due_order from todo_entry
      where receiver = r.receiver and (due_order, task_id, entry_id) > ($2::bigint, $3::text, $4::text)
      order by due_order, task_id, entry_id limit $5
    ) e order by e.due_order, e.task_id, e.entry_id limit $5
  )
  select e.entry_id as id, e.kind, e.task_id as task, e.track_id as track, e.subject, e.since, e.due_at as due,
    e.due_order, t.status, ${lightAt('$6::bigint')} as light, t.ledger_id as ledger, t.row_no as row,
    l.item_title as "itemTitle", ${wordsListed} as content
  from entry e join task t on t.id = e.task_id
  left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
  order by e.due_order, e.task_id, e.entry_id`,
);

/** What is asked of these receivers, next limit first, what has no limit last (F76). Reads no more than one page. */
export async function todoPage(
  tx: Tx,
  ask: PageAsk & { receivers: readonly string[]; at: EpochMs },
): Promise<Page<TodoItem>> {
  const [dueOrder, task, entry] = keyAfter(ask, [-1, '', '']);
  const rows = await tx.query<TodoItem & { due_order: number }>(page, [
    [...new Set(ask.receivers)],
    dueOrder,
    task,
    entry,
    rowsToRead(ask),
    ask.at,
  ]);
  return pageOf(
    ask,
    rows,
    (row) => [row.due_order, row.task, row.id],
    ({ due_order: _order, ...item }) => item,
  );
}

/** How many things are asked of these receivers, and how many of them are past their limit. */
export async function todoCount(
  tx: Tx,
  ask: { receivers: readonly string[]; at: EpochMs },
): Promise<{ total: number; overdue: number }> {
  const [count] = await tx.query<{ total: number; overdue: number }>(
    `select count(*)::int as total, count(*) filter (where due_order <= $2)::int as overdue
     from todo_entry where receiver = any ($1::text[])`,
    [[...new Set(ask.receivers)], ask.at],
  );
  return count ?? { total: 0, overdue: 0 };
}
