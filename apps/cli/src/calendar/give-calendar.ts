import type { Client } from '@temporalio/client';
import { systemActor, type Task } from '#domain';
import { calendarValue, calendarYears, inTenant, loadTask, type Database } from '#persistence';
import { inParallel } from '#temporal';
import { sendCommand } from '../record/send-command.js';

const PAGE_TASKS = 200;
/** Few enough to leave room for people. */
const IN_FLIGHT_MAX = 10;

export interface GiveCalendarAsk {
  readonly client: Client;
  readonly database: Database;
  readonly tenantId: string;
  readonly signal: AbortSignal;
  say(detail: string): void;
}

export interface GiveCalendarReport {
  /** Open tasks that now run on the published calendar. */
  given: number;
  /** Tasks whose workflow did not take it, with the reason; asked again they are tried again. */
  missed: { taskId: string; reason: string }[];
}

/**
 * Gives every open task the calendar as it is published now, with the years it has and those after them. A task that
 * has it already is left alone, so the whole may be repeated at any time.
 */
export async function giveCalendar(ask: GiveCalendarAsk): Promise<GiveCalendarReport> {
  const report: GiveCalendarReport = { given: 0, missed: [] };
  for (let after = ''; ;) {
    const ids = await openTasksAfter(ask, after);
    await inParallel(ids, IN_FLIGHT_MAX, async (taskId) => {
      if (ask.signal.aborted) return;
      const reason = await giveTo(ask, taskId).catch(String);
      if (reason === null) report.given += 1;
      else report.missed.push({ taskId, reason });
      ask.say(String(report.given));
    });
    ask.signal.throwIfAborted();
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE_TASKS) return report;
    after = last;
  }
}

async function openTasksAfter({ database, tenantId }: GiveCalendarAsk, after: string): Promise<string[]> {
  const rows = await inTenant(database, tenantId, (tx) =>
    tx.query<{ id: string }>('select id from task where closed_at is null and id > $1 order by id limit $2', [
      after,
      PAGE_TASKS,
    ]),
  );
  return rows.map(({ id }) => id);
}

/** Null when the task has the calendar, else why not. */
async function giveTo(
  { client, database, tenantId }: GiveCalendarAsk,
  taskId: string,
): Promise<string | null> {
  const { task } = await loadTask(database, { tenantId, taskId });
  if (task === null) return null;
  const calendar = await inTenant(database, tenantId, async (tx) => {
    const years = (await calendarYears(tx)).map(({ year }) => year);
    return calendarValue(
      tx,
      years.filter((year) => year >= firstYearOf(task)),
    );
  });
  if (calendar.version === task.calendar.version) return null;
  const commandId = `calendar/${calendar.version}`;
  const command = { kind: 'publishCalendar' as const, by: systemActor, calendar };
  const refusal = await sendCommand(client, { tenantId, taskId, commandId, command });
  return refusal === null || refusal.code === 'calendar.unchanged' ? null : refusal.code;
}

const firstYearOf = (task: Task): number => task.calendar.years[0] ?? 0;
