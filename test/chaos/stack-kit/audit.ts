import { queryRecord } from './record.js';
import type { WholeSystem } from './whole-system.js';
import type { Acknowledged } from './witness.js';

/** What the record says about commands of people, against what they were told. All empty: nothing lost, none twice. */
export interface CommandAudit {
  /** Acknowledged, and not recorded as accepted with the same outcome. */
  lost: string[];
  /** Recorded more than once, or with other events than its own. */
  twice: string[];
  /** Recorded as accepted, and acknowledged to nobody although everybody asked until they knew. */
  unasked: string[];
}

/** Compares every acknowledged command with the record of these tasks. */
export async function auditCommands(
  system: WholeSystem,
  tasks: readonly string[],
  acknowledged: readonly Acknowledged[],
): Promise<CommandAudit> {
  const rows = await queryRecord<{ task: string; key: string; seq: number; events: number; written: number }>(
    system,
    `select c.task_id as task, split_part(c.command_id, '/', 3) as key, c.seq, c.events,
       (select count(*)::int from task_event e where e.tenant_id = c.tenant_id and e.task_id = c.task_id
          and e.command_id = c.command_id) as written
     from task_command c where c.task_id = any ($1) and c.accepted and c.command_id like 'by/%'`,
    [tasks],
  );
  const recorded = new Map(rows.map((row) => [`${row.task} ${row.key}`, row]));
  const told = new Map(acknowledged.map((one) => [`${one.task} ${one.key}`, one]));
  return {
    lost: [...told].filter(([id, { seq }]) => recorded.get(id)?.seq !== seq).map(([id]) => id),
    twice: [
      ...rows.filter(({ events, written }) => events === 0 || events !== written).map(({ key }) => key),
      ...(recorded.size === rows.length ? [] : ['a key stands in two rows']),
    ],
    unasked: [...recorded.keys()].filter((id) => !told.has(id)),
  };
}

/**
 * What happened on each task: its events by kind and its notices by template and receivers, with their numbers. One
 * text for all that went alike.
 */
export async function courses(system: WholeSystem, tasks: readonly string[]): Promise<Map<string, string>> {
  const rows = await queryRecord<{ task: string; course: string }>(
    system,
    `with happened as (
       select task_id as task, kind as what from task_event where task_id = any ($1)
       union all
       select n.task_id, 'notice ' || n.template || ' to ' || d.person_id from notice n
         join notice_delivery d on d.notice_id = n.id where n.task_id = any ($1) and d.status in ('sent', 'read')
     ), counted as (select task, what, count(*) as number from happened group by task, what)
     select task, string_agg(what || ' ' || number, ', ' order by what) as course from counted group by task`,
    [tasks],
  );
  return new Map(rows.map(({ task, course }) => [task, course]));
}

/** What the sweep found last, once it has run after that instant. */
export async function sweepAfter(
  system: WholeSystem,
  instant: number,
): Promise<{ nudged: number; restarted: number } | undefined> {
  const [found] = await queryRecord<{ value: { nudged: number; restarted: number; at: number } }>(
    system,
    `select value from setting where key = 'lastSweep'`,
  );
  if (found === undefined || found.value.at <= instant) return undefined;
  const { nudged, restarted } = found.value;
  return { nudged, restarted };
}

/** Changes one word of one recorded event, past every guard, as somebody with the keys to the database could. */
export async function tamper(system: WholeSystem, task: string): Promise<void> {
  await queryRecord(system, 'alter table task_event disable trigger append_only');
  await queryRecord(
    system,
    `update task_event set body = body || '{"v": 1, "round": 7}' where task_id = $1 and kind = 'submitted'`,
    [task],
  );
  await queryRecord(system, 'alter table task_event enable trigger append_only');
}
