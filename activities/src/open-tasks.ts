import type { EpochMs } from '#domain';
import type { Database } from '#persistence';
import { inTenant, statement } from '#persistence';
import type { TaskRef } from '#temporal';

const overdue = statement(
  'task.overdue',
  `select id from task where closed_at is null and wake_at is not null and wake_at < $1
   order by wake_at, id limit $2`,
);

const open = statement(
  'task.open',
  'select id from task where closed_at is null and id > $1 order by id limit $2',
);

interface IdRow extends Record<string, unknown> {
  id: string;
}

/** The open tasks whose instant lies before `before`, longest overdue first, at most `limit`. */
export function overdueTasks(
  database: Database,
  tenantId: string,
  ask: { before: EpochMs; limit: number },
): Promise<TaskRef[]> {
  return inTenant(database, tenantId, async (tx) =>
    refs(tenantId, await tx.query<IdRow>(overdue, [ask.before, ask.limit])),
  );
}

/** The open tasks after the task `after`, in the order of their ids, at most `limit`. */
export function openTasks(
  database: Database,
  tenantId: string,
  ask: { after: string; limit: number },
): Promise<TaskRef[]> {
  return inTenant(database, tenantId, async (tx) =>
    refs(tenantId, await tx.query<IdRow>(open, [ask.after, ask.limit])),
  );
}

const refs = (tenantId: string, rows: IdRow[]): TaskRef[] => rows.map(({ id }) => ({ tenantId, taskId: id }));
