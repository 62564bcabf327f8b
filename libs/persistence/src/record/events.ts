import type { TaskEvent } from '#domain';
import { upcast } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';

/** An event as a row: what every event has in columns, the rest of it in `body`. */
export interface EventRow {
  seq: number;
  kind: string;
  v: number;
  at: number;
  by_person: string;
  by_unit: string;
  body: Record<string, unknown>;
}

/** An event of any release; `upcast` knows its shape. */
export type StoredEvent = Pick<EventRow, 'kind' | 'v' | 'at'> & { by: { person: string; unit: string } };

/** Columns of `EventRow`, for select lists. */
export const eventColumns = 'seq, kind, v, at, by_person, by_unit, body';

/** The event exactly as it was stored, in the shape of its own release. */
export function storedEvent(row: EventRow): StoredEvent {
  return {
    kind: row.kind,
    v: row.v,
    at: row.at,
    by: { person: row.by_person, unit: row.by_unit },
    ...row.body,
  };
}

/** The event in today's shape. */
export function eventOf(row: EventRow): TaskEvent {
  return upcast(storedEvent(row));
}

const after = statement(
  'event.after',
  `select ${eventColumns} from task_event where task_id = $1 and seq > $2 order by seq`,
);

/** The events of a task after its `seq`-th, in order. */
export async function eventsAfter(tx: Tx, taskId: string, seq: number): Promise<TaskEvent[]> {
  return (await tx.query<EventRow & Record<string, unknown>>(after, [taskId, seq])).map(eventOf);
}
