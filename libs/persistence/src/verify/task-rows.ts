import type { Task } from '#domain';
import type { EscalationRow, TaskRow, TodoRow, TrackRow } from '../commit/projection.js';
import type { Tx } from '../database/transaction.js';

/** Everything that stands about some tasks beside their events, by task. */
export interface TaskRows {
  task: StoredTaskRow | null;
  tracks: TrackRow[];
  todo: TodoRow[];
  escalations: EscalationRow[];
  commands: CommandRow[];
  notices: string[];
  refs: string[];
}

export interface StoredTaskRow {
  seq: number;
  headHash: Buffer;
  state: Task;
  columns: TaskRow;
}

export interface CommandRow {
  command_id: string;
  kind: string;
  accepted: boolean;
  seq: number;
  events: number;
}

type OfTask<Row> = Row & { task_id: string };

/** Reads the rows of these tasks: one statement per table. */
export async function readTaskRows(tx: Tx, taskIds: readonly string[]): Promise<Map<string, TaskRows>> {
  const rows = new Map<string, TaskRows>(taskIds.map((id) => [id, emptyRows()]));
  const read = async <Row>(sql: string, add: (rows: TaskRows, row: Row) => void): Promise<void> => {
    for (const { task_id, ...row } of await tx.query<OfTask<Record<string, unknown>>>(sql, [taskIds])) {
      const target = rows.get(task_id);
      if (target !== undefined) add(target, row as Row);
    }
  };
  await read<{ seq: number; head_hash: Buffer; state: Task } & TaskRow>(
    `select id as task_id, seq, head_hash, state, status, standing, due_day, wake_at, closed_at, days_late, blue_from,
       yellow_from, red_from, amended_text
     from task where id = any ($1::text[])`,
    (target, { seq, head_hash, state, ...columns }) => {
      target.task = { seq, headHash: head_hash, state, columns };
    },
  );
  await read<TrackRow>(
    `select task_id, track_id, unit_id, role, status, round, claimed_by, received_at, submitted_at, accepted_at, due_at,
       overdue_since, expected_day, returns
     from task_track where task_id = any ($1::text[])`,
    (target, row) => target.tracks.push(row),
  );
  await read<TodoRow>(
    `select task_id, receiver, entry_id, kind, track_id, subject, since, due_at
     from todo_entry where task_id = any ($1::text[])`,
    (target, row) => target.todo.push(row),
  );
  await read<EscalationRow>(
    `select task_id, seq, deadline_id, deadline_kind, track_id, unit_id, step, form, due_at, fired_at, receivers,
       skipped, escalation_id, acknowledged_at, acknowledged_by, answer
     from escalation_step where task_id = any ($1::text[])`,
    (target, row) => target.escalations.push(row),
  );
  await read<CommandRow>(
    `select task_id, command_id, kind, accepted, seq, events from task_command where task_id = any ($1::text[])`,
    (target, row) => target.commands.push(row),
  );
  await read<{ id: string }>(
    `select task_id, id from notice where task_id = any ($1::text[])`,
    (target, row) => target.notices.push(row.id),
  );
  await read<{ ref: string }>(
    `select task_id, seq || ' ' || sha256 as ref from content_use where task_id = any ($1::text[])`,
    (target, row) => target.refs.push(row.ref),
  );
  return rows;
}

function emptyRows(): TaskRows {
  return { task: null, tracks: [], todo: [], escalations: [], commands: [], notices: [], refs: [] };
}
