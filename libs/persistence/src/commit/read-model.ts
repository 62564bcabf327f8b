import type { Task, TaskEvent } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import { sameJson } from './canonical-json.js';
import type { Change } from './change.js';
import type { EscalationRow, TodoRow, TrackRow } from './projection.js';
import { escalationRow, todoRows, trackRows } from './projection.js';

/** What a change of a task's state does to the rows that pages read. */
export interface ReadModelChange {
  tracks: TrackRow[];
  todoGone: Pick<TodoRow, 'entry_id' | 'receiver'>[];
  todo: TodoRow[];
  fired: EscalationRow[];
  acknowledged: { escalation_id: string; at: number; by: string; answer: string }[];
}

/** The writes of what pages show, from parameters `$1` to `$4`: the task, entries that are gone, entries, parts. */
export const readModelWrites = `gone as (
    delete from todo_entry t using jsonb_to_recordset($2::jsonb) as g(entry_id text, receiver text)
    where t.task_id = $1::text and t.entry_id = g.entry_id and t.receiver = g.receiver
  ), todo as (
    insert into todo_entry (task_id, receiver, entry_id, kind, track_id, subject, since, due_at)
    select $1::text, receiver, entry_id, kind, track_id, subject, since, due_at
    from jsonb_to_recordset($3::jsonb) as e(receiver text, entry_id text, kind text, track_id text, subject text,
      since bigint, due_at bigint)
    on conflict (tenant_id, task_id, entry_id, receiver) do update set kind = excluded.kind,
      track_id = excluded.track_id, subject = excluded.subject, since = excluded.since, due_at = excluded.due_at
  ), part as (
    insert into task_track (task_id, track_id, unit_id, role, status, round, claimed_by, received_at, submitted_at,
      accepted_at, due_at, overdue_since, expected_day, returns)
    select $1::text, track_id, unit_id, role, status, round, claimed_by, received_at, submitted_at,
      accepted_at, due_at, overdue_since, expected_day, returns
    from jsonb_to_recordset($4::jsonb) as e(track_id text, unit_id text, role text, status text, round int,
      claimed_by text, received_at bigint, submitted_at bigint, accepted_at bigint, due_at bigint,
      overdue_since bigint, expected_day date, returns int)
    on conflict (tenant_id, task_id, track_id) do update set unit_id = excluded.unit_id, role = excluded.role,
      status = excluded.status, round = excluded.round, claimed_by = excluded.claimed_by,
      received_at = excluded.received_at, submitted_at = excluded.submitted_at, accepted_at = excluded.accepted_at,
      due_at = excluded.due_at, overdue_since = excluded.overdue_since, expected_day = excluded.expected_day,
      returns = excluded.returns
  )`;

const write = statement('read-model.write', `with ${readModelWrites} select`);

/** Apart from the other one: only a tick or an answer to a notice has any, and each table in a statement has its price. */
const escalations = statement(
  'read-model.escalations',
  `with fired as (
    insert into escalation_step (task_id, seq, deadline_id, deadline_kind, track_id, unit_id, step, form, due_at,
      fired_at, receivers, skipped, escalation_id, acknowledged_at, acknowledged_by, answer)
    select $1::text, seq, deadline_id, deadline_kind, track_id, unit_id, step, form, due_at,
      fired_at, receivers, skipped, escalation_id, acknowledged_at, acknowledged_by, answer
    from jsonb_to_recordset($2::jsonb) as e(seq int, deadline_id text, deadline_kind text, track_id text,
      unit_id text, step text, form text, due_at bigint, fired_at bigint, receivers text[], skipped jsonb,
      escalation_id text, acknowledged_at bigint, acknowledged_by text, answer text)
  )
  update escalation_step s set acknowledged_at = a.at, acknowledged_by = a.by, answer = a.answer
  from jsonb_to_recordset($3::jsonb) as a(escalation_id text, at bigint, by text, answer text)
  where s.task_id = $1::text and s.escalation_id = a.escalation_id`,
);

const writeFirst = statement(
  'read-model.first',
  `with todo as (
    insert into todo_entry (task_id, receiver, entry_id, kind, track_id, subject, since, due_at)
    select task_id, receiver, entry_id, kind, track_id, subject, since, due_at
    from jsonb_to_recordset($1::jsonb) as e(task_id text, receiver text, entry_id text, kind text, track_id text,
      subject text, since bigint, due_at bigint)
  )
  insert into task_track (task_id, track_id, unit_id, role, status, round, claimed_by, received_at, submitted_at,
    accepted_at, due_at, overdue_since, expected_day, returns)
  select task_id, track_id, unit_id, role, status, round, claimed_by, received_at, submitted_at, accepted_at, due_at,
    overdue_since, expected_day, returns
  from jsonb_to_recordset($2::jsonb) as e(task_id text, track_id text, unit_id text, role text, status text, round int,
    claimed_by text, received_at bigint, submitted_at bigint, accepted_at bigint, due_at bigint,
    overdue_since bigint, expected_day date, returns int)`,
);

/** What the first command of several tasks does to the read model: one statement. */
export function projectFirst(tx: Tx, changes: readonly Change[]): void {
  const rows = <Row>(of: (task: Task) => Row[]) =>
    JSON.stringify(
      changes.flatMap(({ ask, after }) => of(after).map((row) => ({ task_id: ask.taskId, ...row }))),
    );
  tx.write(writeFirst, [rows(todoRows), rows(trackRows)]);
}

/** Writes what pages show (I4, I8): a statement for what shows, none when nothing does. */
export function writeReadModel(tx: Tx, taskId: string, change: ReadModelChange): void {
  if (shows(change)) tx.write(write, readModelValues(taskId, change));
  writeEscalations(tx, taskId, change);
}

/** Whether there is anything for `readModelWrites`. */
export function shows({ todoGone, todo, tracks }: ReadModelChange): boolean {
  return todoGone.length + todo.length + tracks.length > 0;
}

/** The parameters of `readModelWrites`. */
export function readModelValues(taskId: string, { todoGone, todo, tracks }: ReadModelChange): string[] {
  return [taskId, ...[todoGone, todo, tracks].map((rows) => JSON.stringify(rows))];
}

export function writeEscalations(
  tx: Tx,
  taskId: string,
  { fired, acknowledged }: Pick<ReadModelChange, 'fired' | 'acknowledged'>,
): void {
  if (fired.length + acknowledged.length === 0) return;
  tx.write(escalations, [taskId, JSON.stringify(fired), JSON.stringify(acknowledged)]);
}

/** The difference that `events` make between two states of a task; `before` is null for a new one. */
export function readModelChange(
  before: Task | null,
  after: Task,
  events: readonly { event: TaskEvent; seq: number }[],
): ReadModelChange {
  const todoBefore = keyed(before === null ? [] : todoRows(before), todoKey);
  const todoAfter = keyed(todoRows(after), todoKey);
  const tracksBefore = keyed(before === null ? [] : trackRows(before), (row) => row.track_id);
  const tracksAfter = keyed(trackRows(after), (row) => row.track_id);
  return {
    tracks: changed(tracksBefore, tracksAfter),
    todo: changed(todoBefore, todoAfter),
    todoGone: [...todoBefore.entries()]
      .filter(([key]) => !todoAfter.has(key))
      .map(([, row]) => keyOfTodo(row)),
    fired: events.flatMap(({ event, seq }) => escalationRow(after, event, seq) ?? []),
    acknowledged: events.flatMap(({ event }) =>
      event.kind === 'escalationAcknowledged'
        ? [{ escalation_id: event.escalation, at: event.at, by: event.by.person, answer: event.answer }]
        : [],
    ),
  };
}

const todoKey = (row: TodoRow): string => `${row.entry_id} ${row.receiver}`;
const keyOfTodo = ({ entry_id, receiver }: TodoRow) => ({ entry_id, receiver });

function keyed<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function changed<Row>(before: Map<string, Row>, after: Map<string, Row>): Row[] {
  return [...after.entries()].filter(([key, row]) => !sameJson(before.get(key), row)).map(([, row]) => row);
}
