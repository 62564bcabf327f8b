import type { TaskId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { eventColumns } from '../record/events.js';
import type { ChainedEventRow } from './record-check.js';
import { RecordCheck } from './record-check.js';

/** Events that are held at once. */
const EVENTS_PAGE = 1_000;

/**
 * Ids after `after`, ascending, of every task that has a row or a record or an entry in the read model: what belongs to
 * no task must be found too.
 */
export async function taskIdsAfter(tx: Tx, after: TaskId, limit: number): Promise<TaskId[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct id from (
       (select id::text from task where id > $1 order by id limit $2)
       union all (${distinctAfter('task_event')})
       union all (${distinctAfter('task_track')})
       union all (${distinctAfter('todo_entry')})
       union all (${distinctAfter('task_command')})
     ) as every order by id limit $2`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** The next task ids of a table, hopping along its index from one id to the next instead of reading every row. */
function distinctAfter(table: string): string {
  return `with recursive hop(id, n) as (
    (select task_id::text, 1 from ${table} where task_id > $1 order by task_id limit 1)
    union all
    select (select task_id::text from ${table} where task_id > hop.id order by task_id limit 1), n + 1
    from hop where hop.id is not null and n < $2
  ) select id from hop where id is not null`;
}

/** Walks the records of these tasks, a page of events at a time. */
export async function checkRecords(tx: Tx, taskIds: readonly TaskId[]): Promise<Map<TaskId, RecordCheck>> {
  const checks = new Map(taskIds.map((id) => [id, new RecordCheck(tx.tenantId, id)]));
  let [task, seq] = ['', 0];
  for (;;) {
    const events = await tx.query<ChainedEventRow & Record<string, unknown>>(
      `select task_id, ${eventColumns}, command_id, prev_hash, hash from task_event
       where task_id = any ($1::text[]) and (task_id, seq) > ($2::text, $3::int)
       order by task_id, seq limit ${EVENTS_PAGE}`,
      [taskIds, task, seq],
    );
    for (const event of events) checks.get(event.task_id)?.add(event);
    const last = events.at(-1);
    if (last === undefined || events.length < EVENTS_PAGE) return checks;
    [task, seq] = [last.task_id, last.seq];
  }
}
