import type {
  EpochMs,
  Light,
  PersonId,
  TaskId,
  TaskStatus,
  TrackId,
  TrackRole,
  TrackStatus,
  UnitId,
} from '#domain';
import type { Tx } from '../database/transaction.js';
import type { LightCounts } from './light.js';
import { countByLight, lightAt } from './light.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsListed } from './row-words.js';

/** The board (F69). Every number is the length of a list: `taskList` or `lateList` with the same filter. */
export interface SupervisionSummary {
  /** Open rows by light. */
  lights: LightCounts;
  statuses: Partial<Record<TaskStatus, number>>;
  sections: ({ section: string | null } & LightCounts)[];
  /** Open rows by the unit that has a part in them; one row counts for each of its units. */
  units: UnitSummary[];
  /** Fired steps that wait for a leader's answer. */
  unacknowledged: number;
}

export interface UnitSummary {
  unit: UnitId;
  /** Parts of open rows. */
  parts: number;
  awaitingReceipt: number;
  submitted: number;
  /** Parts owed although their limit has passed. */
  overdue: number;
  returns: number;
}

/** How things stand at an instant, in one ledger or in all of them. */
export async function supervisionSummary(
  tx: Tx,
  ask: { at: EpochMs; ledger?: string | null },
): Promise<SupervisionSummary> {
  const ledger = ask.ledger ?? null;
  const sections = await tx.query<SupervisionSummary['sections'][number]>(
    `select l.section_title as section, ${countByLight('$1::bigint')}
     from task t left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where t.closed_at is null and ($2::text is null or t.ledger_id = $2)
     group by 1 order by min(t.ledger_id), min(t.row_no)`,
    [ask.at, ledger],
  );
  const statuses = await tx.query<{ status: TaskStatus; count: number }>(
    `select status, count(*)::int as count from task t where $1::text is null or ledger_id = $1 group by 1`,
    [ledger],
  );
  const units = await tx.query<UnitSummary & Record<string, unknown>>(
    `select k.unit_id as unit, count(*)::int as parts,
       count(*) filter (where k.status = 'awaitingReceipt')::int as "awaitingReceipt",
       count(*) filter (where k.status = 'submitted')::int as submitted,
       count(*) filter (where ${owing} and k.due_at <= $1)::int as overdue, sum(k.returns)::int as returns
     from task_track k join task t on t.id = k.task_id
     where t.closed_at is null and k.status <> 'withdrawn' and k.role <> 'reviewer'
       and ($2::text is null or t.ledger_id = $2)
     group by 1 order by overdue desc, 1`,
    [ask.at, ledger],
  );
  const [waiting] = await tx.query<{ count: number }>(
    `select count(*)::int as count from escalation_step s join task t on t.id = s.task_id
     where s.escalation_id is not null and s.acknowledged_at is null and ($1::text is null or t.ledger_id = $1)`,
    [ledger],
  );
  return {
    lights: total(sections),
    statuses: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    sections,
    units,
    unacknowledged: waiting?.count ?? 0,
  };
}

/** Whoever has not handed in still owes. */
const owing = `k.status in ('awaitingReceipt', 'contested', 'working', 'returned')`;

function total(sections: readonly LightCounts[]): LightCounts {
  const sum = (light: Light): number => sections.reduce((count, section) => count + section[light], 0);
  return { green: sum('green'), blue: sum('blue'), yellow: sum('yellow'), red: sum('red') };
}

/** A part that is owed although its limit has passed. */
export interface LateItem {
  task: TaskId;
  track: TrackId;
  ledger: string;
  row: number;
  content: string;
  unit: UnitId;
  role: TrackRole;
  status: TrackStatus;
  claimedBy: PersonId | null;
  due: EpochMs;
  light: Light;
  returns: number;
  /** The last step that fired for this part, with its instant; null before the first one. */
  lastStep: { step: string; form: string; firedAt: EpochMs } | null;
}

/** Who is late at an instant, the longest first. */
export async function lateList(
  tx: Tx,
  ask: PageAsk & { at: EpochMs; unit?: UnitId | null; ledger?: string | null },
): Promise<Page<LateItem>> {
  const [due, task, track] = keyAfter(ask, [0, '', '']);
  const rows = await tx.query<LateItem & Record<string, unknown>>(
    `select k.task_id as task, k.track_id as track, t.ledger_id as ledger, t.row_no as row,
       ${wordsListed} as content, k.unit_id as unit, k.role, k.status,
       k.claimed_by as "claimedBy", k.due_at as due, ${lightAt('$1::bigint')} as light, k.returns,
       (select json_build_object('step', s.step, 'form', s.form, 'firedAt', s.fired_at) from escalation_step s
         where s.task_id = k.task_id and s.track_id = k.track_id order by s.seq desc limit 1) as "lastStep"
     from task_track k join task t on t.id = k.task_id
     left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where k.due_at is not null and ${owing} and k.due_at <= $1 and t.closed_at is null
       and (k.due_at, k.task_id, k.track_id) > ($2::bigint, $3::text, $4::text)
       and ($5::text is null or k.unit_id = $5) and ($6::text is null or t.ledger_id = $6)
     order by k.due_at, k.task_id, k.track_id limit $7`,
    [ask.at, due, task, track, ask.unit ?? null, ask.ledger ?? null, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.due, item.task, item.track],
    (item) => item,
  );
}
