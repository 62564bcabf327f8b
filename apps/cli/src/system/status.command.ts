import { runningEngine } from '#engine';
import { inTenant } from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { whereabouts } from '../connection/whereabouts.js';
import { columns } from '../terminal/text.js';

/** What runs where, and how its tasks stand. */
export const statusCommand: Command = {
  name: 'status',
  summary: { zh: '显示运行地址和任务概况', en: 'show where it runs and how its tasks stand' },
  options: { json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } } },
  run: async (given, surroundings) => {
    const { terminal, home } = surroundings;
    const where = whereabouts(surroundings);
    const running = runningEngine(home);
    const tasks = await withDatabase(where, (database) => inTenant(database, where.tenant, taskCounts));
    const facts = {
      address: where.address ?? null,
      pid: running?.pid ?? null,
      since: running?.since ?? null,
      temporalAddress: where.temporalAddress,
      temporalVersion: running?.temporalVersion ?? null,
      tenant: where.tenant,
      ledgers: tasks.ledgers,
      open: tasks.open,
      overdue: tasks.overdue,
      closed: tasks.closed,
      nextWake: tasks.nextWake === null ? null : new Date(tasks.nextWake).toISOString(),
    };
    if (given.flag('json')) terminal.print(JSON.stringify(facts, null, 2));
    else {
      const rows = Object.entries(facts).map(([key, value]) => [
        terminal.phrase(names[key as keyof typeof names]),
        String(value ?? '–'),
      ]);
      for (const line of columns(rows)) terminal.print(line);
    }
    return exitCodes.ok;
  },
};

const names = {
  address: { zh: '网页', en: 'page' },
  pid: { zh: '进程', en: 'process' },
  since: { zh: '启动于', en: 'since' },
  temporalAddress: { zh: '流程引擎', en: 'workflow engine' },
  temporalVersion: { zh: '引擎版本', en: 'engine version' },
  tenant: { zh: '租户', en: 'tenant' },
  ledgers: { zh: '台账', en: 'ledgers' },
  open: { zh: '在办事项', en: 'open tasks' },
  overdue: { zh: '其中逾期', en: 'of these overdue' },
  closed: { zh: '已办结', en: 'closed tasks' },
  nextWake: { zh: '下一步自动动作', en: 'next step by time' },
};

interface TaskCounts extends Record<string, unknown> {
  ledgers: number;
  open: number;
  overdue: number;
  closed: number;
  nextWake: number | null;
}

async function taskCounts(tx: Parameters<Parameters<typeof inTenant>[2]>[0]): Promise<TaskCounts> {
  const [counts] = await tx.query<TaskCounts>(
    `select (select count(*)::int from ledger where status <> 'undone') as ledgers,
       count(*) filter (where closed_at is null)::int as open,
       count(*) filter (where closed_at is null and red_from <= $1)::int as overdue,
       count(*) filter (where closed_at is not null)::int as closed,
       min(wake_at) filter (where closed_at is null) as "nextWake"
     from task`,
    [Date.now()],
  );
  return counts ?? { ledgers: 0, open: 0, overdue: 0, closed: 0, nextWake: null };
}
