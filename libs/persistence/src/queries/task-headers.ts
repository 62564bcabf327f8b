import type { Day, EpochMs, Light, TaskId, TaskStatus } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import { lightAt } from './light.js';
import { PAGE_MAX } from './paging.js';
import { wordsNow } from './row-words.js';

/** Where a row stands in its paper and how it stands now: what every list shows of a task. */
export interface TaskHeader {
  id: TaskId;
  ledger: { id: string; title: string; year: number };
  row: number;
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  /** Its words as they hold now. */
  content: string;
  status: TaskStatus;
  light: Light;
  standing: boolean;
  dueDay: Day | null;
}

const headers = statement(
  'task.headers',
  `select t.id, json_build_object('id', t.ledger_id, 'title', coalesce(g.title, t.ledger_id),
       'year', coalesce(g.year, 0)) as ledger,
     t.row_no as row, l.section_no as "sectionNo", l.section_title as "sectionTitle", l.item_no as "itemNo",
     l.item_title as "itemTitle", coalesce(${wordsNow}, '') as content, t.status, ${lightAt('$2::bigint')} as light,
     t.standing, t.due_day as "dueDay"
   from task t left join ledger g on g.id = t.ledger_id
   left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
   where t.id = any ($1::text[])`,
);

/** The heads of these tasks at an instant, by id; tasks that do not exist are left out. At most one page of them. */
export async function taskHeaders(
  tx: Tx,
  ids: readonly TaskId[],
  at: EpochMs,
): Promise<Map<TaskId, TaskHeader>> {
  const wanted = [...new Set(ids)].slice(0, PAGE_MAX);
  const rows = await tx.query<TaskHeader & Record<string, unknown>>(headers, [wanted, at]);
  return new Map(rows.map((row) => [row.id, row]));
}
