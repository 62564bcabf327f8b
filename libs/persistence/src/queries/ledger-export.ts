import type { Day, EpochMs, Light, TaskStatus, TrackRole, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { lightAt } from './light.js';
import { filterValues, leftByFilter, type LedgerRowsAsk } from './ledger-filter.js';
import { wordsNow } from './row-words.js';

/** A row of a ledger with how it stands, for an export (F75). */
export interface LedgerExportRow {
  row: number;
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  /** Its words as they hold now. */
  content: string;
  deadlineText: string;
  dueDay: Day | null;
  /** Where it stands in the file of the last import, as the reader told it; null for a row that is not there. */
  source: unknown;
  /** Null before issue, like everything below it. */
  status: TaskStatus | null;
  light: Light | null;
  closedAt: EpochMs | null;
  daysLate: number | null;
  /** Of the task where there is one, else of the draft; groups that nobody resolved stand in their own words. */
  shares: { unit: UnitId; role: TrackRole; name: string }[];
  /** Words of the latest report. */
  progress: string | null;
}

export const EXPORT_PAGE = 500;

/** A page of the rows that a filter leaves, in the order of the ledger. */
export function ledgerExportRows(tx: Tx, ask: LedgerRowsAsk): Promise<LedgerExportRow[]> {
  return tx.query<LedgerExportRow & Record<string, unknown>>(
    `select l.row_no as row, l.section_no as "sectionNo", l.section_title as "sectionTitle", l.item_no as "itemNo",
       l.item_title as "itemTitle", ${wordsNow} as content, l.deadline_text as "deadlineText",
       case when t.id is null then l.due_day else t.due_day end as "dueDay", l.reading->'source' as source, t.status,
       case when t.id is null then null else ${lightAt('$1::bigint')} end as light,
       t.closed_at as "closedAt", t.days_late as "daysLate", coalesce(s.shares, '[]') as shares, p.progress
     from ledger_row l left join task t on t.ledger_id = l.ledger_id and t.row_no = l.row_no
     left join lateral (
       select json_agg(json_build_object('unit', k.unit, 'role', k.role, 'name', coalesce(u.short_name, k.unit))
         order by k.n) as shares
       from (
         select unit_id::text as unit, role, row_number() over (order by track_id) as n from task_track
         where task_id = t.id and status <> 'withdrawn'
         union all
         select a->>'unit', a->>'role', n from jsonb_array_elements(l.assignments) with ordinality as x(a, n)
         where t.id is null
         union all
         select g->>'text', g->>'role', 1000 + n from jsonb_array_elements(l.placeholders) with ordinality as y(g, n)
         where t.id is null
         union all
         select g->>'text', g->>'role', 1000 + n from json_array_elements(t.state->'placeholders')
           with ordinality as z(g, n)
         where g->>'status' = 'open'
       ) k left join unit u on u.id = k.unit
     ) s on true
     left join lateral (
       select convert_from(c.bytes, 'UTF8') as progress from task_event e join content c on c.sha256 = e.body->>'progress'
       where e.task_id = t.id and e.kind = 'progressReported' order by e.seq desc limit 1
     ) p on true
     where ${leftByFilter}
     order by l.row_no limit ${EXPORT_PAGE}`,
    filterValues(ask),
  );
}
