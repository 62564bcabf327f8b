import type { Day, EpochMs, Light, TaskId, TaskStatus, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { lightAt } from './light.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { containing, hasWords, wordsListed } from './row-words.js';

/** A row in execution, as a list shows it. */
export interface TaskItem {
  id: TaskId;
  ledger: string;
  row: number;
  sectionTitle: string | null;
  itemTitle: string | null;
  content: string;
  status: TaskStatus;
  light: Light;
  standing: boolean;
  dueDay: Day | null;
  closedAt: EpochMs | null;
  daysLate: number | null;
  /** Units that answer for the row, leads first. */
  units: { unit: UnitId; role: string; status: string }[];
}

/** Every part narrows the list; null and absent ones do not. A number on a board opens its rows with the same filter. */
export interface TaskFilter {
  ledger?: string | null;
  section?: string | null;
  unit?: UnitId | null;
  status?: TaskStatus | null;
  /** Only open rows have a light other than green. */
  light?: Light | null;
  open?: boolean | null;
  /** Words that stand in the row, see `hasWords`; any length, Chinese too. */
  text?: string | null;
}

/** Rows in the order of their ledgers. */
export async function taskList(
  tx: Tx,
  ask: PageAsk & { filter: TaskFilter; at: EpochMs },
): Promise<Page<TaskItem>> {
  const { filter } = ask;
  const [ledger, row] = keyAfter(ask, ['', 0]);
  const rows = await tx.query<TaskItem & Record<string, unknown>>(
    `select t.id, t.ledger_id as ledger, t.row_no as row, l.section_title as "sectionTitle",
       l.item_title as "itemTitle", ${wordsListed} as content, t.status,
       ${lightAt('$1::bigint')} as light, t.standing, t.due_day as "dueDay", t.closed_at as "closedAt",
       t.days_late as "daysLate",
       coalesce((select json_agg(json_build_object('unit', k.unit_id, 'role', k.role, 'status', k.status)
           order by k.role <> 'lead', k.role <> 'jointLead', k.track_id)
         from task_track k where k.task_id = t.id and k.status <> 'withdrawn'), '[]') as units
     from task t left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where (t.ledger_id, t.row_no) > ($2::text, $3::int)
       and ($4::text is null or t.ledger_id = $4) and ($5::text is null or l.section_title = $5)
       and ($6::text is null or exists (
         select from task_track k where k.task_id = t.id and k.unit_id = $6 and k.status <> 'withdrawn'))
       and ($7::text is null or t.status = $7) and ($8::text is null or ${lightAt('$1::bigint')} = $8)
       and ($9::boolean is null or (t.closed_at is null) = $9)
       and ${hasWords('$10')}
     order by t.ledger_id, t.row_no limit $11`,
    [
      ask.at,
      ledger,
      row,
      filter.ledger ?? null,
      filter.section ?? null,
      filter.unit ?? null,
      filter.status ?? null,
      filter.light ?? null,
      filter.open ?? null,
      containing(filter.text),
      rowsToRead(ask),
    ],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.ledger, item.row],
    (item) => item,
  );
}
