import type { EpochMs, TaskId, TaskStatus } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { IssueProgress } from '../ledgers/issue.js';
import { issueProgress } from '../ledgers/issue.js';
import type { Approval } from '../ledgers/approval.js';
import type { Ledger, LedgerRow } from '../ledgers/ledger.js';
import { findLedger, findLedgerRows } from '../ledgers/ledgers.js';
import { filterValues, leftByFilter, type LedgerFilter } from './ledger-filter.js';
import type { LightCounts } from './light.js';
import { countByLight, lightAt } from './light.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsNow } from './row-words.js';

/** A ledger in a list: how many rows it has, and how its tasks stand. */
export interface LedgerItem {
  id: string;
  title: string;
  year: number;
  status: Ledger['status'];
  coordinatingUnit: string;
  changedAt: EpochMs;
  rows: number;
  /** Rows of which a person must still decide something. */
  undecided: number;
  approval: Approval['state'];
  /** Open tasks by light, and closed ones. */
  lights: LightCounts;
  closed: number;
}

/** Ledgers that were not taken back, latest change first. */
export async function ledgerList(tx: Tx, ask: PageAsk & { at: EpochMs }): Promise<Page<LedgerItem>> {
  const [changedAt, id] = keyAfter(ask, [Number.MAX_SAFE_INTEGER, '']);
  const rows = await tx.query<LedgerItem & Record<string, unknown>>(
    `select g.id, g.title, g.year, g.status, g.coordinating_unit as "coordinatingUnit",
       g.changed_at as "changedAt", r.rows, r.undecided, coalesce(s.closed, 0) as closed,
       coalesce(a.state, case when g.status <> 'draft' and g.version = 1 then 'approved' else 'draft' end)
         as approval,
       json_build_object('green', coalesce(s.green, 0), 'blue', coalesce(s.blue, 0),
         'yellow', coalesce(s.yellow, 0), 'red', coalesce(s.red, 0)) as lights
     from (
       select * from ledger where status <> 'undone' and (changed_at < $2::bigint or (changed_at = $2 and id > $3))
       order by changed_at desc, id limit $4
     ) g
     cross join lateral (
       select count(*)::int as rows, count(*) filter (where questions <> '[]')::int as undecided
       from ledger_row where ledger_id = g.id
     ) r
     left join lateral (
       select count(*) filter (where t.closed_at is not null)::int as closed, ${openByLight}
       from task t where t.ledger_id = g.id
     ) s on true
     left join lateral (
       select case p.act when 'propose' then 'proposed' when 'approve' then 'approved' else 'returned' end as state
       from ledger_approval p where p.ledger_id = g.id and p.ledger_version = g.version
       order by p.act_no desc limit 1
     ) a on true
     order by g.changed_at desc, g.id`,
    [ask.at, changedAt, id, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.changedAt, item.id],
    (item) => item,
  );
}

/** A closed row is green by the law, but a list counts it as closed. */
const openByLight = countByLight('$1::bigint').replaceAll(
  'filter (where',
  'filter (where t.closed_at is null and',
);

/** A row of the paper with the task it became; `task` is null before issue. */
export interface LedgerViewRow extends LedgerRow {
  task: {
    id: TaskId;
    status: TaskStatus;
    light: string;
    closedAt: EpochMs | null;
    daysLate: number | null;
  } | null;
}

export interface LedgerView {
  ledger: Ledger;
  issue: IssueProgress | null;
  rows: Page<LedgerViewRow>;
}

/**
 * The ledger with a page of the rows that a filter leaves and the progress of its issue; null when there is none of
 * this id. Rows tell their words and their last day as they hold now.
 */
export async function ledgerView(
  tx: Tx,
  ask: PageAsk & { ledgerId: string; at: EpochMs; filter?: LedgerFilter },
): Promise<LedgerView | null> {
  const { ledgerId, at, filter = {} } = ask;
  const ledger = await findLedger(tx, ledgerId);
  if (ledger === null) return null;
  const [after] = keyAfter(ask, [0]);
  const found = await tx.query<Pick<LedgerViewRow, 'row' | 'dueDay' | 'task'> & { words: string }>(
    `select l.row_no as row, ${wordsNow} as words,
       case when t.id is null then l.due_day else t.due_day end as "dueDay", case when t.id is null then null else json_build_object('id', t.id,
       'status', t.status, 'light', ${lightAt('$1::bigint')}, 'closedAt', t.closed_at, 'daysLate', t.days_late) end
       as task
     from ledger_row l left join task t on t.ledger_id = l.ledger_id and t.row_no = l.row_no
     where ${leftByFilter} order by l.row_no limit $11`,
    [...filterValues({ ledgerId, filter, at, after }), rowsToRead(ask)],
  );
  const page = pageOf(
    ask,
    found,
    ({ row }) => [row],
    (row) => row,
  );
  const numbers = page.items.map(({ row }) => row);
  const stored = new Map((await findLedgerRows(tx, ledgerId, numbers)).map((row) => [row.row, row]));
  const items = page.items.flatMap(({ row, words, dueDay, task }): LedgerViewRow[] => {
    const paper = stored.get(row);
    return paper === undefined ? [] : [{ ...paper, content: words, dueDay, task }];
  });
  return { ledger, issue: await issueProgress(tx, ledgerId), rows: { items, next: page.next } };
}

/** A row that somebody works on or will: of a draft, or of an issued ledger with an open task. */
export interface OpenLedgerRow {
  ledger: string;
  title: string;
  year: number;
  row: number;
  content: string;
  /** Names of the responsibility cell, in the shape of the ledger contract. */
  assignments: unknown;
  task: TaskId | null;
}

/** Most rows of other ledgers that a new paper is held against (F10); latest ledgers first. */
const OPEN_ROWS_MAX = 20_000;

/** Rows of all ledgers that are not taken back, but those of `except`, and no closed ones. */
export function openLedgerRows(tx: Tx, except: string | null): Promise<OpenLedgerRow[]> {
  return tx.query<OpenLedgerRow & Record<string, unknown>>(
    `select g.id as ledger, g.title, g.year, l.row_no as row, ${wordsNow} as content,
       l.reading->'assignments' as assignments, t.id as task
     from ledger g join ledger_row l on l.ledger_id = g.id
     left join task t on t.ledger_id = g.id and t.row_no = l.row_no
     where g.status <> 'undone' and ($1::text is null or g.id <> $1) and t.closed_at is null
       and jsonb_typeof(l.reading->'assignments') = 'array'
     order by g.changed_at desc, g.id, l.row_no limit ${OPEN_ROWS_MAX}`,
    [except],
  );
}
